import { Injectable } from '@nestjs/common';
import { People } from '../../access/people/people.js';
import { Engagements } from '../../assignments/engagements/engagements.js';
import { LiftFiles } from '../../assignments/lifts/lift-files.js';
import type { LiftFile } from '../../assignments/lifts/lift-register.js';
import type { Caller } from '../../http/caller.js';
import { rightsOf } from '../assignments/assignment-scenes.js';
import type { LiftPageWishes } from './lift-pages.js';

/** What the page of a lift shows, but for its form. */
@Injectable()
export class LiftScenes {
  constructor(
    private readonly files: LiftFiles,
    private readonly engagements: Engagements,
    private readonly people: People,
  ) {}

  async of(caller: Caller, deviceCode: string): Promise<Omit<LiftPageWishes, 'form' | 'formKey'>> {
    const { organisationId } = caller;
    const lift = (await this.files.detail(organisationId, deviceCode)) as LiftPageWishes['lift'];
    const names = await this.people.nameOf(lift.history.map(({ actor }: Pick<LiftFile, 'actor'>) => actor));
    const engagements = await this.engagements.list(organisationId, { limit: 100, before: null });
    const options = engagements.map(({ id, name }) => ({ value: id, label: name }));
    return { lift, names, engagements: options, mayWrite: rightsOf(caller).write };
  }
}
