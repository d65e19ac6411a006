import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { localOrganisation, operatorOrganisation, Organisation } from './organisation.entity.js';
import type { OrganisationKind } from './roles.js';

/** Every organisation of the settings has its row before the first request: all other tables refer to it. */
@Injectable()
export class RegisterOrganisations implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const configured = this.settings.apiKeys.map((key) => key.organisationId);
    const ids = new Set([operatorOrganisation, ...(configured.length > 0 ? configured : [localOrganisation])]);
    const createdAt = this.clock.now().toISOString();
    await this.dataSource
      .createQueryBuilder()
      .insert()
      .into(Organisation)
      .values([...ids].map((id) => ({ id, name: id, createdAt, kind: kindOf(id), version: 1 })))
      .orIgnore()
      .execute();
  }
}

const kindOf = (id: string): OrganisationKind => (id === operatorOrganisation ? 'operator' : 'firm');
