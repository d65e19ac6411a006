/** The real service with an association, a firm, and people in both, made by the same use cases as the pages use. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { FirstAdministrator } from '../../../src/access/first-administrator.js';
import { Organisations } from '../../../src/access/organisations/organisations.js';
import { CreatePerson } from '../../../src/access/people/create-person.js';
import { Person } from '../../../src/access/person.entities.js';
import { readSettings, type Environment } from '../../../src/config/settings.js';
import { createApp } from '../../../src/create-app.js';
import type { Caller } from '../../../src/http/caller.js';
import { KeepTables } from '../../../src/price-tables/keep-tables.js';
import { DataSource } from 'typeorm';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { openBrowser, type TestBrowser } from './browser.js';
import type { NewColleague } from './sign-in.js';

/** The day on which the browser tests take place; from here the clock runs as clocks do. */
const startInstant = Date.parse('2026-11-02T08:00:00.000Z');

export interface Association {
  readonly app: NestFastifyApplication;
  readonly browser: TestBrowser;
  readonly url: string;
  readonly dataDir: string;
  /** The clock of the service. */
  now(): Date;
  /** A person who has never signed in. */
  colleague(wanted: Wanted): Promise<NewColleague>;
  stop(): Promise<void>;
}

export interface Wanted {
  readonly login: string;
  readonly name: string;
  readonly organisationId: 'association' | 'firm';
  readonly roles: readonly string[];
}

export async function startAssociation(environment: Environment = {}): Promise<Association> {
  const folder = temporaryFolder('browser');
  const started = Date.now();
  const now = (): Date => new Date(startInstant + Date.now() - started);
  // With a key configured nobody comes in unnamed.
  const API_KEYS = `another-firm:${'0'.repeat(64)}`;
  const settings = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder.path, PORT: '0', API_KEYS, ...environment });
  const app = await createApp(settings, { now });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const administrator = await administratorOf(app);
  await enterOrganisations(app, administrator);
  const url = `http://127.0.0.1:${port}`;
  const browser = await openBrowser(url);
  return {
    app,
    browser,
    url,
    dataDir: folder.path,
    now,
    colleague: async ({ login, name, organisationId, roles }) => {
      const person = { organisationId, login, name, email: null, roles, signIn: 'password' };
      const made = await app.get(CreatePerson).create(administrator, person);
      if (!made.ok) throw new Error(`${login} was refused: ${JSON.stringify(made)}`);
      return {
        login,
        oneTimePassword: made.value.oneTimePassword ?? '',
        password: `三家询价取平均-${organisationId}-2026`,
        now,
      };
    },
    stop: async () => {
      await browser.close();
      await app.close();
      folder.remove();
    },
  };
}

async function administratorOf(app: NestFastifyApplication): Promise<Caller> {
  await app.get(FirstAdministrator).makeIfNobodyIsThere();
  const { id, organisationId } = await app.get(DataSource).getRepository(Person).findOneByOrFail({});
  const roles = new Set(['operator']);
  return { organisationId, actor: id, personId: id, roles, via: 'session', scopes: null };
}

/** The association keeps the tables that came as files. */
async function enterOrganisations(app: NestFastifyApplication, administrator: Caller): Promise<void> {
  const organisations = app.get(Organisations);
  await organisations.create(administrator, { id: 'association', name: '沈阳市电梯协会（测试）', kind: 'association' });
  await organisations.create(administrator, { id: 'firm', name: '沈阳公正评估有限公司（测试）', kind: 'firm' });
  await app.get(KeepTables).give(administrator, 'demonstration', 'association');
}
