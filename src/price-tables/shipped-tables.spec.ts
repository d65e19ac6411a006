/** The shipped tables as an appraisal meets them: no day without a price, no figure that cannot be made again. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compareDecimalTexts, type PriceTableEdition } from '../engine/index.js';
import { PriceTableLibrary } from './price-table-library.js';

const SHIPPED = 'price-tables';

let library: PriceTableLibrary;
let folder: string;
beforeAll(async () => {
  library = await PriceTableLibrary.load(SHIPPED);
  folder = await mkdtemp(join(tmpdir(), 'released-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const editionsOf = (tableId: string): PriceTableEdition[] =>
  library.editionsOf([tableId]).map(({ edition }) => edition);

describe('the official series', () => {
  it('is copied figure by figure from the recorded source', async () => {
    const lines = (await readFile('docs/sources/official-prices.csv', 'utf8')).trim().split('\n').slice(1);
    const recorded = lines.map((line) => line.split(',')).map((cells) => `${cells[9]} ${cells[0]} ${cells[4]}`);
    const shipped = editionsOf('ten-day-prices').flatMap(({ validFrom, rows }) =>
      rows.map(({ code, price }) => `${validFrom} ${code} ${price}`),
    );
    expect(shipped.sort()).toEqual(recorded.sort());
    expect(shipped).toContain('2025-09-11 primary-rebar 3184.1');
  });

  it('says of every row but those of September 2025 that it was read in a copy', () => {
    for (const { validFrom, rows } of editionsOf('ten-day-prices')) {
      for (const { source } of rows) expect(source.document.includes('转载页')).toBe(validFrom !== '2025-09-11');
    }
  });

  it('is the only table that calls itself official', () => {
    const official = library.list().filter(({ status }) => status === 'official');
    expect(new Set(official.map(({ tableId }) => tableId))).toEqual(new Set(['ten-day-prices']));
  });
});

describe('the demonstration tables', () => {
  const tables = ['shenyang-scrap', 'shenyang-parts', 'shenyang-services'];

  it.each(tables)('%s marks every row as an assumption, without a sample', (tableId) => {
    for (const { status, method, rows } of editionsOf(tableId)) {
      expect(status).toBe('demonstration');
      expect(method).toContain('不得用于正式评估');
      for (const row of rows) expect([row.source.kind, row.sampleSize]).toEqual(['assumption', undefined]);
    }
  });

  it.each(tables)('%s has an edition for each official date from 2024-09 on and one a quarter', (tableId) => {
    const starts = editionsOf(tableId).map(({ validFrom }) => validFrom);
    const official = editionsOf('ten-day-prices').map(({ validFrom }) => validFrom);
    expect(starts).toEqual(expect.arrayContaining(official.filter((day) => day >= '2024-09-01')));
    const quarters = starts.map((day) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`);
    for (const quarter of ['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4']) {
      expect(quarters).toContain(quarter);
    }
    for (const quarter of ['2026-Q1', '2026-Q2', '2026-Q3']) expect(quarters).toContain(quarter);
  });

  it('say in their method which official level they hold', () => {
    const methodOf = (day: string): string => library.find(`demonstration/shenyang-scrap/${day}`)?.edition.method ?? '';
    expect(methodOf('2025-09-11')).toContain('采用2025年9月中旬的官方价格');
    expect(methodOf('2025-07-01')).toContain('沿用2024年11月上旬的官方价格水平');
    expect(methodOf('2026-09-01')).toContain('沿用2025年9月中旬的官方价格水平');
  });

  it('keep the stated ratios to the official prices', () => {
    for (const { rows } of editionsOf('shenyang-scrap')) {
      const price = (code: string): number => Number(rows.find((row) => row.code === code)?.price);
      expect(price('steel-medium') / price('steel-heavy')).toBeCloseTo(0.93, 4);
      expect(price('steel-small') / price('steel-heavy')).toBeCloseTo(0.82, 4);
      expect(price('steel-light') / price('steel-heavy')).toBeCloseTo(0.76, 4);
      expect(price('steel-mixed') / price('steel-heavy')).toBeCloseTo(0.75, 4);
      expect(price('copper-motor') / price('copper-bare-bright')).toBeCloseTo(0.94, 4);
      expect([price('concrete'), price('other-worthless')]).toEqual([0, 0]);
    }
  });

  it('price copper above aluminium above steel above nothing in every edition', () => {
    const order = ['copper-motor', 'bronze', 'aluminium', 'stainless-304', 'steel-heavy', 'plastics', 'concrete'];
    for (const { rows } of editionsOf('shenyang-scrap')) {
      const prices = order.map((code) => rows.find((row) => row.code === code)?.price ?? '');
      expect([...prices].sort((one, other) => compareDecimalTexts(other, one))).toEqual(prices);
    }
  });
});

describe('the generator', () => {
  it('makes the committed files again, byte for byte', () => {
    const said = execFileSync('node', ['scripts/make-demonstration-tables.mjs', '--check'], { encoding: 'utf8' });
    expect(said).toBe('41 editions made from docs/sources: 0 missing, 0 different\n');
  });
});

describe('the list of released files', () => {
  const check = (path: string, ...options: string[]) =>
    spawnSync('node', ['scripts/record-released-files.mjs', path, ...options], { encoding: 'utf8' });

  it('agrees with every committed edition', () => {
    const { status, stderr } = check(SHIPPED, '--check');
    expect([status, stderr]).toEqual([0, '']);
  });

  it('notices a changed, a removed and a new file, and never forgives the first two', async () => {
    const copy = join(folder, 'price-tables');
    await cp(SHIPPED, copy, { recursive: true });
    const file = (day: string): string => join(copy, 'demonstration', 'shenyang-scrap', `${day}.yaml`);
    await writeFile(file('2024-09-01'), (await readFile(file('2024-09-01'), 'utf8')).replace('0.70', '0.71'));
    await rm(file('2024-11-01'));
    await cp(file('2026-09-01'), file('2026-09-01.c1'));
    const { status, stderr } = check(copy, '--check');
    expect(status).toBe(1);
    expect(stderr).toContain('2024-09-01.yaml: was published and has changed; a correction is a new file');
    expect(stderr).toContain('2024-11-01.yaml: was published and is gone');
    expect(stderr).toContain('2026-09-01.c1.yaml: not recorded');
    const before = await readFile(join(copy, 'released.sha256'), 'utf8');
    expect(check(copy).status).toBe(1);
    expect(await readFile(join(copy, 'released.sha256'), 'utf8')).toBe(before);
  });
});
