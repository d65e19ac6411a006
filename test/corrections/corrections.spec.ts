import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeOrder, priced, startCorrecting, type CorrectingService } from './correcting-service.js';

/** The edition in force on the orders' reference date. */
const scrap = 'demonstration/shenyang-scrap/2026-04-01';
const scrapDoor = (edition: string): string => `/v1/corrections/${edition}`;

describe('a correction of prices', () => {
  let service: CorrectingService;
  let order: Record<string, unknown>;
  const ids = { issuedA: '', issuedB: '', draftA: '' };
  const numbers = { a: '', b: '' };
  let stored: Record<string, unknown>;
  let correction: string;

  beforeAll(async () => {
    service = await startCorrecting();
    order = await completeOrder();
    ids.issuedA = await service.appraise('firm-a', order);
    ids.issuedB = await service.appraise('firm-b', order);
    ids.draftA = await service.appraise('firm-a', { ...order, engagement: undefined });
    numbers.a = await service.issue('firm-a', ids.issuedA);
    numbers.b = await service.issue('firm-b', ids.issuedB);
    ({ body: stored } = await service.get('firm-a', `/v1/appraisals/${ids.issuedA}?trace=true`));
    correction = await service.correct(scrap, priced('steel-medium', '900.00'));
    await service.caughtUp();
  }, 120_000);
  afterAll(() => service.stop());

  it('PROBE', async () => {
    const list = await service.get('association', '/v1/corrections');
    console.log(JSON.stringify(list.body, null, 1));
    const effects = await service.get('firm-a', `${scrapDoor(correction)}/effects`);
    console.log(effects.status, JSON.stringify(effects.body, null, 1));
    expect(stored).toBeDefined();
    console.log(JSON.stringify(await service.dataSource.query('SELECT * FROM notices')));
  });
});
