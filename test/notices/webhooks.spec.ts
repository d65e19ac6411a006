import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { SecretBox } from '../../src/access/secret-box.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';
import { Notice } from '../../src/notices/notice.entities.js';
import { AnnouncePublications } from '../../src/notices/webhooks/announce-publications.js';
import { enqueueWebhook } from '../../src/notices/webhooks/enqueue-webhook.js';
import { usualLimits } from '../../src/notices/webhooks/guarded-post.js';
import { WebhookOutbox } from '../../src/notices/webhooks/webhook-outbox.js';
import { WebhookSecrets } from '../../src/notices/webhooks/webhook-secrets.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import { Webhooks } from '../../src/notices/webhooks/webhooks.js';
import { webhookTypes } from '../../src/notices/webhooks/webhook-types.js';
import { PublicationLog } from '../../src/price-tables/publication-log.js';
import { loadTableFiles } from '../../src/price-tables/published/load-table-files.js';
import { PublishedTables } from '../../src/price-tables/published-tables.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { openDatabase, type OpenDatabase } from './open-database.js';
import { answering, startReceiver, type Receiver } from './receivers.js';

const keeper = { organisationId: 'firm-a', actor: 'p1' };

describe('webhooks', () => {
  let database: OpenDatabase;
  let receiver: Receiver;
  let webhooks: Webhooks;
  let sender: WebhookSender;
  let makeSender: () => WebhookSender;
  let now: number;
  const folder = temporaryFolder('webhook-tables');
  const clock = { now: () => new Date(now) };
  const pass = (hours: number): number => (now += hours * 3_600_000);
  const order = (changes: object = {}) => ({ url: receiver.url, description: '', types: webhookTypes, ...changes });
  const enqueue = (organisationId = 'firm-a') =>
    database.dataSource.transaction((manager) =>
      enqueueWebhook(manager, {
        organisationId,
        type: 'report.affected',
        payload: { report: 'R1', difference: '-12.30' },
        at: clock.now(),
      }),
    );
  const publish = async (...tables: readonly string[]): Promise<void> => {
    for (const table of tables) {
      const from = join(packageRoot, 'price-tables', 'demonstration', table);
      cpSync(from, join(folder.path, 'demonstration', table), { recursive: true });
    }
    await loadTableFiles(database.dataSource, { dir: folder.path, now: () => clock.now() });
  };
  const log = async (endpointId: string) =>
    (await webhooks.deliveries('firm-a', { endpointId, before: null, limit: 50 })).map(
      ({ delivery, message, attempts }) => ({
        type: message.type,
        state: delivery.state,
        attempts: attempts.map(({ status, failure }) => failure ?? status),
      }),
    );

  beforeEach(async () => {
    // The verifier of the package looks at the real time.
    now = Date.now();
    rmSync(folder.path, { recursive: true, force: true });
    mkdirSync(folder.path);
    database = await openDatabase();
    receiver = await startReceiver();
    const { dataSource } = database;
    const secrets = new WebhookSecrets(new SecretBox(randomBytes(32)));
    const publicationLog = new PublicationLog(dataSource);
    const settings = readSettings({ PUBLIC_URL: 'https://lift.example.org' });
    webhooks = new Webhooks(dataSource, secrets, publicationLog, clock);
    makeSender = () => {
      const tables = new PublishedTables(dataSource, publicationLog);
      const announce = new AnnouncePublications(dataSource, publicationLog, tables, settings, clock);
      const limits = { ...usualLimits, loopbackAllowed: true, timeoutMs: 500 };
      return new WebhookSender(new WebhookOutbox(dataSource), secrets, announce, limits, clock);
    };
    sender = makeSender();
  });
  afterEach(async () => {
    await receiver.stop();
    await database.close();
    folder.remove();
  });

  it('arrive once, with a signature the package verifies, and the secret stands nowhere in the clear', async () => {
    const { secret, endpoint } = await webhooks.create(keeper, order());
    const messageId = await enqueue();
    await sender.sendDue();
    await sender.sendDue();
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
    const verified = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(verified).toMatchObject({ type: 'report.affected', data: { report: 'R1', difference: '-12.30' } });
    expect(headers['webhook-id']).toBe(messageId);
    expect(() => new Webhook(secret).verify(body.replace('12', '13'), headers as Record<string, string>)).toThrow();
    expect(await log(endpoint.id)).toEqual([{ type: 'report.affected', state: 'delivered', attempts: [204] }]);
    const [row] = await database.dataSource.query<{ sealed_secret: string }[]>('SELECT * FROM webhook_secrets');
    expect(row?.sealed_secret).not.toContain(secret.slice(6, 16));
  });

  it('go to their own organisation only, and only when asked for', async () => {
    await webhooks.create(keeper, order({ types: ['price-table.published'] }));
    expect(await enqueue()).toBeNull();
    expect(await enqueue('firm-b')).toBeNull();
    await sender.sendDue();
    expect(receiver.received).toEqual([]);
  });

  it('are signed with both secrets while a rotation overlaps, then with the new one alone', async () => {
    const { secret: old, endpoint } = await webhooks.create(keeper, order());
    pass(1);
    const { secret: fresh } = await webhooks.rotate(keeper, endpoint.id);
    const signatures = async () => {
      await enqueue();
      await sender.sendDue();
      const { headers, body } = receiver.received.at(-1)!;
      const accepts = (secret: string): boolean => {
        const [id, seconds] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
        const own = new Webhook(secret).sign(id, new Date(seconds * 1_000), body);
        return String(headers['webhook-signature']).split(' ').includes(own);
      };
      return [old, fresh].map(accepts);
    };
    expect(await signatures()).toEqual([true, true]);
    pass(25);
    expect(await signatures()).toEqual([false, true]);
  });

  it('are tried again, later each time, until the receiver is back', async () => {
    const { endpoint } = await webhooks.create(keeper, order());
    receiver.answer = answering(503);
    await enqueue();
    await sender.sendDue();
    await sender.sendDue();
    expect(receiver.received).toHaveLength(1);
    pass(1);
    await sender.sendDue();
    receiver.answer = answering(200);
    pass(1);
    await sender.sendDue();
    expect(await log(endpoint.id)).toEqual([
      { type: 'report.affected', state: 'delivered', attempts: ['status', 'status', 200] },
    ]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await webhooks.find('firm-a', endpoint.id)).failingSince).toBeNull();
  });

  it('are given up after three days; after five days without arrival the endpoint is disabled with a notice', async () => {
    const { endpoint } = await webhooks.create(keeper, order());
    receiver.answer = (_request, response) => response.destroy();
    await enqueue();
    for (let day = 0; day < 10; day += 1) {
      await sender.sendDue();
      pass(25);
    }
    const [delivery] = await log(endpoint.id);
    expect(delivery).toMatchObject({ state: 'given-up' });
    expect((await webhooks.find('firm-a', endpoint.id)).state).toBe('disabled');
    const notices = await database.dataSource.manager.find(Notice);
    expect(notices).toMatchObject([
      { organisationId: 'firm-a', kind: 'webhook-disabled', roles: '|operator|', link: '/webhooks' },
    ]);
    expect(notices[0]!.body).not.toContain('/hook');
    await expect(webhooks.test(keeper, endpoint.id)).rejects.toMatchObject({ code: 'webhook-disabled' });
  });

  it('end at once where the receiver says 410', async () => {
    const { endpoint } = await webhooks.create(keeper, order());
    receiver.answer = answering(410);
    await enqueue();
    await enqueue();
    await sender.sendDue();
    expect((await webhooks.find('firm-a', endpoint.id)).state).toBe('disabled');
    expect((await log(endpoint.id)).map(({ state }) => state)).toEqual(['given-up', 'given-up']);
    expect(await database.dataSource.manager.count(Notice)).toBe(1);
  });

  it('of one slow receiver do not hold up those of another', async () => {
    const slow = await startReceiver();
    slow.answer = () => undefined;
    await webhooks.create(keeper, order({ url: slow.url }));
    await webhooks.create({ organisationId: 'firm-b', actor: 'p' }, order());
    for (let count = 0; count < 30; count += 1) await enqueue();
    await enqueue('firm-b');
    await sender.sendDue();
    expect(receiver.received).toHaveLength(1);
    expect(slow.received.length).toBeLessThanOrEqual(4);
    await slow.stop();
  });

  it('are sent once by two senders at once', async () => {
    await webhooks.create(keeper, order());
    for (let count = 0; count < 4; count += 1) await enqueue();
    const other = makeSender();
    await Promise.all([sender.sendDue(), other.sendDue()]);
    expect(receiver.received).toHaveLength(4);
  });

  it('tell of publications from the registration on, once, and of those missed while disabled', async () => {
    await publish('shenyang-scrap');
    const { endpoint } = await webhooks.create(keeper, order());
    await sender.sendDue();
    expect(receiver.received).toEqual([]);
    await publish('shenyang-parts');
    // Four to one endpoint in a round: twelve editions take three.
    for (let round = 0; round < 5; round += 1) await sender.sendDue();
    const told = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: { edition: object } });
    expect(told).toHaveLength(12);
    expect(told[0]).toMatchObject({
      type: 'price-table.published',
      data: {
        edition: {
          table: 'shenyang-parts',
          status: 'demonstration',
          isPrivate: false,
          page: expect.stringContaining(
            'https://lift.example.org/price-tables/demonstration/shenyang-parts/',
          ) as unknown,
        },
      },
    });
    await database.dataSource.query("UPDATE webhook_endpoints SET state = 'disabled'");
    await publish('shenyang-services');
    await sender.sendDue();
    expect(receiver.received).toHaveLength(told.length);
    await webhooks.enable(keeper, endpoint.id);
    await sender.sendDue();
    expect(receiver.received.at(-1)!.body).toContain('shenyang-services');
  });

  it('refuse a second registration of one address, and forget a deleted one', async () => {
    const { endpoint } = await webhooks.create(keeper, order());
    await expect(webhooks.create(keeper, order())).rejects.toMatchObject({ code: 'webhook-exists' });
    await enqueue();
    await webhooks.remove(keeper, endpoint.id);
    await sender.sendDue();
    expect(receiver.received).toEqual([]);
    expect(await webhooks.list('firm-a')).toEqual([]);
    await expect(webhooks.find('firm-b', endpoint.id)).rejects.toMatchObject({ code: 'webhook-unknown' });
    await webhooks.create(keeper, order());
  });
});
