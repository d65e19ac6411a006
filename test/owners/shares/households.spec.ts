import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readSheet from 'read-excel-file/node';
import { frameParts } from '../../../src/workbooks/workbook-frame.js';
import { numericCell, rowXml, textCell, worksheetXml } from '../../../src/workbooks/sheet-parts.js';
import { writeZip } from '../../../src/workbooks/write-zip.js';
import { SETTINGS, type Settings } from '../../../src/config/settings.js';
import { documentText } from '../../press/pdf-reading.js';
import { keptBytes } from '../../stores/kept-bytes.js';
import { startFirm, type Firm, type IssuedReport } from '../issued-reports.js';

const households = [
  { room: '2-1-101', exclusiveAreaM2: '89.35', owner: '王小明、李红' },
  { room: '2-1-102', exclusiveAreaM2: '61.2', owner: '欧阳修' },
  { room: '2-1-201', exclusiveAreaM2: '120' },
];
const key = { kind: 'exclusive-area' };
const csv = (...lines: readonly string[]): Buffer =>
  Buffer.from(['房号,专有部分面积（平方米）,业主姓名,权重', ...lines].join('\r\n'));

const cell = (text: string, row: number, index: number): string =>
  /^\d+\.\d+$/.test(text) ? numericCell(text, { row, index, style: 7 }) : textCell(text, { row, index, style: 0 });
const sheetOf = (lines: readonly (readonly string[])[]): string =>
  [
    ...worksheetXml({
      widths: [],
      rows: lines.map((texts, line) =>
        rowXml(
          line + 1,
          texts.map((text, index) => cell(text, line + 1, index)),
        ),
      ),
      after: '',
    }),
  ]
    .join('')
    .replace('<cols></cols>', '');
const householdSheet = (): string =>
  sheetOf([
    ['房号', '专有部分面积（平方米）', '权重'],
    ['101', '89.35', '1.5'],
  ]);

/** A workbook with these sheets in this order. */
function workbookOf(sheets: Readonly<Record<string, string>>): Promise<Buffer> {
  const frame = frameParts(Object.keys(sheets)).map(({ name, xml }) => ({ name, content: Buffer.from(xml) }));
  const contents = Object.values(sheets).map((xml, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: Buffer.from(xml),
  }));
  return writeZip([...frame, ...contents]);
}

describe('the households of an appraisal', () => {
  let firm: Firm;
  let report: IssuedReport;
  let path: string;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
    path = `/v1/appraisals/${report.appraisalId}/households`;
  }, 60_000);
  afterAll(() => firm.service.stop());

  const summary = ({ status, body }: { status: number; body: { code?: string } }): unknown => [status, body.code];

  it('are stored, come back with shares that add up, and are shown to nobody before the firm says so', async () => {
    expect(summary(await firm.get(path))).toEqual([404, 'households-unknown']);
    const stored = await firm.post(path, { key, households }).set('idempotency-key', 'k1');
    expect(stored.status).toBe(201);
    expect(stored.body).toMatchObject({ count: 3, key: 'exclusive-area', appraisalId: report.appraisalId });
    // The answer is kept for whoever asks again: it must not keep a name or a room beside the sealed list.
    expect(stored.text).not.toMatch(/王小明|2-1-101/);
    const { body } = await firm.get(path);
    expect(body).toMatchObject({
      shown: 'nothing',
      weightSum: '270.55',
      key: { kind: 'exclusive-area', agreement: null },
    });
    const { body: told } = await firm.get(`/v1/appraisals/${report.appraisalId}`);
    expect(body.total).toBe(told.appraisal.scrapResidualValue.net);
    const fens = body.households.map(({ share }: { share: string }) => BigInt(share.replace('.', '')));
    expect(fens.reduce((sum: bigint, share: bigint) => sum + share, 0n)).toBe(BigInt(body.total.replace('.', '')));
    expect(body.households[2]).toMatchObject({ room: '2-1-201', owner: null, weight: null });
  });

  it('lie in the database sealed: no name and no room is found in what is kept', async () => {
    const { app, dataSource } = firm.service;
    const kept = await keptBytes(app.get<Settings>(SETTINGS).dataDir, dataSource);
    // What is not sealed is found: the number of the report.
    const found = (text: string): readonly string[] =>
      [...kept].flatMap(([name, bytes]) => (bytes.includes(text) ? name : []));
    expect(found(report.number)).not.toEqual([]);
    expect(['王小明', '欧阳修', '2-1-101'].flatMap(found)).toEqual([]);
  });

  it('are refused with every fault and its place', async () => {
    const answer = await firm.post(path, {
      key: { kind: 'equal' },
      households: [
        { room: '101', exclusiveAreaM2: '0', owner: 'a\nb', extra: 1 },
        { room: '１０１', exclusiveAreaM2: 60 },
        { room: ' ', exclusiveAreaM2: '60', weight: '1' },
      ],
    });
    expect(summary(answer)).toEqual([422, 'households-invalid']);
    expect(
      answer.body.faults.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`),
    ).toEqual([
      '/key/agreement agreement-missing',
      '/households/0/extra unknown-property',
      '/households/0/exclusiveAreaM2 area-invalid',
      '/households/0/owner owner-invalid',
      '/households/1/exclusiveAreaM2 area-invalid',
      '/households/2/room room-invalid',
      '/households/2/weight weight-unexpected',
      '/households/1/room room-twice',
    ]);
    for (const body of [undefined, [], { key, households: [] }, { key, households: [null] }, { key: 'equal' }]) {
      expect((await firm.post(path, body as object)).status).toBe(422);
    }
    const zero = households.map((one) => ({ ...one, weight: '0' }));
    const agreement = { text: '业主大会决议', agreedOn: '2026-05-01' };
    const none = await firm.post(path, { key: { kind: 'weights', agreement }, households: zero });
    expect(none.body.faults).toMatchObject([{ pointer: '/households/0/weight', code: 'weights-all-zero' }]);
  });

  it('are read from a sheet, or every fault by its cell', async () => {
    const read = await firm.postBytes(`${path}/sheet`, csv('2-1-101,89.35,王小明,', ',,,', '2-1-102,61.20,,'));
    expect([read.status, read.body.households]).toEqual([
      200,
      [
        { room: '2-1-101', exclusiveAreaM2: '89.35', owner: '王小明', weight: null },
        { room: '2-1-102', exclusiveAreaM2: '61.20', owner: null, weight: null },
      ],
    ]);
    const faulty = await firm.postBytes(`${path}/sheet`, csv('101,八十九,王小明,1', '101,60,=1+1,', ',60,,'));
    expect(summary(faulty)).toEqual([422, 'household-sheet-invalid']);
    const told = faulty.body.faults.map(({ cell, code }: { cell: string; code: string }) => `${cell} ${code}`);
    expect(told).toEqual([
      'B2 area-invalid',
      'D2 weight-unexpected',
      'C3 formula-cell',
      'A3 room-twice',
      'A4 room-invalid',
    ]);
    const unheaded = await firm.postBytes(`${path}/sheet`, Buffer.from('房间,面积\n101,60\n'));
    expect(unheaded.body.faults.map(({ code }: { code: string }) => code)).toEqual([
      ...['header-unknown', 'header-unknown', 'header-missing', 'header-missing'],
    ]);
    const empty = await firm.postBytes(`${path}/sheet`, csv());
    expect(empty.body.faults).toMatchObject([{ code: 'households-expected', row: null }]);
  });

  it('are read from a workbook: the numbers as its cells show them, and the template comes back empty', async () => {
    const bytes = await workbookOf({ 住户: householdSheet() });
    const { body } = await firm.postBytes(`${path}/sheet?key=weights`, bytes);
    expect(body.households).toEqual([{ room: '101', exclusiveAreaM2: '89.35', owner: null, weight: '1.50' }]);
    const template = await firm.get(`${path}/template`).responseType('blob');
    const rows = await readSheet(template.body as Buffer);
    expect(JSON.stringify(rows)).toContain('专有部分面积（平方米）');
    const again = await firm.postBytes(`${path}/sheet`, template.body as Buffer);
    expect(again.body.faults).toMatchObject([{ code: 'households-expected' }]);
  });

  it('are read from the sheet 住户名单, whatever other sheets a workbook has and wherever it stands among them', async () => {
    const notes = sheetOf([['说明'], ['本小区 3 号楼']]);
    for (const name of ['说明', '价格表']) {
      const bytes = await workbookOf({ [name]: notes, 住户名单: householdSheet() });
      const { body } = await firm.postBytes(`${path}/sheet?key=weights`, bytes);
      expect([name, body.households?.[0]?.room]).toEqual([name, '101']);
    }
  });

  it('go up as a notice with names masked: as PDF and as a workbook with the same sum', async () => {
    const pdf = await firm.get(`${path}/notice`).responseType('blob');
    expect([pdf.status, pdf.type]).toEqual([200, 'application/pdf']);
    const text = (await documentText(pdf.body as Buffer)).join('');
    expect(text).toContain('王**、李*');
    expect(text).toContain('欧**');
    expect(text).not.toMatch(/王小明|李红|欧阳修/);
    expect(text).toContain('第二百八十三条');
    expect(text).toContain('2-1-201');
    const { body } = await firm.get(path);
    const grouped = String(body.total)
      .replace(/\B(?=(\d{3})+\.)/g, ',')
      .replace('-', '−');
    expect(text.split(grouped).length).toBeGreaterThan(2);
    const workbook = await firm.get(`${path}/notice?format=xlsx`).responseType('blob');
    const told = JSON.stringify(await readSheet(workbook.body as Buffer));
    expect(told).toContain('王**、李*');
    expect(told).not.toMatch(/王小明|李红|欧阳修/);
    expect((await firm.get(`${path}/notice?format=docx`)).status).toBe(400);
  });

  it('take the place of the list before, which is erased with them', async () => {
    const agreement = { text: '首层不参与分配', agreedOn: '2026-05-01' };
    const weighted = households.map((one, index) => ({ ...one, weight: String(index) }));
    expect((await firm.post(path, { key: { kind: 'weights', agreement }, households: weighted })).status).toBe(201);
    expect([await firm.service.count('household_lists'), await firm.service.count('household_keys')]).toEqual([2, 1]);
    expect(await firm.service.count('household_rows')).toBe(4);
    const { body } = await firm.get(path);
    expect(body).toMatchObject({ key: { kind: 'weights', agreement }, weightSum: '3' });
    expect(body.households[0]).toMatchObject({ weight: '0', share: '0.00' });
  });

  it('belong to their firm alone', async () => {
    expect((await firm.postAsAnother(path, { key, households })).status).toBe(404);
    expect((await firm.postAsAnother(`${path}/sheet`)).status).not.toBe(200);
  });

  it('are erased for ever when the firm wants it', async () => {
    await expect(firm.service.dataSource.query('DELETE FROM household_rows')).rejects.toThrow('not taken out');
    expect((await firm.delete(path)).status).toBe(204);
    expect(summary(await firm.get(path))).toEqual([404, 'households-unknown']);
    expect(summary(await firm.delete(path))).toEqual([404, 'households-unknown']);
    expect([await firm.service.count('household_keys'), await firm.service.count('household_rows')]).toEqual([0, 0]);
    expect(summary(await firm.get(`${path}/notice`))).toEqual([404, 'households-unknown']);
  });
});
