/** Batches as workbooks: the template as it is handed out, filled in, and sent back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import request from 'supertest';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { writeBatchWorkbook } from '../../src/batches/sheets/write-batch-workbook.js';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import type { AppraisalOrder } from '../../src/engine/index.js';
import { SHELF, type Shelf } from '../../src/appraisals/shelf.js';
import { sheetMediaTypes } from '../../src/price-tables/exchange/sheet-file-name.js';
import { startService, type RunningService } from '../api/running-service.js';
import { machine, smallOrder } from '../api/small-order.js';
import { filledIn } from './filled-in.js';

const examples = readdirSync('examples')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`examples/${name}`, 'utf8')) as AppraisalOrder);

describe('a batch as a workbook', () => {
  let service: RunningService;
  const get = (path: string): request.Test => request(service.server).get(`/v1/batches${path}`);
  const send = (bytes: Buffer, query = 'label=x'): request.Test =>
    request(service.server).post(`/v1/batches?${query}`).type(sheetMediaTypes.xlsx).send(bytes);
  const standard = () => {
    const { standards } = service.app.get<Shelf>(SHELF);
    const edition = standards.inForceOn(standards.defaultId, '2026-11-02');
    if (edition === undefined) throw new Error('no edition is in force');
    return edition.standard;
  };
  const written = (orders: readonly object[]): Promise<Buffer> =>
    writeBatchWorkbook(orders as readonly AppraisalOrder[], standard());
  const uploads = (): string[] => readdirSync(join(service.app.get<Settings>(SETTINGS).dataDir, 'uploads'));

  beforeAll(async () => {
    service = await startService({ BATCH_BODY_LIMIT_BYTES: '400000', BODY_LIMIT_BYTES: '60000' });
  }, 60_000);
  afterAll(() => service.stop());

  it('gives every example the very result its JSON gets', async () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    const bytes = await written(examples);
    // Larger than a body of another door may be.
    expect(bytes.length).toBeGreaterThan(60_000);
    const sent = await send(bytes, 'label=%E6%89%B9%E6%AC%A1');
    expect([sent.status, sent.body]).toMatchObject([201, { source: 'xlsx', label: '批次', lifts: examples.length }]);
    expect(uploads()).toEqual([]);
    await service.app.get(BatchRunner).runUntilIdle();
    const { items } = (await get(`/${sent.body.id}/items`)).body as { items: { appraisalId: string }[] };
    for (const [index, example] of examples.entries()) {
      const stored = await request(service.server).get(`/v1/appraisals/${items[index]?.appraisalId}`);
      const single = await request(service.server).post('/v1/appraisals?preview=true').send(example).expect(200);
      expect(stored.body.order).toEqual(example);
      expect(stored.body.appraisal.fingerprints).toEqual(single.body.appraisal.fingerprints);
    }
  }, 120_000);

  it('comes back as it was with everything an order can say beside its components', async () => {
    const order = smallOrder({
      engagement: { profile: 'agency', appraisers: [], firm: { name: '=1+1' } },
      offers: [{ amount: '-3.50', taxBasis: 'excluded', offeredOn: '2026-06-01', source: '某公司；书面；-2' }],
    });
    const sent = await send(await written([order, { ...order, offers: [] }])).expect(201);
    await service.app.get(BatchRunner).runUntilIdle();
    const { items } = (await get(`/${sent.body.id}/items`)).body as { items: { appraisalId: string }[] };
    const orders = items.map(async ({ appraisalId }) => {
      return (await request(service.server).get(`/v1/appraisals/${appraisalId}`)).body.order as object;
    });
    expect(await Promise.all(orders)).toMatchObject([order, { ...order, offers: [] }]);
  });

  it('hands out the template with the types, units, materials and conditions of the edition', async () => {
    const answer = await get('/template.xlsx').responseType('blob').expect(200);
    const sheets = await readSheet(answer.body as Buffer);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['电梯', '部件清单', '部件类型', '材质', '报废条件', '说明']);
    const [lifts = [], components = [], types = []] = sheets.map(({ data }) => data);
    expect([lifts.length, lifts[0]?.[0], components[0]?.slice(0, 3)]).toEqual([
      1,
      '电梯编号',
      ['电梯编号', '部件代号', '部件类型'],
    ]);
    expect(types.length - 1).toBe(Object.keys(standard().componentTypes).length);
    expect((await send(answer.body as Buffer)).body.code).toBe('batch-empty');
    expect((await get('/template.xlsx?referenceDate=1999-01-01')).body.code).toBe('standard-not-in-force');
  });

  it('takes components in any order, rows of other writers, and names of the catalogue or codes', async () => {
    const bytes = await filledIn(standard(), {
      lifts: [liftRow('B'), liftRow('A'), {}],
      components: [
        componentRow('A', 'c1'),
        componentRow('B', 'c1', { 部件类型: 'traction-machine' }),
        {},
        componentRow('A', 'c2'),
      ],
    });
    const sent = await send(bytes);
    expect([sent.status, sent.body.lifts]).toEqual([201, 2]);
    await service.app.get(BatchRunner).runUntilIdle();
    const { items } = (await get(`/${sent.body.id}/items`)).body as { items: { appraisalId: string }[] };
    const stored = await request(service.server).get(`/v1/appraisals/${items[1]?.appraisalId}`);
    expect(stored.body.order.components).toMatchObject([
      { id: 'c1', type: 'traction-machine', unit: '{piece}' },
      { id: 'c2', type: 'traction-machine' },
    ]);
  });

  it('stores nothing of a workbook with faults, and names every one by sheet, row and column', async () => {
    const before = await service.count('batch_items');
    const bytes = await filledIn(standard(), {
      lifts: [
        liftRow('1', { 地区: '999999', '额定载重量（kg）': '很重', 有机房: '也许' }),
        liftRow('1'),
        liftRow(''),
        liftRow('4', { 回收报价: '很多钱' }),
        liftRow('5', { 评估基准日: '2027-01-01' }),
      ],
      components: [
        componentRow('1', 'c1', { 数量: '0', 单位: '米' }),
        componentRow('1', 'c1'),
        componentRow('9', 'c1'),
        componentRow('9', 'c2'),
        componentRow('', 'c3'),
        componentRow('5', 'c1'),
      ],
    });
    const { status, body } = await send(bytes);
    expect([status, body.code, body.faultCount]).toEqual([422, 'batch-invalid', body.faults.length]);
    const faults = body.faults as { sheet: string; cell: string; code: string; header: string; message: string }[];
    const told = faults.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`).sort();
    expect(told).toEqual(
      [
        '电梯!A3 lift-reference-repeated',
        '电梯!A4 required',
        '电梯!A5 no-components',
        '电梯!H2 boolean-expected',
        '电梯!I2 decimal-malformed',
        '电梯!O6 reference-date-in-future',
        '电梯!P2 region-unknown',
        '电梯!AD5 decimal-malformed',
        '电梯!AD5 required',
        '电梯!AD5 required',
        '电梯!AD5 required',
        '部件清单!A4 lift-reference-unknown',
        '部件清单!A6 required',
        '部件清单!B3 component-id-duplicate',
        '部件清单!F2 decimal-out-of-range',
        '部件清单!G2 unit-not-of-type',
      ].sort(),
    );
    expect(faults.find(({ code }) => code === 'lift-reference-unknown')?.message).toContain('共 2 行');
    expect([await service.count('batch_items'), uploads()]).toEqual([before, []]);
  });

  it('refuses what is no workbook, or not this one', async () => {
    const [lifts, components] = [[liftRow('1')], [componentRow('1', 'c1')]];
    const formula = { ...liftRow('1'), 层站数: { formula: '1+1' } };
    const cases: readonly [Buffer, string, string | null][] = [
      [Buffer.from('no workbook'), 'broken-archive', null],
      [await filledIn(standard(), { lifts, components, without: '部件清单' }), 'sheet-missing', null],
      [await filledIn(standard(), { lifts: [liftRow('1', { 颜色: '红' })], components }), 'header-unknown', '电梯'],
      [await filledIn(standard(), { lifts: [formula], components }), 'formula-cell', '电梯'],
    ];
    for (const [bytes, code, sheet] of cases) {
      const { status, body } = await send(bytes);
      expect([status, body.code, body.faults[0]]).toMatchObject([422, 'batch-invalid', { code, sheet }]);
    }
    expect((await send(Buffer.alloc(400_001))).body.code).toBe('body-too-large');
    expect(uploads()).toEqual([]);
  });

  it('of other doors is still read whole, within their own limit', async () => {
    const post = (bytes: Buffer): request.Test =>
      request(service.server).post('/v1/component-lists/imports').type(sheetMediaTypes.xlsx).send(bytes);
    expect((await post(Buffer.alloc(60_001))).status).toBe(413);
    expect((await post(Buffer.from('x'))).body.code).toBe('component-sheet-invalid');
  });
});

const { lift } = smallOrder() as { lift: { stops: number } };

const liftRow = (ref: string, more: object = {}) => ({
  ...{ 电梯编号: ref, 驱动方式: '有齿轮曳引', 有机房: '是', '额定载重量（kg）': '1000', '额定速度（m/s）': '1.00' },
  ...{ 层站数: lift.stops, 层门数: 11, 评估基准日: '2026-06-30', 地区: '210100', 拆除费承担方: '业主' },
  ...{ 价格口径: '不含税', '运距（km）': 25, ...more },
});

const componentRow = (ref: string, id: string, more: object = {}) => ({
  ...{ 电梯编号: ref, 部件代号: id, 部件类型: '曳引机', 规格: 'geared', 数量: machine()['quantity'], 单位: '件' },
  ...{ 质量确定方式: '过磅', '单位质量（kg）': 640, 材质: 'cast-iron：0.90；copper-motor：10%', 处置: '拆除' },
  ...more,
});
