/** The quotations behind a price, out to a sheet and in again, and every fault of theirs at its cell. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import readSheet from 'read-excel-file/node';
import { annotatePriceSheet } from '../../../src/price-tables/exchange/annotate-price-sheet.js';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { meanQuotation, rangeOfQuotations } from '../../../src/price-tables/quotations/mean-quotation.js';
import { quotedEdition } from './quoted-edition.js';
import {
  headerRow,
  QUOTATIONS,
  scrapHead,
  scrapRow,
  SHEET,
  sheetXml,
  text,
  textCell,
  workbook,
} from './workbook-maker.js';

const hash = (digit: string): string => digit.repeat(64);

const amount = fc
  .tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.stringMatching(/^(\.\d{1,6})?$/))
  .map(([whole, fraction]) => `${whole}${fraction}`);
const supplier = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.constantFrom('=1+1', "'=1", '甲,"乙"', '+86'))
  .map((name) => name.trim())
  .filter((name) => name !== '' && !name.includes('\0'));
const quotations = fc.uniqueArray(fc.record({ supplier, price: amount, digit: fc.constantFrom('a', '0', '9') }), {
  minLength: 3,
  maxLength: 20,
  selector: (one) => one.supplier.normalize('NFKC').toLowerCase().replace(/\s+/g, ''),
});

const rowOf = (
  index: number,
  quoted: readonly { supplier: string; price: string; digit: string }[],
): PriceRowInFile => {
  const all = quoted.map(({ supplier: name, price, digit }) => ({
    ...{ supplier: name, quotedOn: '2026-09-01', price, evidenceSha256: hash(digit) },
  }));
  return {
    ...{ code: `steel-${index}`, region: '210100', unit: 't', price: meanQuotation('0.00', all) },
    ...{ ...rangeOfQuotations(all), currency: 'CNY' as const, taxBasis: 'excluded' as const, deliveryBasis: 'ex-yard' },
    source: { kind: 'quotations', publisher: '协会', document: '询价', capturedOn: '2026-09-01' },
    ...{ sampleSize: all.length, quotations: all, note: '备注' },
  };
};

describe.each(['xlsx', 'csv'] as const)('prices with quotations written as %s and read again', (format) => {
  it('are the identical rows, whatever the quotations are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(quotations, { minLength: 1, maxLength: 4 }), async (lists) => {
        const rows = lists.map((list, index) => rowOf(index, list));
        const reading = await readPriceSheet(await writePriceSheet({ kind: 'scrap', rows }, format), '表', scrapHead);
        expect(reading.kind === 'table' ? JSON.stringify(reading.table.rows) : reading).toBe(JSON.stringify(rows));
      }),
      { numRuns: 100 },
    );
  });

  it('may stand beside rows that have none, and keep their variants apart', async () => {
    const { head, rows } = quotedEdition();
    const reading = await readPriceSheet(await writePriceSheet({ kind: 'parts', rows }, format), '表', head);
    expect(reading).toEqual({ kind: 'table', table: { ...head, rows } });
  });
});

describe('a workbook with quotations', () => {
  it('shows another reader one line for each, under the headings of the guide', async () => {
    const { rows } = quotedEdition();
    const sheets = await readSheet(await writePriceSheet({ kind: 'parts', rows }, 'xlsx'));
    const [header, ...lines] = sheets[1]!.data;
    expect(header).toEqual(['部件类型', '规格', '地区', '供应商', '报价日期', '报价', '证据指纹']);
    const all = rows.flatMap(({ quotations: list = [], variant }) => list.map((one) => [variant, one.supplier]));
    expect(lines.map((cells) => [cells[1], cells[3]])).toEqual(all);
    expect(sheets[2]!.data.flat()).toContain('供应商');
  });

  it('saved by LibreOffice holds what was exported', async () => {
    const { head, rows } = quotedEdition();
    const saved = readFileSync('test/price-tables/exchange/quotations-saved-by-libreoffice.xlsx');
    expect(await readPriceSheet(saved, '表', head)).toEqual({ kind: 'table', table: { ...head, rows } });
  });

  const quotationHeader = ['材料代码', '地区', '供应商', '报价日期', '报价', '证据指纹'];
  const line = (number: number, cells: readonly string[]): string =>
    `<row r="${number}">${cells.map((one, index) => (one === '' ? '' : textCell(`${'ABCDEF'[index]!}${number}`, one))).join('')}</row>`;
  const quoted = (prices: string, ...lines: (readonly string[])[]) =>
    workbook({
      [SHEET]: sheetXml(headerRow('scrap') + prices),
      [QUOTATIONS]: sheetXml([quotationHeader, ...lines].map((cells, index) => line(index + 1, cells)).join('')),
    });
  const quote = (name: string, price: string, change: Readonly<Record<number, string>> = {}): string[] =>
    ['steel-2', '210100', name, '2026-09-01', price, hash('a')].map((cell, index) => change[index] ?? cell);
  const asked = (change: Readonly<Record<string, string>> = {}) =>
    scrapRow(2, { 来源类别: text('询价'), 低价: text('2200'), 高价: text('2230'), 样本数: text('3'), ...change });
  const faultsOf = async (bytes: Uint8Array) => {
    const reading = await readPriceSheet(bytes, '表', scrapHead);
    return reading.kind === 'faults' ? reading.faults : [];
  };
  const told = async (bytes: Uint8Array) =>
    (await faultsOf(bytes)).map(({ sheet, row, column, message }) => `${sheet}!${column}${row} ${message}`);

  it('is taken when price, range and number follow from them', async () => {
    const sheet = await quoted(
      asked({ 价格: text('2213.33') }),
      quote('甲', '2200'),
      quote('乙', '2210'),
      quote('丙', '2230'),
    );
    expect(await readPriceSheet(sheet, '表', scrapHead)).toMatchObject({
      kind: 'table',
      table: { rows: [{ price: '2213.33', quotations: [{ supplier: '甲' }, { supplier: '乙' }, { supplier: '丙' }] }] },
    });
  });

  it('has each fault told at the cell of its sheet, with the figure that would be right', async () => {
    const sheet = await quoted(
      asked({ 高价: '', 样本数: text('4') }) + scrapRow(3, { 来源类别: text('询价') }),
      quote('甲', '2200'),
      quote('甲', '2210', { 3: '2026-09-02' }),
      quote('丙', '2230'),
      quote('丁', '2230', { 0: 'steel-9' }),
    );
    expect(await told(sheet)).toEqual([
      '价格表!F2 低价与高价须同填或同空',
      '价格表!Q2 样本数应为报价的条数 3',
      '价格表!E2 价格 2230.00 不是 3 条报价的平均数，应为 2213.33',
      '价格表!G2 高价未填，不是报价中最高的，应为 2230',
      '价格表!K3 来源为询价时至少列 3 条报价，现有 0 条',
      '报价!D3 报价日期晚于该行的采集日期 2026-09-01',
      '报价!C3 供应商与同一价格的另一条报价相同',
      '报价!A5 价格表中没有代码、规格、地区与此相同的一行',
    ]);
  });

  it('judges no mean of quotations that are themselves unsound', async () => {
    const sheet = await quoted(
      asked({ 价格: text('2213.33') }),
      quote('甲', '2,200'),
      quote('', '2210', { 5: 'none' }),
      quote('丙', '2230', { 3: '' }),
    );
    expect(await told(sheet)).toEqual([
      '报价!E2 “2,200”不符合要求',
      '报价!C3 必填，不能为空',
      '报价!F3 “none”不符合要求',
      '报价!D4 必填，不能为空',
    ]);
  });

  it('comes back with the faults in both its sheets, and reads the same again', async () => {
    const bytes = await quoted(asked(), quote('甲', 'x'), quote('乙', '2210'), quote('丙', '2230'));
    const price = await quoted(asked(), quote('甲', '2200'), quote('乙', '2210'), quote('丙', '2230'));
    for (const sheet of [bytes, price]) {
      const faults = await faultsOf(sheet);
      const annotated = (await annotatePriceSheet(sheet, faults))!;
      expect(await faultsOf(annotated)).toEqual(faults);
    }
    const [prices, list] = await readSheet((await annotatePriceSheet(bytes, await faultsOf(bytes)))!);
    expect(list!.data[0]!.at(-1)).toBe('错误说明');
    expect(list!.data[1]!.at(-1)).toContain('E2 报价：“x”不符合要求');
    expect(prices!.data[0]).not.toContain('错误说明');
  });

  it('has headings of its own that must stand', async () => {
    const sheet = await workbook({
      [SHEET]: sheetXml(headerRow('scrap') + scrapRow(2)),
      [QUOTATIONS]: sheetXml(line(1, ['材料代码', '地区', '厂家'])),
    });
    expect((await faultsOf(sheet)).map(({ sheet: name, code, header }) => [name, code, header])).toEqual([
      ['报价', 'header-unknown', '厂家'],
      ...['供应商', '报价日期', '报价', '证据指纹'].map((header) => ['报价', 'header-missing', header]),
    ]);
  });
});
