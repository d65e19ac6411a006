import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeOrder, priced, startCorrecting, type CorrectingService } from './correcting-service.js';

/** The edition in force on the orders' reference date. */
const scrap = 'demonstration/shenyang-scrap/2026-04-01';

describe('a correction of prices', () => {
  let service: CorrectingService;
  let order: Record<string, unknown>;
  let door: string;
  let before: Record<string, unknown>;
  let pdf: Buffer;
  const ids = { reportA: '', reportB: '', draftA: '' };
  const numbers = { a: '', b: '' };
  const knownAt = { before: '', after: '' };
  const preview = async (changes: object): Promise<{ residualValue: string; fingerprints: { result: string } }> => {
    const { body } = await service.post('firm-a', '/v1/appraisals?preview=true').send({ ...order, ...changes });
    return body.appraisal;
  };
  const pdfOf = async (): Promise<Buffer> => {
    const { body } = await service.get('firm-a', `/v1/appraisals/${ids.reportA}/report`).responseType('blob');
    return body as Buffer;
  };

  beforeAll(async () => {
    service = await startCorrecting();
    order = await completeOrder();
    ids.reportA = await service.appraise('firm-a', order);
    ids.reportB = await service.appraise('firm-b', order);
    ids.draftA = await service.appraise('firm-a', { ...order, engagement: undefined });
    numbers.a = await service.issue('firm-a', ids.reportA);
    numbers.b = await service.issue('firm-b', ids.reportB);
    ({ body: before } = await service.get('firm-a', `/v1/appraisals/${ids.reportA}?trace=true`));
    pdf = await pdfOf();
    knownAt.before = service.later();
    door = `/v1/corrections/${await service.correct(scrap, priced('steel-medium', '900.00'))}`;
    knownAt.after = service.later();
    await service.caughtUp();
  }, 120_000);
  afterAll(() => service.stop());

  it('lists for a firm its own reports and drafts, with what the same order is worth now', async () => {
    const { body } = await service.get('firm-a', `${door}/effects`).expect(200);
    const { residualValue } = await preview({ knownAt: knownAt.after });
    expect(residualValue).not.toBe((before['appraisal'] as { residualValue: string }).residualValue);
    const oldValue = (before['appraisal'] as { residualValue: string }).residualValue;
    const difference = (Number(residualValue) - Number(oldValue)).toFixed(2);
    const shared = { firm: 'firm-a', outcome: 'changed', oldValue, newValue: residualValue, difference, refusals: [] };
    expect(body.items).toMatchObject([
      { ...shared, reportNumber: numbers.a, appraisalId: ids.reportA, otherPublications: false, successorId: null },
      { ...shared, reportNumber: null, appraisalId: ids.draftA },
    ]);
    expect(body.next).toBeNull();
    expect(body.correction).toMatchObject({ act: 'corrected', corrects: scrap, scope: 'own', stage: 'done' });
    expect(body.correction.counts).toMatchObject({
      ...{ reports: 1, drafts: 1, pending: 0, changed: 1, unchanged: 0, refused: 0 },
      ...{ sumOfDifferences: difference, largestDifference: difference },
    });
  });

  it('lists for who keeps the table every report by number, firm and amounts, and nothing else of it', async () => {
    const { body, text } = await service.get('association', `${door}/effects`).expect(200);
    expect(body.items.map((item: Record<string, unknown>) => [item['reportNumber'], item['firm']])).toEqual([
      [numbers.a, 'firm-a'],
      [numbers.b, 'firm-b'],
    ]);
    expect(body.correction).toMatchObject({ scope: 'all', counts: { reports: 2, drafts: 0, changed: 2 } });
    const { client } = order['engagement'] as { client: string };
    const { address, deviceCode } = order['lift'] as { address: string; deviceCode: string };
    for (const secret of [client, address, deviceCode, ids.reportA, ids.reportB, ids.draftA]) {
      expect(text).not.toContain(secret);
    }
  });

  it('shows no firm anything of another', async () => {
    const { body } = await service.get('firm-b', `${door}/effects`).expect(200);
    expect(body.items).toMatchObject([{ appraisalId: ids.reportB, reportNumber: numbers.b }]);
    const list = await service.get('firm-b', '/v1/corrections').expect(200);
    expect(list.body.items).toMatchObject([{ editionId: `${scrap}.c1`, scope: 'own', counts: { reports: 1 } }]);
  });

  it('pages through the list, and gives the whole of it as CSV', async () => {
    const first = await service.get('association', `${door}/effects?limit=1`).expect(200);
    const second = await service.get('association', `${door}/effects?limit=1&cursor=${first.body.next}`).expect(200);
    expect([first.body.items[0].reportNumber, second.body.items[0].reportNumber]).toEqual([numbers.a, numbers.b]);
    expect(second.body.next).toBeNull();
    await service.get('association', `${door}/effects?cursor=${first.body.next}x&act=other`).expect(400);
    const csv = await service.get('association', `${door}/effects?format=csv`).expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = csv.text.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF价格表版本,报告编号,评估机构,评估标识,结果,原值（元）,新值（元）,差额（元）/);
    expect(lines[2]).toContain(`${scrap}.c1,${numbers.b},firm-b,,结果变化,`);
    expect(lines).toHaveLength(4);
  });

  it('changes no stored appraisal and no issued report, and the same question has the same answer', async () => {
    const { body } = await service.get('firm-a', `/v1/appraisals/${ids.reportA}?trace=true`).expect(200);
    expect(body).toEqual(before);
    expect((await pdfOf()).equals(pdf)).toBe(true);
    const again = await service.get('firm-a', `/v1/appraisals/${ids.reportA}/recomputation`).expect(200);
    expect(again.body.outcome).toBe('identical');
    const { knownAt: asKnown } = before['order'] as { knownAt: string };
    const { fingerprints } = before['appraisal'] as { fingerprints: { result: string } };
    expect((await preview({ knownAt: asKnown })).fingerprints.result).toBe(fingerprints.result);
  });

  it('tells every firm once, with count, sum and where the list stands', async () => {
    for (const firm of ['firm-a', 'firm-b'] as const) {
      const { body } = await service.get(firm, '/v1/notices').expect(200);
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({
        kind: 'price-correction',
        subject: `${scrap}.c1`,
        link: `/console/price-corrections/${scrap}.c1`,
        title: '价格更正：涉及已出具报告 1 份',
      });
      expect(body.items[0].body).toMatch(/已出具报告共 1 份，其中 1 份结果有变化；差额合计 -?\d+\.\d{2} 元/);
    }
    expect((await service.get('association', '/v1/notices')).body.items).toEqual([]);
  });

  it('knows no list of a regular edition, of none, or of an act that was not', async () => {
    for (const path of [`${scrap}/effects`, 'nobody/nothing/2026-01-01/effects', `${scrap}.c1/effects?act=withdrawn`]) {
      const { body } = await service.get('firm-a', `/v1/corrections/${path}`).expect(404);
      expect(body.code).toBe('correction-unknown');
    }
  });

  it('finds an appraisal made later with the old prices too, without telling anybody again', async () => {
    const id = await service.appraise('firm-b', { ...order, engagement: undefined, knownAt: knownAt.before });
    await service.caughtUp();
    const { body } = await service.get('firm-b', `${door}/effects`).expect(200);
    expect(body.items.map(({ appraisalId }: { appraisalId: string }) => appraisalId)).toEqual([ids.reportB, id]);
    expect((await service.get('firm-b', '/v1/notices')).body.items).toHaveLength(1);
    const knowing = await service.appraise('firm-b', { ...order, engagement: undefined });
    await service.caughtUp();
    expect((await service.get('firm-b', `${door}/effects`)).text).not.toContain(knowing);
  });

  it('is undone when it is withdrawn: the list says that nothing is left of the difference', async () => {
    await service.withdraw(`${scrap}.c1`);
    await service.caughtUp();
    const withdrawn = await service.get('firm-a', `${door}/effects`).expect(200);
    expect(withdrawn.body.correction).toMatchObject({ act: 'withdrawn', corrects: null, reason: '来源有误' });
    const { oldValue } = withdrawn.body.items[0] as { oldValue: string };
    const nothing = { outcome: 'unchanged', newValue: oldValue, difference: '0.00' };
    expect(withdrawn.body.items).toMatchObject([nothing, nothing]);
    const corrected = await service.get('firm-a', `${door}/effects?act=corrected`).expect(200);
    expect(corrected.body.items[0]).toMatchObject({ outcome: 'changed' });
    const links = await service.get('firm-a', `/v1/appraisals/${ids.reportA}/links`).expect(200);
    expect(links.body).toMatchObject({ predecessor: null, successors: [] });
    expect(links.body.corrections.map(({ act, outcome }: Record<string, string>) => [act, outcome])).toEqual([
      ['corrected', 'changed'],
      ['withdrawn', 'unchanged'],
    ]);
    expect((await preview({ knownAt: knownAt.after })).residualValue).toBe(corrected.body.items[0].newValue);
  });

  it('makes an order refusable: the list says what is missing', async () => {
    await service.withdraw(scrap);
    await service.caughtUp();
    const { body } = await service.get('firm-a', `/v1/corrections/${scrap}/effects`).expect(200);
    // The edition before is too old for the reference date or is taken in its place: either is said.
    for (const item of body.items as { outcome: string; newValue: string | null; refusals: string[] }[]) {
      expect(item.newValue === null).toBe(item.outcome === 'refused');
      expect(item.refusals.length > 0).toBe(item.outcome === 'refused');
    }
    const { status, body: now } = await service.post('firm-a', '/v1/appraisals?preview=true').send(order);
    const expected = status === 200 ? now.appraisal.residualValue : null;
    expect(body.items[0].newValue).toBe(expected);
  });
});
