import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, SettingsError, type Settings } from '../config/settings.js';
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
    const tests = this.settings.access.testOrganisations;
    const { manager } = this.dataSource;
    const known = new Set((await manager.findBy(Organisation, { id: In([...ids]) })).map(({ id }) => id));
    const createdAt = this.clock.now().toISOString();
    const added = [...ids]
      .filter((id) => !known.has(id))
      .map((id) => ({ id, name: nameOf(id), createdAt, version: 1 }));
    const rows = added.map((one) => ({ ...one, kind: kindOf(one.id), test: tests.includes(one.id) }));
    if (rows.length > 0) {
      // Of several processes that start at once one is the first.
      await manager.createQueryBuilder().insert().into(Organisation).values(rows).orIgnore().execute();
    }
    await this.mustBeTests(tests);
  }

  /** A firm that has issued reports does not turn into one whose reports are trials, nor the other way round. */
  private async mustBeTests(ids: readonly string[]): Promise<void> {
    const found = await this.dataSource.manager.findBy(Organisation, { id: In([...ids]), test: true });
    const others = ids.filter((id) => !found.some((one) => one.id === id));
    if (others.length === 0) return;
    const allowed = `organisations of API_KEYS that are new or were test organisations from the start; not ${others.join(', ')}`;
    throw new SettingsError([{ name: 'TEST_ORGANISATIONS', allowed }]);
  }
}

/** Of a configured one nothing is known but its id; an operator may name it later. */
const nameOf = (id: string): string => (id === operatorOrganisation ? '系统运营方' : id);

const kindOf = (id: string): OrganisationKind => (id === operatorOrganisation ? 'operator' : 'firm');
