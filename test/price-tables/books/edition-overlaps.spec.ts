/**
 * For every day one edition counts, and of that edition one wording: kept by the database itself. An edition ends where the
 * next one starts, so two can only overlap by having one start, and two wordings only by correcting the same one.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { forPostgres } from '../../../src/database/postgres-sql.js';
import { testDialect } from '../../stores/test-database.js';
import { openOffice, type PriceOffice } from './price-office.js';
import { RawPrices, type Row } from './raw-prices.js';

const first = 'city/city-scrap/2026-01-01';
const ofFile = { origin: 'file', draft_id: null, content_sha256: null };

let office: PriceOffice;
let raw: RawPrices;
let url: string;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ office, url, close } = await openOffice());
  raw = new RawPrices(office);
  await office.publishNew('1', { validFrom: '2026-01-01' });
});
afterAll(() => close());

/** As another program would write it: of a file, which needs no draft. */
const edition = async (change: Row): Promise<Row> => {
  const [{ at } = { at: '' }] = await office.query<{ at: string }>('SELECT MAX(at) AS at FROM price_publications');
  const start = String(change['valid_from'] ?? '2026-01-01');
  const place = { edition_id: `city/city-scrap/${start}`, valid_from: start, published_at: at };
  return raw.edition(await raw.draft(), { ...ofFile, ...place, ...change });
};
const add = async (change: Row): Promise<void> => raw.insert('price_editions', await edition(change));

describe('two editions for one day, written as SQL', () => {
  it('are refused: a start has one first edition', async () => {
    await expect(add({ valid_from: '2026-01-01' })).rejects.toThrow('one first edition for a start');
  });

  it.each(['2026-1-01', '2026-01-1', '2026-01-01 ', '20260101', '2026-02-30', '2025-02-29', '2026-13-01', ''])(
    'are refused where the day is written otherwise: "%s"',
    async (start) => {
      await expect(add({ valid_from: start })).rejects.toThrow('a day of the calendar');
    },
  );

  it('are taken for two days, a leap day among them', async () => {
    await add({ valid_from: '2024-02-29' });
    await add({ valid_from: '2024-03-01' });
  });

  it('are refused as two corrections of one edition, and as one of another day', async () => {
    const correction = { corrects: first, edition_id: `${first}.c1` };
    await add(correction);
    await expect(add({ ...correction, edition_id: `${first}.c2` })).rejects.toThrow('one correction of each');
    const elsewhere = { corrects: first, edition_id: 'city/city-scrap/2026-05-01.c1', valid_from: '2026-05-01' };
    await expect(add(elsewhere)).rejects.toThrow('the start of what it corrects');
    await add({ corrects: `${first}.c1`, edition_id: `${first}.c2` });
  });

  const onPostgres = testDialect === 'postgres' ? it : it.skip;
  onPostgres('are refused to two programs at one moment that know nothing of any lock', async () => {
    const programs = [0, 1].map(() => new pg.Client(url));
    await Promise.all(programs.map((program) => program.connect()));
    const rows = [await edition({ valid_from: '2024-06-01' }), await edition({ valid_from: '2024-06-01' })];
    const written = programs.map(async (program, index) => {
      await program.query('BEGIN');
      const row = rows[index] ?? {};
      const columns = Object.keys(row);
      const sql = `INSERT INTO price_editions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      await program.query(forPostgres(sql, true), Object.values(row));
      await program.query('COMMIT');
    });
    const outcomes = await Promise.allSettled(written);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await Promise.all(programs.map((program) => program.end()));
    const stored = await office.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM price_editions WHERE valid_from = '2024-06-01'`,
    );
    expect(stored).toEqual([{ n: 1 }]);
  });
});
