/** Steps completed and opened again are told to the firm's webhooks, as the schema describes, and to nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assignments } from '../../src/assignments/assignments.js';
import { LiftRegister } from '../../src/assignments/lifts/lift-register.js';
import { RecordActs } from '../../src/assignments/record-acts.js';
import { packageRoot } from '../../src/config/package-root.js';
import { WebhookMessage } from '../../src/notices/webhooks/webhook.entities.js';
import { webhookTypes } from '../../src/notices/webhooks/webhook-types.js';
import { Webhooks } from '../../src/notices/webhooks/webhooks.js';
import { startService, type RunningService } from '../api/running-service.js';
import { addOrganisation } from '../api/signed-in.js';
import { complete, liftFacts } from './office.js';

const schema = JSON.parse(readFileSync(join(packageRoot, 'docs', 'webhook-messages.schema.json'), 'utf8')) as object;
const caller = { organisationId: 'local', actor: 'local', personId: null };

describe('the steps of an assignment', () => {
  let service: RunningService;
  let id: string;
  beforeAll(async () => {
    service = await startService({ WEBHOOKS_TO_LOOPBACK: 'true' });
    await addOrganisation(service, 'rival');
    for (const organisationId of ['local', 'rival']) {
      const order = { url: 'http://127.0.0.1:9/hook', description: '', types: webhookTypes };
      await service.app.get(Webhooks).create({ organisationId, actor: 'test' }, order);
    }
    await service.app.get(LiftRegister).save(caller, 'D-1', { facts: liftFacts, expectedVersion: 0 });
    const wanted = { deviceCode: 'D-1', purpose: '更新改造', engagementId: null };
    const { opened, write } = await service.app.get(Assignments).open(caller, wanted);
    await service.dataSource.transaction(write);
    id = opened.assignment.id;
  }, 120_000);
  afterAll(() => service.stop());

  const told = async (): Promise<readonly { organisationId: string; message: Record<string, unknown> }[]> =>
    (await service.dataSource.manager.find(WebhookMessage, { order: { type: 'ASC' } }))
      .filter(({ type }) => type.startsWith('assignment.'))
      .map(({ organisationId, body }) => ({ organisationId, message: JSON.parse(body) as Record<string, unknown> }));

  it('are told when they are completed and when they are opened again, not while they are filled in', async () => {
    const acts = service.app.get(RecordActs);
    await acts.record(caller, id, { step: 'basic-matters', content: complete['basic-matters'] });
    expect(await told()).toEqual([]);
    await acts.complete(caller, id, 'basic-matters');
    await acts.reopen(caller, id, { step: 'basic-matters', reason: '委托人更名' });
    const messages = await told();
    const about = { assignment: { id }, step: 'basic-matters' };
    expect(messages.map(({ organisationId, message }) => [organisationId, message['type'], message['data']])).toEqual([
      ['local', 'assignment.step-completed', about],
      ['local', 'assignment.step-reopened', { ...about, reason: '委托人更名' }],
    ]);
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    for (const { message } of messages) expect([message, validate(message)]).toEqual([message, true]);
  });

  it('are not told where the act was refused', async () => {
    const before = await told();
    await expect(service.app.get(RecordActs).complete(caller, id, 'plan')).rejects.toMatchObject({
      code: 'steps-before-open',
    });
    expect(await told()).toEqual(before);
  });
});
