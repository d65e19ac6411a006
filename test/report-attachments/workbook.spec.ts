import { describe, expect, it } from '@jest/globals';
import { HyperFormula } from 'hyperformula';
import { appraise } from '../../src/engine/index.js';
import { summaryCells } from '../../src/reports/workbook/summary-sheet.js';
import { appraisedFrom, type Appraised } from './random-appraised.js';
import { readWorkbook, type ReadWorkbook } from './workbook-reading.js';
import { workbookOf } from './workbook-of.js';

const columnOf = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Another spreadsheet engine computes every formula; kept values are not shown to it. */
function computed(workbook: ReadWorkbook, changes: Readonly<Record<string, number>> = {}): HyperFormula {
  const sheets = Object.fromEntries(
    [...workbook].map(([name, cells]) => {
      const rows: (string | number | null)[][] = [];
      for (const [place, { formula, value, isText }] of cells) {
        const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place)!;
        const line = (rows[Number(row) - 1] ??= []);
        const content = isText ? `'${value}` : Number(value);
        line[columnOf(letters)] = changes[`${name}!${place}`] ?? (formula === null ? content : `=${formula}`);
      }
      return [name, Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell ?? null))];
    }),
  );
  return HyperFormula.buildFromSheets(sheets, { licenseKey: 'gpl-v3' });
}

function summaryOf(engine: HyperFormula): { readonly total: string; readonly value: string; readonly checks: unknown } {
  const sheet = engine.getSheetId('汇总')!;
  const at = (row: number, col: number): unknown => engine.getCellValue({ sheet, row: row - 1, col });
  return {
    total: Number(at(summaryCells.unroundedTotal, 1)).toFixed(2),
    value: Number(at(summaryCells.residualValue, 1)).toFixed(2),
    checks: at(summaryCells.allChecks, 3),
  };
}

describe('the workbook of an appraisal', () => {
  const questions = [...appraisedFrom(1, 80)];

  it('comes to the engine’s figures in another spreadsheet engine, to the fen, halves and all', async () => {
    let tried = 0;
    for (const question of questions) {
      const bytes = await workbookOf(question);
      if (bytes === null) continue;
      tried += 1;
      const engine = computed(await readWorkbook(bytes));
      const { unroundedTotal, residualValue } = question.appraisal;
      const expected = { total: unroundedTotal, value: residualValue, checks: '一致' };
      expect([question.seed, summaryOf(engine)]).toEqual([question.seed, expected]);
      engine.destroy();
    }
    expect(tried).toBeGreaterThan(60);
  }, 240_000);

  it('follows an input as the engine does', async () => {
    let tried = 0;
    for (const question of questions.slice(0, 40)) {
      const bytes = await workbookOf(question);
      const [component] = question.order.components;
      if (bytes === null || component?.mass?.kgPerUnit === undefined) continue;
      const changed = againWith(question, '77.125');
      const workbook = await readWorkbook(bytes);
      const place = placeOfFirst(workbook, component.id);
      if (changed === null || place === null) continue;
      tried += 1;
      const engine = computed(workbook, { [place]: 77.125 });
      expect([question.seed, summaryOf(engine).total]).toEqual([question.seed, changed]);
      engine.destroy();
    }
    expect(tried).toBeGreaterThan(5);
  }, 240_000);

  it('keeps with every formula what it comes to, and has equal bytes for an equal report', async () => {
    const [question] = questions as [Appraised];
    const bytes = await workbookOf(question);
    expect(await workbookOf(question)).toEqual(bytes);
    for (const cells of (await readWorkbook(bytes!)).values()) {
      for (const { formula, value } of cells.values()) if (formula !== null) expect(value).not.toBe('');
    }
  });

  it('takes no text for a formula', async () => {
    const hostile = '=HYPERLINK("http://example.org";"+1")';
    let bytes: Uint8Array | null = null;
    for (const question of questions.filter(({ appraisal }) => appraisal.secondMethod !== null)) {
      const offers = question.order.offers!.map((offer) => ({ ...offer, source: hostile }));
      bytes ??= await workbookOf({ ...question, order: { ...question.order, offers } });
    }
    const workbook = await readWorkbook(bytes!);
    const cell = workbook.get('报价')!.get('A2');
    expect(cell).toEqual({ formula: null, value: hostile, isText: true });
  });
});

/** The engine's total with another mass of the first component; null where that changes more than masses. */
function againWith({ order, standard, tables, appraisal }: Appraised, kgPerUnit: string): string | null {
  const [first, ...others] = order.components;
  const components = [{ ...first!, mass: { ...first!.mass!, kgPerUnit } }, ...others];
  const again = appraise({ ...order, components }, { standard, priceTables: tables.map(({ edition }) => edition) });
  if (again.kind === 'refused' || again.appraisal.deductions.length !== appraisal.deductions.length) return null;
  return again.appraisal.unroundedTotal;
}

function placeOfFirst(workbook: ReadWorkbook, componentId: string): string | null {
  for (const name of ['拆除部件', '残值下限']) {
    for (const [place, { value }] of workbook.get(name)!) {
      if (place.startsWith('A') && value.endsWith(`（${componentId}）`)) return `${name}!D${place.slice(1)}`;
    }
  }
  return null;
}
