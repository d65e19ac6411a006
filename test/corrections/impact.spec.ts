import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PriceDrafts } from '../../src/price-tables/drafting/price-drafts.js';
import { completeOrder, editor, priced, seen, startCorrecting, type CorrectingService } from './correcting-service.js';

const scrap = 'demonstration/shenyang-scrap/2026-04-01';

describe('what a draft of prices would move', () => {
  let service: CorrectingService;
  let order: Record<string, unknown>;
  const ids = { own: '', other: '', issued: '' };

  beforeAll(async () => {
    service = await startCorrecting();
    order = await completeOrder();
    ids.own = await service.appraise('association', { ...order, engagement: undefined });
    ids.other = await service.appraise('firm-a', { ...order, engagement: undefined });
    ids.issued = await service.appraise('firm-b', order);
    await service.issue('firm-b', ids.issued);
    service.later();
  }, 120_000);
  afterAll(() => service.stop());

  it('is told before approval: the own in full, others as numbers, and it comes true', async () => {
    const draft = await service.draftCorrection(scrap, priced('steel-medium', '900.00'));
    const { body, text } = await service.get('association', `/v1/price-drafts/${draft.id}/impact`).expect(200);
    expect(body).toMatchObject({ draftId: draft.id, examined: 1, candidates: 1, next: null });
    expect(body.items).toHaveLength(1);
    const [item] = body.items;
    const { deviceCode } = order['lift'] as { deviceCode: string };
    expect(item).toMatchObject({ appraisalId: ids.own, storedValue: item.without, refusals: [] });
    expect(item.deviceCode).toBe(`${'*'.repeat(deviceCode.length - 4)}${deviceCode.slice(-4)}`);
    expect(item.difference).toBe((Number(item.withDraft) - Number(item.without)).toFixed(2));
    expect(body.others).toEqual({
      ...{ candidates: 1, examined: 1, moved: 1, refused: 0 },
      ...{ sumOfDifferences: item.difference, largestDifference: item.difference },
    });
    expect(body.reportsListed).toEqual({ own: 0, others: 1 });
    for (const secret of [ids.other, ids.issued, deviceCode]) expect(text).not.toContain(secret);

    const edition = await service.publish(draft);
    await service.caughtUp();
    const effects = await service.get('association', `/v1/corrections/${edition}/effects`).expect(200);
    expect(effects.body.items).toMatchObject([
      { firm: 'firm-b', newValue: item.withDraft, difference: item.difference },
    ]);
    const now = await service.post('association', '/v1/appraisals?preview=true').send(order);
    expect(now.body.appraisal.residualValue).toBe(item.withDraft);
  });

  it('is nothing where the draft says the same, and refusals where a row is left out', async () => {
    const same = await service.draftCorrection(`${scrap}.c1`, (row) => row);
    const nothing = await service.get('association', `/v1/price-drafts/${same.id}/impact`).expect(200);
    expect(nothing.body).toMatchObject({ items: [], candidates: 0, others: { candidates: 0, moved: 0 } });
    const less = await service.draftCorrection(`${scrap}.c1`, (row) => (row.code === 'steel-medium' ? null : row));
    const { body } = await service.get('association', `/v1/price-drafts/${less.id}/impact`).expect(200);
    expect(body.items).toMatchObject([{ withDraft: null, difference: null, refusals: ['scrap-price-missing'] }]);
    expect(body.others).toMatchObject({ moved: 1, refused: 1, sumOfDifferences: '0.00', largestDifference: null });
  });

  it('counts for a regular edition from its first day on, and lists no reports', async () => {
    const drafts = service.app.get(PriceDrafts);
    const next = await drafts.createNext(editor, `${scrap}.c1`, { validFrom: '2026-06-20' });
    const rows = next.rows.map((row) => priced('steel-medium', '100.00')(row)!);
    const draft = await drafts.replaceRows(editor, seen(next), rows);
    const { body } = await service.get('association', `/v1/price-drafts/${draft.id}/impact`).expect(200);
    expect(body).toMatchObject({ candidates: 1, reportsListed: null, others: { candidates: 1, moved: 1 } });
    expect(body.items[0].difference).not.toBe('0.00');
  });

  it('is cut where there is more, and says so', async () => {
    for (let index = 0; index < 2; index++) {
      await service.appraise('association', { ...order, engagement: undefined });
    }
    const draft = await service.draftCorrection(`${scrap}.c1`, priced('steel-medium', '1200.00'));
    const door = `/v1/price-drafts/${draft.id}/impact?limit=2`;
    const first = await service.get('association', door).expect(200);
    expect(first.body).toMatchObject({ examined: 2, candidates: 3 });
    const second = await service.get('association', `${door}&cursor=${first.body.next}`).expect(200);
    expect(second.body).toMatchObject({ examined: 1, next: null, others: null });
    const shown = [...first.body.items, ...second.body.items].map(({ appraisalId }) => appraisalId as string);
    expect(new Set(shown).size).toBe(3);
    expect(shown.at(-1)).toBe(ids.own);
  });

  it('is nobody else’s to ask', async () => {
    const draft = await service.draftCorrection(`${scrap}.c1`, priced('steel-medium', '1.00'));
    await service.get('firm-a', `/v1/price-drafts/${draft.id}/impact`).expect(404);
  });
});
