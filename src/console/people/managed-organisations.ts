import { Injectable } from '@nestjs/common';
import type { Organisation } from '../../access/organisation.entity.js';
import { Organisations } from '../../access/organisations/organisations.js';
import type { Caller } from '../../http/caller.js';

/** More than a country has; a list of choices longer than this would help nobody. */
const most = 2000;

/** The organisations a caller looks after, and the one a page is about. */
@Injectable()
export class ManagedOrganisations {
  constructor(private readonly organisations: Organisations) {}

  async of(caller: Caller, asked: unknown): Promise<{ all: readonly Organisation[]; current: Organisation | null }> {
    const { organisations: all } = await this.organisations.list(caller, { limit: most, after: null });
    const wanted = typeof asked === 'string' && asked !== '' ? asked : caller.organisationId;
    return { all, current: all.find(({ id }) => id === wanted) ?? null };
  }
}
