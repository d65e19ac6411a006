import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFirm, type Firm, type IssuedReport } from '../issued-reports.js';

const settlement = {
  slips: [{ number: 'GB-20261015-07', weighedOn: '2026-10-15', netKg: '1520' }],
  buyer: { name: '张三丰', isPerson: true },
  received: '3050.00',
  receivedOn: '2026-10-16',
  taxBasis: 'included',
  costs: '800.00',
  manifestNumber: '2026210100012345',
  destination: { kind: 'maintenance-fund' },
};

describe('the settlements of an appraisal', () => {
  let firm: Firm;
  let report: IssuedReport;
  let path: string;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
    path = `/v1/appraisals/${report.appraisalId}/settlements`;
  }, 60_000);
  afterAll(() => firm.service.stop());

  const summary = ({ status, body }: { status: number; body: { code?: string } }): unknown => [status, body.code];
  const appraisal = async (): Promise<unknown> => (await firm.get(`/v1/appraisals/${report.appraisalId}`)).body;

  it('stand beside the appraisal, with the difference explained, and never alter it', async () => {
    const before = await appraisal();
    expect((await firm.get(path)).body).toEqual({ items: [] });
    const recorded = await firm.post(path, settlement).set('idempotency-key', 's1');
    expect(recorded.status).toBe(201);
    expect((await firm.post(path, settlement).set('idempotency-key', 's1')).body).toEqual(recorded.body);
    const { body } = await firm.get(path);
    expect(body.items).toEqual([recorded.body]);
    const [{ difference }] = body.items;
    expect(difference.net).toMatchObject({ actual: '2250.00' });
    expect(Number(difference.effects.quantity) + Number(difference.effects.price)).toBeCloseTo(
      Number(difference.gross.difference),
      6,
    );
    expect(await appraisal()).toEqual(before);
  });

  it('are corrected by another row, not written over', async () => {
    const { id } = (await firm.get(path)).body.items[0];
    expect(summary(await firm.post(path, settlement))).toEqual([409, 'settlement-stands']);
    expect(summary(await firm.post(path, { ...settlement, corrects: 'nothing' }))).toEqual([
      409,
      'settlement-not-standing',
    ]);
    const corrected = await firm.post(path, { ...settlement, received: '3100.00', note: '漏记一车', corrects: id });
    expect(corrected.status).toBe(201);
    expect(summary(await firm.post(path, { ...settlement, corrects: id }))).toEqual([409, 'settlement-not-standing']);
    const { items } = (await firm.get(path)).body;
    expect(items.map((one: Record<string, unknown>) => [one['received'], one['corrects'], one['correctedBy']])).toEqual(
      [
        ['3100.00', id, null],
        ['3050.00', null, corrected.body.id],
      ],
    );
    await expect(firm.service.dataSource.query("UPDATE settlements SET actor = 'x'")).rejects.toThrow('insert-only');
  });

  it('are refused with every fault and its place', async () => {
    const answer = await firm.post(path, {
      ...settlement,
      slips: [{ number: '', weighedOn: '2026-02-30', netKg: 12 }],
      buyer: { name: 'x' },
      received: '-1',
      manifestNumber: null,
      destination: { kind: 'other' },
      files: [{ name: 'f', sha256: 'short' }],
    });
    expect(summary(answer)).toEqual([422, 'settlement-invalid']);
    const pointers = answer.body.faults.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual([
      '/buyer/isPerson',
      '/destination/note',
      '/files/0/sha256',
      '/received',
      '/slips/0/netKg',
      '/slips/0/number',
      '/slips/0/weighedOn',
    ]);
    const without = await firm.post(path, { ...settlement, manifestNumber: null });
    expect(without.body.faults).toMatchObject([{ pointer: '/manifestNumber', code: 'manifest-or-reason' }]);
    for (const body of [undefined, [], { slips: 'x' }]) {
      expect((await firm.post(path, body as object)).status).toBe(422);
    }
  });

  it('are of what has happened by the day in China', async () => {
    const slips = [...settlement.slips, { number: '2', weighedOn: '2026-11-03', netKg: '1' }];
    const early = await firm.post(path, { ...settlement, slips, receivedOn: '2026-12-01' });
    expect(summary(early)).toEqual([422, 'settlement-invalid']);
    expect(early.body.faults).toMatchObject([
      { pointer: '/slips/1/weighedOn', code: 'day-to-come' },
      { pointer: '/receivedOn', code: 'day-to-come', allowed: '…2026-11-02' },
    ]);
  });

  it('belong to their firm alone', async () => {
    expect((await firm.postAsAnother(path, settlement)).status).toBe(404);
    expect((await firm.get('/v1/appraisals/none/settlements')).status).toBe(404);
  });
});
