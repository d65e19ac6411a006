/**
 * LibreOffice Calc opens the attached workbooks and computes them: the values kept beside the formulas are taken out
 * first, so that it cannot repeat what it was told. It knows nothing of this project.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appraiseLift } from '../../src/appraisals/appraise-lift.js';
import { loadShelf, type Shelf } from '../../src/appraisals/shelf.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';
import { tablesOf } from '../../src/reports/attached-prices.js';
import { summaryCells } from '../../src/reports/workbook/summary-sheet.js';
import { appraisedFrom, type Appraised } from '../report-attachments/random-appraised.js';
import { readWorkbook, uncomputed, type ReadWorkbook } from '../report-attachments/workbook-reading.js';
import { workbookOf } from '../report-attachments/workbook-of.js';

const now = new Date('2026-11-20T04:00:00Z');
const randomCount = 48;
const folder = mkdtempSync(path.join(os.tmpdir(), 'workbooks-'));
const expected = new Map<string, { readonly total: string; readonly value: string; readonly checks: string }>();
const computed = new Map<string, ReadWorkbook>();

type Order = { components: { id: string; quantity: string; disposition: string }[] };

function appraisedOrder(order: unknown, shelf: Shelf): Appraised {
  const outcome = appraiseLift(order, shelf, { now: () => now });
  if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
  const { fingerprints, ...appraisal } = outcome.appraisal;
  const { standard } = shelf.standards.byFingerprint(fingerprints.standard)!;
  const tables = tablesOf(fingerprints, shelf);
  return { seed: 0, order: outcome.order, appraisal, standard, fingerprints, tables };
}

async function give(
  name: string,
  appraised: Appraised,
  changes: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const bytes = await workbookOf(appraised);
  if (bytes === null) return false;
  writeFileSync(path.join(folder, 'given', `${name}.xlsx`), await uncomputed(bytes, changes));
  const { unroundedTotal: total, residualValue: value } = appraised.appraisal;
  expected.set(name, { total, value, checks: '一致' });
  return true;
}

/** An example with one quantity changed in the workbook alone, and what the engine says to such an order. */
async function giveChanged(order: Order, shelf: Shelf): Promise<void> {
  const before = appraisedOrder(order, shelf);
  const workbook = await readWorkbook((await workbookOf(before))!);
  const [component] = order.components.filter(({ disposition }) => disposition === 'dismantle');
  const [place] = [...workbook.get('拆除部件')!].find(([, { value }]) => value.endsWith(`（${component!.id}）`))!;
  const components = order.components.map((one) => (one === component ? { ...one, quantity: '3' } : one));
  const after = appraisedOrder({ ...order, components }, shelf).appraisal;
  await give('changed', before, { [`拆除部件!B${place.slice(1)}`]: '3' });
  expect(after.unroundedTotal).not.toBe(before.appraisal.unroundedTotal);
  expected.set('changed', { total: after.unroundedTotal, value: after.residualValue, checks: '不一致' });
}

beforeAll(async () => {
  mkdirSync(path.join(folder, 'given'));
  const shelf = await loadShelf(readSettings({}));
  const examples = readdirSync(path.join(packageRoot, 'examples')).filter((name) => name.endsWith('.json'));
  for (const name of examples) {
    const order = JSON.parse(readFileSync(path.join(packageRoot, 'examples', name), 'utf8')) as Order;
    await give(path.parse(name).name, appraisedOrder(order, shelf));
    if (name.startsWith('02')) await giveChanged(order, shelf);
  }
  let given = 0;
  for (const question of appraisedFrom(1_000, 2 * randomCount)) {
    if (given < randomCount && (await give(`random-${question.seed}`, question))) given += 1;
  }
  const files = readdirSync(path.join(folder, 'given')).map((name) => path.join(folder, 'given', name));
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  const out = path.join(folder, 'computed');
  const how = ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out];
  execFileSync('soffice', [profile, ...how, ...files], { stdio: 'pipe', maxBuffer: 1 << 26 });
  for (const name of expected.keys()) {
    computed.set(name, await readWorkbook(readFileSync(path.join(out, `${name}.xlsx`))));
  }
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function summaryOf(workbook: ReadWorkbook): object {
  const at = (cell: string): string => workbook.get('汇总')!.get(cell)!.value;
  return {
    total: Number(at(`B${summaryCells.unroundedTotal}`)).toFixed(2),
    value: Number(at(`B${summaryCells.residualValue}`)).toFixed(2),
    checks: at(`D${summaryCells.allChecks}`),
  };
}

describe('LibreOffice Calc', () => {
  it(`comes to the engine's totals for every example and ${randomCount} random appraisals, and follows a change`, () => {
    expect(computed.size).toBeGreaterThanOrEqual(randomCount + 7);
    for (const [name, workbook] of computed) expect([name, summaryOf(workbook)]).toEqual([name, expected.get(name)]);
  });

  it('finds every single figure to agree, and no formula in error', () => {
    let checks = 0;
    for (const [name, workbook] of computed) {
      for (const [sheet, cells] of workbook) {
        for (const [place, { value, isText, formula }] of cells) {
          if (formula === null) continue;
          expect([name, sheet, place, value]).not.toEqual([name, sheet, place, expect.stringMatching(/^#|^Err:|^$/)]);
          if (!isText || name === 'changed') continue;
          checks += 1;
          expect([name, sheet, place, value]).toEqual([name, sheet, place, '一致']);
        }
      }
    }
    expect(checks).toBeGreaterThan(1_000);
  });
});
