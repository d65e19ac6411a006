/** Every fault of a sheet in one pass, each at its cell; nothing is taken from a sheet with a fault. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { sheetFaultText } from '../../../src/price-tables/exchange/sheet-fault.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { headOf, shippedEdition } from './shipped-editions.js';
import {
  headerRow,
  number,
  scrapHead,
  scrapRow,
  scrapWorkbook,
  SHEET,
  sheetXml,
  text,
  textCell,
  workbook,
} from './workbook-maker.js';

async function faultsOf(bytes: Uint8Array, head = scrapHead) {
  const reading = await readPriceSheet(bytes, '表', head);
  return reading.kind === 'faults' ? reading.faults : [];
}

const places = async (bytes: Uint8Array) =>
  (await faultsOf(bytes)).map(({ code, row, column, header }) => `${column ?? ''}${row ?? ''} ${header ?? ''} ${code}`);

/** Node reads GB18030 but does not write it: the two-byte part of the code, turned round. */
function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : codes.get(one)!)));
}

describe('a workbook', () => {
  it('with sound rows is taken', async () => {
    const reading = await readPriceSheet(await scrapWorkbook(scrapRow(2), scrapRow(7)), '表', scrapHead);
    expect(reading).toMatchObject({
      kind: 'table',
      table: {
        id: 'scrap',
        rows: [{ code: 'steel-2', unit: 't', price: '2230.00', taxRate: '0.03' }, { code: 'steel-7' }],
      },
    });
  });

  it('has each fault at its cell, faults of fields and faults between fields alike', async () => {
    const sheet = await scrapWorkbook(
      scrapRow(2, { 价格: text('2,230'), 低价: number('10'), 计税口径: text('含税'), 税率: '' }),
      scrapRow(3, { 材料代码: '', 单位: text('斤'), 来源类别: text('询价') }),
      scrapRow(4, { 价格: `><f>1+1</f><v>2</v>`, 来源类别: text('假设'), 地区: number('110000') }),
      scrapRow(5, { 材料代码: text('steel-9'), 低价: number('3000'), 高价: number('4000') }),
      scrapRow(6, { 材料代码: text('steel-9'), 采集日期: text('2026-09-31'), 交货口径: '' }),
    );
    expect(await places(sheet)).toEqual(
      expect.arrayContaining([
        'E2 价格 invalid-value',
        'I2 税率 wrong-tax-rate',
        'A3 材料代码 missing-key',
        'D3 单位 wrong-unit',
        'K3 来源类别 wrong-quotations',
        'E4 价格 formula-cell',
        'C4 地区 undeclared-region',
        'K4 来源类别 wrong-source',
        'E5 价格 wrong-range',
        'A6 材料代码 duplicate-row',
        'O6 采集日期 invalid-value',
        'J6 交货口径 wrong-delivery-basis',
      ]),
    );
    expect((await faultsOf(sheet)).map(sheetFaultText)).toContain(
      '价格表!A6 材料代码：与第 5 行的代码、规格、地区相同',
    );
  });

  it.each([
    ['a double that only looks round', '价格', number('2230.1000000000004'), 'inexact-number'],
    ['seven decimals', '价格', number('0.0000001'), 'inexact-number'],
    ['an error value', '价格', 't="e"><v>#DIV/0!</v>', 'error-cell'],
    ['a truth value', '价格', 't="b"><v>1</v>', 'boolean-cell'],
    ['a plain number for a day', '采集日期', number('46266'), 'not-a-date'],
    ['a negative price', '价格', number('-1'), 'invalid-value'],
    ['a formula without value', '备注', '><f>HYPERLINK("x")</f>', 'formula-cell'],
  ])('with %s is refused at that cell', async (_name, header, cell, code) => {
    expect((await faultsOf(await scrapWorkbook(scrapRow(2, { [header]: cell })))).map((one) => one.code)).toEqual([
      code,
    ]);
  });

  it.each([
    ['2230.1', 0, '2230.1'],
    ['2230.1000000000001', 0, '2230.1'],
    ['7.0000000000000007E-2', 0, '0.07'],
    ['2230', 7, '2230.00'],
    ['2230.125', 7, '2230.125'],
  ])('takes the number %s in a cell of style %i as %s', async (value, style, price) => {
    const reading = await readPriceSheet(
      await scrapWorkbook(scrapRow(2, { 价格: number(value, style) })),
      '表',
      scrapHead,
    );
    expect(reading).toMatchObject({ kind: 'table', table: { rows: [{ price }] } });
  });

  it('takes a day from a cell formatted as one, in both calendars, and no time of day', async () => {
    const styles = `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const made = (serial: string, properties = '') =>
      workbook({
        'xl/styles.xml': styles,
        'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr ${properties}/><sheets><sheet name="价格" r:id="rId1"/></sheets></workbook>`,
        [SHEET]: sheetXml(headerRow('scrap') + scrapRow(2, { 采集日期: number(serial, 1) })),
      });
    const dayOf = async (bytes: Buffer) => {
      const reading = await readPriceSheet(bytes, '表', scrapHead);
      return reading.kind === 'table'
        ? reading.table.rows[0]!.source.capturedOn
        : reading.faults.map(({ code }) => code);
    };
    expect(await dayOf(await made('46266'))).toBe('2026-09-01');
    expect(await dayOf(await made('44804', 'date1904="1"'))).toBe('2026-09-01');
    expect(await dayOf(await made('46266.5'))).toEqual(['not-a-date']);
    expect(await dayOf(await made('60'))).toEqual(['not-a-date']);
  });

  it('names unknown, doubled and missing headings', async () => {
    const cells = ['材料代码', '材料代码', '金额']
      .map((header, index) => textCell(`${'ABC'[index]!}1`, header))
      .join('');
    const found = await places(await workbook({ [SHEET]: sheetXml(`<row r="1">${cells}</row>`) }));
    expect(found).toEqual(
      expect.arrayContaining(['B1 材料代码 header-twice', 'C1 金额 header-unknown', '1 价格 header-missing']),
    );
  });

  it('saved by LibreOffice holds what was exported', async () => {
    const edition = shippedEdition('shenyang-scrap');
    const saved = readFileSync('test/price-tables/exchange/saved-by-libreoffice.xlsx');
    const reading = await readPriceSheet(saved, '表', headOf(edition));
    const [first, second, ...others] = edition.rows;
    const rows = [{ ...first!, note: '=1+1' }, { ...second!, note: 'a\nb' }, ...others];
    expect(reading).toEqual({ kind: 'table', table: { ...headOf(edition), rows } });
  });
});

describe('a CSV file', () => {
  const edition = shippedEdition('shenyang-services');
  const head = headOf(edition);

  it('is read in UTF-8 with and without mark and in GB18030', async () => {
    const utf8 = await writePriceSheet(edition, 'csv');
    const gb18030 = inGb18030(utf8.subarray(3).toString());
    for (const bytes of [utf8, utf8.subarray(3), gb18030]) {
      expect(await readPriceSheet(bytes, '表', head)).toEqual({ kind: 'table', table: edition });
    }
    const [fault] = await faultsOf(inGb18030('材料代码\r\n'), head as never);
    expect(fault).toMatchObject({ code: 'header-unknown', header: '材料代码', sheet: '表' });
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFF材料', 'utf16le'), 'unknown-encoding'],
    ['no encoding', Buffer.from([0x41, 0xff, 0xff, 0x0a]), 'unknown-encoding'],
    ['zero bytes', Buffer.from('a\0b'), 'unknown-encoding'],
    ['an open quote', Buffer.from('材料代码,"价格\n'), 'broken-csv'],
    ['nothing', Buffer.alloc(0), 'header-missing'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unknown-format'],
  ])('of %s is refused', async (_name, bytes, code) => {
    expect((await faultsOf(bytes)).map((one) => one.code)).toEqual([code]);
  });

  it('refuses what a spreadsheet program would calculate', async () => {
    const csv = (await writePriceSheet(edition, 'csv')).toString().replace('500.00', '=500');
    expect((await faultsOf(Buffer.from(csv), head as never)).map(({ code, row }) => [code, row])).toEqual([
      ['formula-cell', 2],
    ]);
  });
});
