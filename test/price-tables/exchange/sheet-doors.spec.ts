/** The doors of sheets as an editor's program uses them: template, export, import with faults, import without. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn, type SignedIn } from '../../api/signed-in.js';
import { headOf as draftHead, rowOf } from '../books/price-office.js';
import { headOf, shippedEdition } from './shipped-editions.js';
import { scrapRow, scrapWorkbook, text } from './workbook-maker.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET = '/v1/price-tables/demonstration/shenyang-scrap/2026-09-01/sheet';

let service: RunningService;
let editor: SignedIn;
let stranger: SignedIn;
beforeAll(async () => {
  service = await startService();
  const association = { organisationId: 'association', kind: 'association' } as const;
  editor = await signedIn(service, { ...association, roles: ['editor'] });
  stranger = await signedIn(service, { roles: ['editor'], organisationId: 'rival', kind: 'association' });
});
afterAll(() => service.stop());

const get = (path: string, who: SignedIn | null = null) =>
  request(service.server)
    .get(path)
    .set(who?.headers ?? {})
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

async function newDraft(): Promise<{ path: string; id: string }> {
  const body = { ...draftHead(), validFrom: '2026-09-01', rows: [rowOf('2000.00')] };
  const made = await request(service.server).post('/v1/price-drafts').set(editor.headers).send(body);
  expect(made.status).toBe(201);
  return { id: made.body.id, path: `/v1/price-drafts/${made.body.id}` };
}

const send = (path: string, body: Buffer, { who = editor, tag = '"1"', type = XLSX } = {}) =>
  request(service.server)
    .post(path)
    .set(who.headers)
    .set('content-type', type)
    .set(tag === '' ? {} : { 'if-match': tag })
    .send(body);

describe('published prices as a sheet', () => {
  it.each(['xlsx', 'csv'])('come as %s for anybody, and hold what was published', async (format) => {
    const answer = await get(`${SHEET}?format=${format}`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="demonstration-shenyang-scrap-2026-09-01.${format}"; ` +
        `filename*=UTF-8''demonstration-shenyang-scrap-2026-09-01.${format}`,
    );
    expect(answer.headers['content-type']).toMatch(format === 'xlsx' ? XLSX : /^text\/csv/);
    const edition = shippedEdition('shenyang-scrap');
    expect(await readPriceSheet(answer.body as Buffer, '表', headOf(edition))).toEqual({
      kind: 'table',
      table: edition,
    });
    const again = await get(`${SHEET}?format=${format}`).set('if-none-match', answer.headers['etag']!);
    expect(again.status).toBe(304);
  });

  it('come as a template of every kind, and of no other', async () => {
    for (const kind of ['scrap', 'parts', 'services', 'index']) {
      const answer = await get(`/v1/price-tables/template?kind=${kind}`);
      expect([answer.status, (answer.body as Buffer).subarray(0, 2).toString()]).toEqual([200, 'PK']);
      expect(decodeURIComponent(answer.headers['content-disposition']!)).toContain('价格表-模板.xlsx');
    }
    expect((await get('/v1/price-tables/template?kind=metal')).status).toBe(400);
    expect((await get('/v1/price-tables/demonstration/shenyang-scrap/2001-01-01/sheet')).status).toBe(404);
  });
});

describe('a draft as a sheet', () => {
  it('goes out, is edited, and comes in again with all its rows', async () => {
    const { path } = await newDraft();
    const out = await get(`${path}/sheet`, editor);
    expect(decodeURIComponent(out.headers['content-disposition']!)).toContain('city-scrap-2026-09-01-草稿.xlsx');
    const taken = await send(`${path}/sheet`, await scrapWorkbook(scrapRow(2), scrapRow(3)));
    expect([taken.status, taken.body]).toEqual([200, expect.objectContaining({ version: 2, rowCount: 2 })]);
    expect(taken.headers['etag']).toBe('"2"');
    const draft = await request(service.server).get(path).set(editor.headers);
    expect(draft.body.rows.map(({ code }: { code: string }) => code)).toEqual(['steel-2', 'steel-3']);
    const csv = await writePriceSheet({ kind: 'scrap', rows: draft.body.rows.slice(1) }, 'csv');
    const shorter = await send(`${path}/sheet`, csv, { tag: '"2"', type: 'text/csv' });
    expect(shorter.body).toMatchObject({ version: 3, rowCount: 1 });
  });

  it('with faults changes nothing, and each fault says where, what and what is allowed', async () => {
    const { path } = await newDraft();
    const bad = await scrapWorkbook(scrapRow(2), scrapRow(3, { 单位: text('斤') }), scrapRow(4, { 价格: '' }));
    const answer = await send(`${path}/sheet`, bad);
    expect([answer.status, answer.body.code, answer.body.faultCount]).toEqual([422, 'price-sheet-invalid', 2]);
    const place = { sheet: '价格表', row: 3, column: 'D', cell: 'D3', header: '单位' };
    expect(answer.body.faults[0]).toEqual({
      ...place,
      code: 'wrong-unit',
      message: '“斤”不是这类价格表的单位',
      allowed: '吨、千克',
    });
    expect(answer.body.faults[1]).toMatchObject({ code: 'missing-key', cell: 'E4' });
    const marked = await send(`${path}/sheet?annotated=true&fileName=九月.xlsx`, bad).buffer(true).parse(asBuffer);
    expect([marked.status, marked.headers['x-fault-count']]).toEqual([422, '2']);
    expect(decodeURIComponent(marked.headers['content-disposition']!)).toContain('九月-错误说明.xlsx');
    const reading = await readPriceSheet(marked.body as Buffer, '表', {
      ...headOf(shippedEdition('shenyang-scrap')),
      status: 'official',
    });
    expect(reading.kind === 'faults' && reading.faults.map(({ row }) => row)).toEqual([3, 4]);
    const draft = await request(service.server).get(path).set(editor.headers);
    expect(draft.body).toMatchObject({ version: 1, rows: [{ price: '2000.00' }] });
  });

  it('is taken only against the state that was seen, of a file, from its own organisation', async () => {
    const { path } = await newDraft();
    const sheet = await scrapWorkbook(scrapRow(2));
    expect((await send(`${path}/sheet`, sheet, { tag: '' })).status).toBe(428);
    expect((await send(`${path}/sheet`, sheet, { tag: '"7"' })).status).toBe(412);
    expect((await send(`${path}/sheet`, sheet, { who: stranger })).status).toBe(404);
    expect((await send(`${path}/sheet`, Buffer.from('{}'), { type: 'application/json' })).status).toBe(415);
    expect((await send(`${path}/sheet?fileName=`, sheet)).body.code).toBe('query-invalid');
    const proposed = await request(service.server)
      .post(`${path}/propose`)
      .set({ ...editor.headers, 'if-match': '"1"' })
      .send({ reason: '九月价格' });
    const late = await send(`${path}/sheet`, sheet, { tag: proposed.headers['etag']! });
    expect([late.status, late.body.code]).toEqual([409, 'price-draft-state']);
  });

  it('that is no sheet at all is a problem, also where the sheet is wanted back', async () => {
    const { path } = await newDraft();
    const junk = await send(`${path}/sheet?annotated=true`, Buffer.from('PK\x03\x04junk'));
    expect([junk.status, junk.body.faults[0].code]).toEqual([422, 'broken-archive']);
    expect((await get(`${path}/sheet`, stranger)).status).toBe(404);
  });

  it('of ten thousand faulty rows does not hold the service up', async () => {
    const { path } = await newDraft();
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ ...rowOf('x'), code: `steel-${index}` }));
    const sheet = await writePriceSheet({ kind: 'scrap', rows }, 'xlsx');
    let isDone = false;
    const importing = send(`${path}/sheet?annotated=true`, sheet)
      .buffer(true)
      .parse(asBuffer)
      .then((answer) => {
        isDone = true;
        return answer;
      });
    let served = 0;
    while (!isDone) {
      expect((await get('/health/live')).status).toBe(200);
      served += isDone ? 0 : 1;
    }
    expect((await importing).headers['x-fault-count']).toBe('10000');
    expect(served).toBeGreaterThan(5);
  });
});

describe('the difference a draft makes', () => {
  it('names what is added, removed and changed against what is published', async () => {
    const { path } = await newDraft();
    const first = await request(service.server).get(`${path}/difference`).set(editor.headers);
    expect(first.body).toMatchObject({ version: 1, baseEditionIds: [], removed: [], changed: [], unchanged: 0 });
    expect(first.body.added).toHaveLength(1);
    expect((await request(service.server).get(`${path}/difference`).set(stranger.headers)).status).toBe(404);
  });
});

function asBuffer(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as unknown as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
