/** Every door of the running service, found by itself, tried by every kind of caller: nothing but what the table says. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ApiKeys } from '../../src/access/keys/api-keys.js';
import { grantable, permissions, sessionOnly, type Permission } from '../../src/access/permissions.js';
import { roles, settingsKeyRoles, type Role } from '../../src/access/roles.js';
import { Sessions } from '../../src/access/sign-in/sessions.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { EdgeError } from '../../src/http/edge-error.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { databaseUrl } from '../stores/test-database.js';
import { doorsOf, routesAsRegistered, type Door } from './doors-of.js';
import { pageForms } from './page-forms.js';
import { testInstant } from './running-service.js';
import { addPerson, signedIn } from './signed-in.js';

/** Stands behind the guard and before every handler: nothing is done, only that somebody came this far is noted. */
class Threshold implements NestInterceptor {
  crossings = 0;

  intercept(_context: ExecutionContext, _next: CallHandler): never {
    this.crossings += 1;
    throw new EdgeError({ kind: 'conflict', code: 'threshold', title: { zh: '门槛', en: 'threshold' } });
  }
}

interface Service {
  readonly app: NestFastifyApplication;
  readonly threshold: Threshold;
  readonly doors: readonly Door[];
  readonly routes: readonly { method: string; path: string }[];
  stop(): Promise<void>;
}

async function start(environment: Readonly<Record<string, string>>): Promise<Service> {
  const folder = temporaryFolder('routes');
  const DATABASE_URL = await databaseUrl(folder.path);
  const fixed = { LOG_LEVEL: 'silent', DATA_DIR: folder.path, DATABASE_URL, PORT: '0' };
  const settings = readSettings({ ...fixed, ...environment });
  const app = await createApp(settings, { now: () => new Date(testInstant) });
  const routes = routesAsRegistered(app);
  const threshold = new Threshold();
  app.useGlobalInterceptors(threshold);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const stop = async (): Promise<void> => {
    await app.close();
    folder.remove();
  };
  return { app, threshold, doors: doorsOf(app), routes, stop };
}

type Headers = Readonly<Record<string, string>>;

/** The doors these headers open. */
async function openedBy({ app, doors, threshold }: Service, headers: Headers): Promise<ReadonlySet<Door>> {
  const opened = new Set<Door>();
  for (const door of doors) {
    const before = threshold.crossings;
    const url = door.path.replaceAll(/:\w+(\([^)]*\))?|\*\w*/g, 'x');
    const { statusCode } = await app.inject({ method: door.method, url, headers: { host: '127.0.0.1', ...headers } });
    if (threshold.crossings > before) opened.add(door);
    // Who is kept out is told so, or led to the page where one signs in; never an error of ours.
    else expect([door.path, [303, 401, 403].includes(statusCode), statusCode]).toEqual([door.path, true, statusCode]);
  }
  return opened;
}

const namesOf = (doors: Iterable<Door>): readonly string[] =>
  [...doors].map(({ method, path }) => `${method} ${path}`).sort();
const which = (doors: readonly Door[], isOpen: (permission: Permission) => boolean): readonly string[] =>
  namesOf(doors.filter(({ mark }) => mark === 'public' || (mark !== null && isOpen(mark.permission))));

describe('every door', () => {
  let service: Service;
  let dataSource: DataSource;
  const settingsKey = 'key-of-the-settings';

  beforeAll(async () => {
    const sha256 = createHash('sha256').update(settingsKey).digest('hex');
    service = await start({ API_KEYS: `firm-a:${sha256}` });
    dataSource = service.app.get(DataSource);
  }, 120_000);
  afterAll(() => service.stop());

  const isHeldBy = (role: Role) => (permission: Permission) =>
    (permissions[permission] as readonly Role[]).includes(role);

  it('is marked with what it requires, or as open', () => {
    expect(service.doors.length).toBeGreaterThan(40);
    expect(service.doors.filter(({ mark }) => mark === null).map(({ name }) => name)).toEqual([]);
  });

  it('is one of Nest’s, before which the guard stands: no other route answers, but for the documentation', () => {
    const known = new Set(service.doors.map(({ method, path }) => `${method} ${path}`));
    const others = service.routes
      .map(({ method, path }) => `${method} ${path.replace(/(.)\/$/, '$1')}`)
      .filter((route) => !known.has(route))
      .filter((route) => !/^GET \/(docs|openapi\.json)/.test(route));
    expect([...new Set(others)]).toEqual([]);
  });

  it('of a page’s form asks for what the API asks where it does the same', () => {
    const { doors } = service;
    const askedAt = new Map(doors.map(({ method, path, mark }) => [`${method} ${path}`, mark]));
    const pairs = Object.entries(pageForms).flatMap(([door, forms]) => forms.map((form) => ({ door, form })));
    const asked = pairs.map(({ form }) => [form, askedAt.get(`POST ${form}`)]);
    expect(asked).toEqual(pairs.map(({ door, form }) => [form, askedAt.get(door) ?? `no door ${door}`]));
    // No form is left out, but for those that are open to all.
    const forms = doors.filter(({ method, path }) => method !== 'GET' && !path.startsWith('/v1/'));
    const closed = forms.filter(({ mark }) => mark !== 'public').map(({ path }) => path);
    expect([...new Set(closed)].sort()).toEqual(pairs.map(({ form }) => form).sort());
  });

  it.each(roles)('opens to %s as the table says, and to no more', async (role) => {
    const { headers } = await signedIn({ app: service.app, dataSource }, { roles: [role] });
    expect(namesOf(await openedBy(service, headers))).toEqual(which(service.doors, isHeldBy(role)));
  });

  it.each(roles)('opens to an API key of %s within its scopes, never to manage accounts', async (role) => {
    const { id, organisationId } = await addPerson({ dataSource }, { roles: [role] });
    const owner = { organisationId, personId: id, roles: new Set([role]) };
    const keyOf = async (scopes: readonly string[]): Promise<Headers> => {
      const made = await service.app.get(ApiKeys).create(owner, { name: 'k', scopes, expiresInDays: 1 });
      return { authorization: `Bearer ${made.ok ? made.value.written : 'none'}` };
    };
    const all = grantable(owner.roles);
    const mayAll = (one: Permission): boolean => !sessionOnly.has(one) && isHeldBy(role)(one);
    expect(namesOf(await openedBy(service, await keyOf(all)))).toEqual(which(service.doors, mayAll));
    const [one = ''] = all.slice(-1);
    expect(namesOf(await openedBy(service, await keyOf([one])))).toEqual(
      which(service.doors, (asked) => asked === one),
    );
  });

  it('opens to a key of the settings as to a program that approves and manages nothing', async () => {
    const isOpen = (one: Permission): boolean =>
      !sessionOnly.has(one) && [...settingsKeyRoles].some((role) => isHeldBy(role)(one));
    const opened = await openedBy(service, { authorization: `Bearer ${settingsKey}` });
    expect(namesOf(opened)).toEqual(which(service.doors, isOpen));
  });

  it('opens to nobody in particular only where it is open to all', async () => {
    const open = which(service.doors, () => false);
    const { id } = await addPerson({ dataSource }, { roles: [...roles] });
    const person = { id, organisationId: 'firm-of-tests' };
    const token = await dataSource.transaction((manager) =>
      service.app.get(Sessions).open(manager, { person, stage: 'code', via: 'password' }),
    );
    const kinds: readonly Headers[] = [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Bearer la_01ARZ3NDEKTSV4RRFFQ69G5FAV_0123456789012345678901234567890123456789012' },
      { cookie: 'session=made-up', 'sec-fetch-site': 'same-origin' },
      // Half signed in.
      { cookie: `session=${token}`, 'sec-fetch-site': 'same-origin' },
    ];
    for (const headers of kinds) expect(namesOf(await openedBy(service, headers))).toEqual(open);
  });

  it('opens to no other site’s page in the name of whoever is signed in, where something would change', async () => {
    const { headers } = await signedIn({ app: service.app, dataSource }, { roles: [...roles] });
    const { cookie = '' } = headers;
    const elsewhere: readonly Headers[] = [
      { cookie, 'sec-fetch-site': 'cross-site' },
      { cookie, 'sec-fetch-site': 'same-site' },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'null' },
      { cookie },
    ];
    const reading = service.doors.filter(({ method, mark }) => method === 'GET' || mark === 'public');
    for (const from of elsewhere) expect(namesOf(await openedBy(service, from))).toEqual(namesOf(reading));
  });
});

describe('while no key is configured', () => {
  let service: Service;
  beforeAll(async () => {
    service = await start({});
  }, 120_000);
  afterAll(() => service.stop());

  it('every door opens to whoever is at this machine, but for what a person must answer for', async () => {
    const isOpen = (one: Permission): boolean => !sessionOnly.has(one);
    expect(namesOf(await openedBy(service, {}))).toEqual(which(service.doors, isOpen));
  });

  it('only the open ones open to another host name, another site, or what a proxy passes on', async () => {
    const open = which(service.doors, () => false);
    const outside: readonly Headers[] = [
      { host: 'rebound.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
    ];
    for (const headers of outside) expect(namesOf(await openedBy(service, headers))).toEqual(open);
  });
});
