/** What becomes of a report is told to the firm's webhooks: in the transaction of the act, signed, as the schema describes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { packageRoot } from '../../src/config/package-root.js';
import { webhookTypes } from '../../src/notices/webhooks/webhook-types.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import { WebhookDelivery } from '../../src/notices/webhooks/webhook.entities.js';
import { Webhooks } from '../../src/notices/webhooks/webhooks.js';
import { dialectOf } from '../../src/database/dialect.js';
import { guardStatements } from '../../src/database/guard.js';
import { SigningFirm, mustBe } from '../api/signing-firm.js';
import { addOrganisation } from '../api/signed-in.js';
import { startReceiver, type Receiver } from './receivers.js';

interface Message {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

const schema = JSON.parse(readFileSync(join(packageRoot, 'docs', 'webhook-messages.schema.json'), 'utf8')) as object;

describe('the life of a report', () => {
  const firm = new SigningFirm({ WEBHOOKS_TO_LOOPBACK: 'true' });
  let receiver: Receiver;
  let secret: string;

  const organisationId = 'firm-of-tests';
  let heard = 0;
  /** What has arrived since; the service sends by itself every few seconds, so that some of it is there already. */
  const told = async (): Promise<readonly Message[]> => {
    const waiting = (): Promise<number> =>
      firm.service.dataSource.manager.countBy(WebhookDelivery, { state: 'waiting' });
    while ((await waiting()) > 0) await firm.service.app.get(WebhookSender).sendDue();
    const news = receiver.received.slice(heard);
    heard = receiver.received.length;
    return news.map(({ body }) => JSON.parse(body) as Message);
  };

  beforeAll(async () => {
    // The verifier of the package looks at the real time.
    await firm.start(new Date().toISOString());
    await firm.hire();
    receiver = await startReceiver();
    await addOrganisation(firm.service, 'rival');
    const webhooks = firm.service.app.get(Webhooks);
    const order = { url: receiver.url, description: '', types: webhookTypes };
    ({ secret } = await webhooks.create({ organisationId, actor: 'test' }, order));
    await webhooks.create({ organisationId: 'rival', actor: 'test' }, { ...order, url: `${receiver.url}/rival` });
    await told();
  }, 120_000);
  afterAll(async () => {
    await firm.stop();
    await receiver.stop();
    firm.remove();
  });

  it('is told step by step: reviewed, signed by each, issued, superseded, revoked', async () => {
    const { first, second, signer } = firm.people;
    const old = await firm.appraise();
    mustBe(201, await firm.review(old, undefined, { verdict: 'returned', comment: '请复核' }));
    mustBe(201, await firm.review(old));
    mustBe(201, await firm.post(old.path, first.headers));
    mustBe(201, await firm.sign(old, 'appraiser-1', first, firm.device(firm.key('王示例'))));
    mustBe(201, await firm.sign(old, 'appraiser-2', second, firm.device(firm.key('李示例'))));
    const issued = mustBe(201, await firm.post(`${old.path}/seal`, signer.headers)).body as Record<string, string>;
    const report = { id: issued['id'], appraisalId: old.id, number: issued['number'], test: false };
    const messages = await told();
    expect(messages.map(({ type, data }) => [type, data['verdict'] ?? data['slot'] ?? data['sha256']]).sort()).toEqual(
      [
        ['review.recorded', 'returned'],
        ['review.recorded', 'approved'],
        ['report.signed', 'appraiser-1'],
        ['report.signed', 'appraiser-2'],
        ['report.issued', issued['sha256']],
      ].sort(),
    );
    const signed = messages.find(({ data }) => data['slot'] === 'appraiser-1');
    expect(signed?.data).toMatchObject({ report, missing: ['appraiser-2', 'seal'] });

    const next = await firm.signedByBoth();
    mustBe(201, await firm.post(`${next.path}/seal`, signer.headers));
    await told();
    mustBe(201, await firm.post(`${old.path}/supersede`, signer.headers, { by: next.id, reason: '更正' }));
    mustBe(201, await firm.post(`${next.path}/revoke`, signer.headers, { reason: '委托撤回' }));
    const ended = await told();
    expect(ended.find(({ type }) => type === 'report.superseded')?.data).toMatchObject({
      report,
      reason: '更正',
      by: { appraisalId: next.id },
    });
    expect(ended.find(({ type }) => type === 'report.revoked')?.data).toMatchObject({ reason: '委托撤回' });
  }, 120_000);

  it('is told to its own firm alone, in messages that verify and are as the schema describes', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(receiver.received.length).toBeGreaterThan(9);
    for (const { path, headers, body } of receiver.received) {
      expect(path).toBe('/hook');
      expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
      expect([body, validate(JSON.parse(body))]).toEqual([body, true]);
      // No people, no addresses, no code that opens the report.
      expect(body).not.toMatch(/示例|[0-9A-Z]{4}(-[0-9A-Z]{4}){4}/);
    }
    expect(validate({ type: 'report.issued', timestamp: '2026-01-01T00:00:00Z', data: {} })).toBe(false);
    expect(validate({ type: 'report.opened', timestamp: '2026-01-01T00:00:00Z', data: {} })).toBe(false);
  });

  it('is not told where the act was refused or undone', async () => {
    const one = await firm.prepared();
    await told();
    mustBe(409, await firm.post(`${one.path}/seal`, firm.people.signer.headers));
    mustBe(409, await firm.post(`${one.path}/revoke`, firm.people.signer.headers, { reason: 'x' }));
    const { dataSource } = firm.service;
    const when = `NEW.action = 'report.signed'`;
    const fails = { name: 'fails', table: 'audit_log', before: 'INSERT', when, message: 'undone' } as const;
    for (const one of guardStatements(dialectOf(dataSource.options.type), fails)) await dataSource.query(one);
    const device = firm.device(firm.key('王示例'));
    mustBe(500, await firm.sign(one, 'appraiser-1', firm.people.first, device));
    expect(await told()).toEqual([]);
  }, 60_000);
});
