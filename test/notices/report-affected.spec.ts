import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NoticeBoard } from '../../src/notices/notice-board.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import { Webhooks } from '../../src/notices/webhooks/webhooks.js';
import { completeOrder, priced, startCorrecting, type CorrectingService } from '../corrections/correcting-service.js';
import { startReceiver, type Receiver } from './receivers.js';

const scrap = 'demonstration/shenyang-scrap/2026-04-01';

describe('a correction that touches issued reports', () => {
  let service: CorrectingService;
  let receiver: Receiver;
  beforeAll(async () => {
    service = await startCorrecting({ WEBHOOKS_TO_LOOPBACK: 'true' });
    receiver = await startReceiver();
    await service.issue('firm-a', await service.appraise('firm-a', await completeOrder()));
    for (const organisationId of ['firm-a', 'firm-b']) {
      const order = { url: `${receiver.url}/${organisationId}`, description: '', types: ['report.affected'] as const };
      await service.app.get(Webhooks).create({ organisationId, actor: 'test' }, order);
    }
  }, 120_000);
  afterAll(async () => {
    await receiver.stop();
    await service.stop();
  });

  it('tells the firm concerned, by notice and by webhook, in the same figures as the list', async () => {
    const editionId = await service.correct(scrap, priced('steel-medium', '900.00'));
    await service.caughtUp();
    await service.app.get(WebhookSender).sendDue();
    await service.app.get(WebhookSender).sendDue();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook/firm-a']);
    const told = JSON.parse(receiver.received[0]!.body) as { data: { list: string; reports: object } };
    const { body } = await service.get('firm-a', `${told.data.list}/effects`).expect(200);
    const { counts } = (body as { correction: { counts: Record<string, unknown> } }).correction;
    expect(told).toMatchObject({
      type: 'report.affected',
      data: {
        act: 'corrected',
        edition: editionId,
        reports: {
          ...{ count: 1, changed: 1, refused: 0 },
          ...{ sumOfDifferences: counts['sumOfDifferences'], largestDifference: counts['largestDifference'] },
        },
      },
    });
    const reader = { organisationId: 'firm-a', actor: 'x', personId: null, roles: new Set(['signer']) };
    const { items } = await service.app.get(NoticeBoard).list(reader, { after: null, limit: 5 });
    expect(items).toMatchObject([{ kind: 'price-correction', subject: editionId, readAt: null }]);
  }, 60_000);
});
