/** The key of the secrets is exchanged under rows that a running service has sealed: nobody has to be reset for it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import type { DataSource } from 'typeorm';
import { Person } from '../../src/access/person.entities.js';
import { SecretBox } from '../../src/access/secret-box.js';
import { SecondFactor } from '../../src/access/sign-in/second-factor.js';
import { Session } from '../../src/access/sign-in/session.entity.js';
import { Sessions } from '../../src/access/sign-in/sessions.js';
import { reseal, ResealRefused } from '../../src/database/reseal/reseal.js';
import { sealedColumns } from '../../src/database/reseal/sealed-columns.js';
import { dialectOf } from '../../src/database/dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../../src/database/guard.js';
import { WebhookEndpoint, WebhookMessage, WebhookSecret } from '../../src/notices/webhooks/webhook.entities.js';
import { WebhookSecrets } from '../../src/notices/webhooks/webhook-secrets.js';
import { Webhooks } from '../../src/notices/webhooks/webhooks.js';
import { startFirm, type Firm } from '../owners/issued-reports.js';
import { addPerson } from '../api/signed-in.js';
import { testInstant } from '../api/running-service.js';
import { temporaryFolder } from './temporary-folder.js';
import { databaseUrl, dropTestDatabase } from './test-database.js';

const now = new Date(testInstant);
const [first, second, third] = ['a1', 'b2', 'c3'].map((byte) => byte.repeat(32)) as [string, string, string];
const boxOf = (key: string, before: string | null = null): SecretBox =>
  new SecretBox(Buffer.from(key, 'hex'), before === null ? null : Buffer.from(before, 'hex'));
const folder = temporaryFolder('reseal');
const person = { id: '', secret: '' };
let [token, households, objection, endpointId] = ['', '', '', ''];

async function withService<Result>(
  keys: { readonly SECRETS_KEY: string; readonly SECRETS_KEY_BEFORE?: string },
  work: (firm: Firm) => Promise<Result>,
): Promise<Result> {
  const firm = await startFirm({ DATA_DIR: folder.path, ...keys });
  return work(firm).finally(() => firm.service.stop());
}

const ok = (answer: { status: number; body: Record<string, string>; text: string }): Record<string, string> => {
  if (answer.status >= 400) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
};

async function addWebhook({ service }: Firm, path: string): Promise<string> {
  const order = { url: `https://receiver.example.org/${path}`, description: '', types: ['report.affected'] } as const;
  const webhooks = service.app.get(Webhooks, { strict: false });
  return (await webhooks.create({ organisationId: 'firm', actor: person.id }, order)).endpoint.id;
}

/** One secret of every kind, each sealed by the use case that seals it. */
async function fill(firm: Firm): Promise<void> {
  const { app, dataSource } = firm.service;
  const factor = app.get(SecondFactor, { strict: false });
  const entered = await addPerson(firm.service, { roles: ['operator'] });
  const sealed = factor.newSealedSecret(entered.id);
  Object.assign(person, { id: entered.id, secret: factor.shown(sealed, entered).secret });
  await dataSource.manager.update(Person, { id: entered.id }, { totpSealed: sealed });
  const opening = { person: entered, stage: 'full', via: 'password' } as const;
  const sessions = app.get(Sessions, { strict: false });
  token = await dataSource.transaction((manager) => sessions.open(manager, opening));
  await sessions.keepSecret(token, factor.newSealedSecret(entered.id));
  const report = await firm.issue();
  households = `/v1/appraisals/${report.appraisalId}/households`;
  const listed = [{ room: '2-1-101', exclusiveAreaM2: '89.35', owner: '王小明' }];
  ok(await firm.post(households, { key: { kind: 'exclusive-area' }, households: listed }));
  ok(
    await firm.sendForm(`/r/${report.code}/objections`, { kind: 'question', text: '为什么？', contact: '13800000000' }),
  );
  objection = `/v1/objections/${(await firm.get('/v1/objections')).body.items[0].id}`;
  endpointId = await addWebhook(firm, 'kept');
}

/** What each of the five says when it is asked for as the service does. */
async function readBack(firm: Firm): Promise<readonly unknown[]> {
  const { service } = firm;
  const { manager } = service.dataSource;
  const factor = service.app.get(SecondFactor, { strict: false });
  const sessions = service.app.get(Sessions, { strict: false });
  const owner = await manager.findOneByOrFail(Person, { id: person.id });
  await manager.update(Person, { id: owner.id }, { totpLastStep: null });
  const code = new TOTP({ secret: Secret.fromBase32(person.secret) }).generate({ timestamp: now.getTime() });
  const kept = (await sessions.find(token))?.session.totpSealed ?? '';
  const message = Object.assign(new WebhookMessage(), { id: 'm1', body: '{}' });
  const secrets = service.app.get(WebhookSecrets, { strict: false });
  return [
    await factor.accept(manager, { ...owner, totpLastStep: null }, { code }),
    factor.shown(kept, owner).secret.length,
    (await firm.get(households)).body.households[0].owner,
    (await firm.get(objection)).body.contact,
    (await secrets.sign(manager, { message, endpointId, at: now }))?.['webhook-id'],
  ];
}
const whole = [true, 32, '王小明', '13800000000', 'm1'];
const tables = ['people', 'sessions', 'webhook_secrets', 'household_keys', 'objection_contacts'];
const counted = (sealedAnew: number, asTheyWere: number): unknown =>
  tables.map((table) => ({ table, sealedAnew, asTheyWere }));

/** As if the machine went down when it comes to this table. */
async function refuseChanges(dataSource: DataSource, table: string): Promise<() => Promise<void>> {
  const dialect = dialectOf(dataSource.options.type);
  const guard: Guard = {
    ...{ name: 'machine_stops', table, before: 'UPDATE', when: null, message: 'the machine stopped' },
  };
  for (const statement of guardStatements(dialect, guard)) await dataSource.query(statement);
  return async () => {
    for (const statement of dropGuardStatements(dialect, guard)) await dataSource.query(statement);
  };
}

beforeAll(() => withService({ SECRETS_KEY: first }, fill), 60_000);
afterAll(async () => {
  await dropTestDatabase(await databaseUrl(folder.path));
  folder.remove();
});

describe('the columns of sealed secrets', () => {
  it('are all there are, but for rows that a key of their own list seals; guarded ones have nothing beside the secret', async () => {
    await withService({ SECRETS_KEY: first }, ({ service }) => {
      const metadata = service.dataSource.entityMetadatas;
      const columns = metadata.flatMap(({ tableName, columns: all }) =>
        all.map(({ databaseName }) => `${tableName}.${databaseName}`).filter((name) => /seal/.test(name)),
      );
      const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
      expect([...listed, 'household_rows.sealed_row'].sort()).toEqual(columns.sort());
      for (const { table, key, column } of sealedColumns.filter(({ isGuarded }) => isGuarded)) {
        const found = metadata.find(({ tableName }) => tableName === table);
        const names = found?.columns.map(({ databaseName }) => databaseName);
        expect(names?.sort()).toEqual([key, 'organisation_id', column].sort());
      }
      return Promise.resolve();
    });
  });
});

describe('an exchange of the key', () => {
  it('leaves everything readable at every step, also when it is stopped half way and run again', async () => {
    await expect(withService({ SECRETS_KEY: second }, readBack)).rejects.toThrow('sealed with another key');
    await withService({ SECRETS_KEY: second, SECRETS_KEY_BEFORE: first }, async (firm) => {
      const { dataSource } = firm.service;
      expect(await readBack(firm)).toEqual(whole);
      const allowAgain = await refuseChanges(dataSource, 'webhook_secrets');
      await expect(reseal(dataSource, boxOf(second, first), now)).rejects.toThrow('the machine stopped');
      expect(await readBack(firm)).toEqual(whole);
      await allowAgain();
      const done = counted(1, 0) as object[];
      expect(await reseal(dataSource, boxOf(second, first), now)).toEqual([
        { table: 'people', sealedAnew: 0, asTheyWere: 1 },
        { table: 'sessions', sealedAnew: 0, asTheyWere: 1 },
        ...done.slice(2),
      ]);
      expect(await readBack(firm)).toEqual(whole);
      expect(await reseal(dataSource, boxOf(second, first), now)).toEqual(counted(0, 1));
    });
    expect(await withService({ SECRETS_KEY: second }, readBack)).toEqual(whole);
    await expect(withService({ SECRETS_KEY: first }, readBack)).rejects.toThrow('sealed with another key');
  }, 60_000);

  it('is refused whole, with the rows named, where neither key opens a secret', async () => {
    await withService({ SECRETS_KEY: second }, async (firm) => {
      const { dataSource } = firm.service;
      await expect(reseal(dataSource, boxOf(third, first), now)).rejects.toThrow(ResealRefused);
      await expect(reseal(dataSource, boxOf(third, first), now)).rejects.toThrow(
        `neither key opens 5 secrets:\n  people, id ${person.id}\n  sessions, token_sha256 `,
      );
      // One alone stops the others too: what cannot be opened is decided upon before anything changes.
      const lost = boxOf(first).seal('whsec_', `webhook:${endpointId}`);
      const own = await dataSource.manager.findOneByOrFail(WebhookSecret, { endpointId });
      await dataSource.manager.update(WebhookSecret, { endpointId }, { sealedSecret: lost });
      await expect(reseal(dataSource, boxOf(third, second), now)).rejects.toThrow(
        /^neither key opens 1 secrets:\n {2}webhook_secrets, id/,
      );
      await dataSource.manager.update(WebhookSecret, { endpointId }, { sealedSecret: own.sealedSecret });
      expect(await readBack(firm)).toEqual(whole);
    });
  });

  it('goes through more rows than a page holds, and leaves what is over as it is', async () => {
    await withService({ SECRETS_KEY: second }, async (firm) => {
      const { service } = firm;
      const { manager } = service.dataSource;
      const { organisationId } = await manager.findOneByOrFail(Person, { id: person.id });
      const sessions = Array.from({ length: 401 }, (_, index) => ({
        ...{ tokenSha256: `${index}`.padStart(64, '0'), organisationId, personId: person.id },
        ...({ stage: 'full', via: 'oidc', createdAt: testInstant, lastUsedAt: testInstant } as const),
        expiresAt: index === 400 ? testInstant : '2026-11-02T09:00:00.000Z',
        totpSealed: boxOf(index === 400 ? third : second).seal('x', `totp of ${person.id}`),
      }));
      await manager.insert(Session, sessions);
      // Sealed with a key that is gone: of a secret that has ended, and of an address that was given up.
      const lost = { sealedSecret: boxOf(third).seal('whsec_', `webhook:${endpointId}`), endsAt: testInstant };
      const own = await manager.findOneByOrFail(WebhookSecret, { endpointId });
      await manager.insert(WebhookSecret, { ...own, ...lost, id: 'ended' });
      const given = await addWebhook(firm, 'given-up');
      await manager.update(WebhookSecret, { endpointId: given }, { sealedSecret: lost.sealedSecret });
      await manager.update(WebhookEndpoint, { id: given }, { state: 'deleted' });
      const resealed = await reseal(service.dataSource, boxOf(first, second), now);
      expect(resealed.map(({ sealedAnew, asTheyWere }) => [sealedAnew, asTheyWere])).toEqual([
        [1, 0],
        [401, 0],
        [1, 0],
        [1, 0],
        [1, 0],
      ]);
    });
    expect(await withService({ SECRETS_KEY: first }, readBack)).toEqual(whole);
  });
});
