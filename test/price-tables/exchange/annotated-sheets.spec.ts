/** The workbook that goes back: each row's faults beside the row, and nothing else touched. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { annotatePriceSheet } from '../../../src/price-tables/exchange/annotate-price-sheet.js';
import { openSheetArchive } from '../../../src/price-tables/exchange/open-sheet-archive.js';
import { readPriceSheet } from '../../../src/price-tables/exchange/read-price-sheet.js';
import { readWorkbookParts } from '../../../src/price-tables/exchange/read-workbook-parts.js';
import { readXlsxRows } from '../../../src/price-tables/exchange/read-xlsx-rows.js';
import type { SheetFault } from '../../../src/price-tables/exchange/sheet-fault.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { headOf, shippedEdition } from './shipped-editions.js';
import { scrapHead, scrapRow, scrapWorkbook, SHEET, text } from './workbook-maker.js';

async function faultsOf(bytes: Uint8Array): Promise<readonly SheetFault[]> {
  const reading = await readPriceSheet(bytes, '表', scrapHead);
  return reading.kind === 'faults' ? reading.faults : [];
}

const bad = () =>
  scrapWorkbook(scrapRow(2, { 价格: text('2,230'), 单位: text('斤') }), scrapRow(3), scrapRow(4, { 价格: '' }));

async function faultColumn(bytes: Buffer): Promise<string[]> {
  const archive = await openSheetArchive(bytes);
  const parts = await readWorkbookParts(archive);
  const column: string[] = [];
  await readXlsxRows({ archive, parts, sheet: parts.prices }, ({ cells }) => {
    const cell = cells.get(19);
    column.push(cell?.kind === 'text' ? cell.text : '');
  });
  return column;
}

describe('an annotated workbook', () => {
  it('says beside each row what is wrong with it', async () => {
    const bytes = await bad();
    const annotated = (await annotatePriceSheet(bytes, await faultsOf(bytes)))!;
    const [header, first, second, third] = await faultColumn(annotated);
    expect(header).toBe('错误说明');
    expect(first).toContain('E2 价格：“2,230”不符合要求；允许：0 或正数');
    expect(first).toContain('D2 单位：“斤”不是这类价格表的单位；允许：吨、千克');
    expect([second, third]).toEqual(['', expect.stringContaining('E4 价格：必填，不能为空')]);
  });

  it('is read like the first one, keeps one such column, and loses what has been mended', async () => {
    const bytes = await bad();
    const once = (await annotatePriceSheet(bytes, await faultsOf(bytes)))!;
    expect(await faultsOf(once)).toEqual(await faultsOf(bytes));
    const twice = (await annotatePriceSheet(once, (await faultsOf(once)).slice(-1)))!;
    expect((await faultColumn(twice)).map((cell) => cell !== '')).toEqual([true, false, false, true]);
  });

  it('is the same whether the places of its cells are known from the reading or looked for again', async () => {
    for (const bytes of [await bad(), readFileSync('test/price-tables/exchange/saved-by-libreoffice.xlsx')]) {
      const reading = await readPriceSheet(bytes, '表', { ...scrapHead, regions: ['210200'] });
      if (reading.kind === 'table') throw new Error('the sheet has faults');
      expect([...reading.layouts!.values()][0]!.lastColumn).toBeGreaterThan(10);
      const known = (await annotatePriceSheet(bytes, reading.faults, reading.layouts))!;
      expect(known.equals((await annotatePriceSheet(bytes, reading.faults))!)).toBe(true);
    }
  });

  it('says what concerns the whole table in the heading', async () => {
    const bytes = await scrapWorkbook(scrapRow(2));
    const head = { ...scrapHead, regions: ['210100', '210200'] };
    const reading = await readPriceSheet(bytes, '表', head);
    const annotated = (await annotatePriceSheet(bytes, reading.kind === 'faults' ? reading.faults : []))!;
    expect((await faultColumn(annotated))[0]).toBe('错误说明：\n本期价格表的地区 210200 没有一行价格');
    expect(await faultsOf(annotated)).toEqual([]);
  });

  it('keeps every other cell and every other part of a file saved by another program', async () => {
    const saved = readFileSync('test/price-tables/exchange/saved-by-libreoffice.xlsx');
    const fault = {
      code: 'wrong-unit',
      sheet: '价格表',
      row: 3,
      column: 'D',
      header: '单位',
      message: '<&>',
      allowed: null,
    };
    const annotated = (await annotatePriceSheet(saved, [fault as SheetFault]))!;
    const [before, after] = [await openSheetArchive(saved), await openSheetArchive(annotated)];
    expect(after.names).toEqual(before.names);
    for (const name of before.names.filter((one) => one !== SHEET)) {
      expect((await after.partBytes(name)).equals(await before.partBytes(name))).toBe(true);
    }
    const sheet = (await after.partBytes(SHEET)).toString();
    const cut = sheet.replace(/<c r="S\d+" t="inlineStr">.*?<\/c>/gs, '');
    expect(cut).toBe((await before.partBytes(SHEET)).toString().replace(/<dimension[^>]*\/>/, ''));
    expect(sheet).toContain('D3 单位：&lt;&amp;&gt;');
    const edition = shippedEdition('shenyang-scrap');
    expect((await readPriceSheet(annotated, '表', headOf(edition))).kind).toBe('table');
  });

  it('does not come of a file that is no sheet', async () => {
    expect(await annotatePriceSheet(Buffer.from('a\0b'), [])).toBeNull();
    expect(await annotatePriceSheet((await bad()).subarray(0, 900), [])).toBeNull();
  });
});

describe('an annotated CSV file', () => {
  const csv = async () => {
    const edition = shippedEdition('shenyang-scrap');
    const rows = edition.rows.slice(0, 3);
    return { edition: { ...edition, rows }, text: (await writePriceSheet({ kind: 'scrap', rows }, 'csv')).toString() };
  };

  it('says behind each record what is wrong with it, and is read like the first one', async () => {
    const { edition, text: sound } = await csv();
    const bytes = Buffer.from(sound.replace('2228.87', '"2,228.87"').replace('吨', '=1'));
    const before = await readPriceSheet(bytes, '表', headOf(edition));
    const faults = before.kind === 'faults' ? before.faults : [];
    const annotated = (await annotatePriceSheet(bytes, faults))!;
    const [header, first, second] = annotated.toString().split('\r\n');
    expect(header).toMatch(/^\uFEFF.*,错误说明$/);
    expect(first).toContain('“2,228.87”不符合要求');
    expect(second).not.toContain('符合要求');
    expect(await readPriceSheet(annotated, '表', headOf(edition))).toEqual(before);
    const again = (await annotatePriceSheet(annotated, faults))!;
    expect(again.equals(annotated)).toBe(true);
  });
});
