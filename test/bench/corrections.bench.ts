/**
 * `npm run bench:corrections`: over 100,000 stored appraisals, how long from a published correction to the whole list of
 * those it touches, beside reading them all. Never part of the tests: it measures the machine as much as the code.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppraisalPriceRows, askedBy } from '../../src/appraisals/appraisal-price-rows.js';
import { CorrectionStore } from '../../src/corrections/correction-store.js';
import { touchAll } from '../../src/corrections/touch-all.js';
import { whatChanged, type PriceChange } from '../../src/corrections/what-changed.js';
import { migrations } from '../../src/database/database.module.js';
import { entities } from '../../src/database/entities.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import type { PriceTableEdition } from '../../src/engine/index.js';
import { sortableId } from '../../src/http/sortable-id.js';
import { PriceTableLibrary } from '../../src/price-tables/price-table-library.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { correctionOf, editionsOf, orderOf, rowIdsUsed } from './ledger-of-prices.js';

const appraisalCount = Number(process.argv[2] ?? 100_000);
const perTransaction = 1000;
const firms = 50;
const at = '2026-06-01T00:00:00.000Z';
const hash = 'a'.repeat(64);

const folder = mkdtempSync(join(tmpdir(), 'bench-corrections-'));
const file = join(folder, 'bench.sqlite');
const now = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

async function fill(dataSource: SerialSqliteDataSource, library: PriceTableLibrary): Promise<void> {
  const standards = await StandardLibrary.load('standards');
  const shelf = { standards, priceTables: library };
  const priceRows = new AppraisalPriceRows();
  for (let firm = 0; firm < firms; firm++) {
    const id = `firm-${firm}`;
    await dataSource.query('INSERT INTO organisations (id, name, created_at) VALUES (?, ?, ?)', [id, id, at]);
  }
  for (let first = 0; first < appraisalCount; first += perTransaction) {
    await dataSource.transaction(async (manager) => {
      for (let index = first; index < Math.min(appraisalCount, first + perTransaction); index++) {
        const order = orderOf(index, standards.list()[0]?.standard);
        const references = Object.fromEntries(rowIdsUsed(index, order).map((id) => [`price:${id}`, { kind: 'price' }]));
        const [id, organisationId] = [sortableId(new Date(Date.parse(at) + index)), `firm-${index % firms}`];
        await manager.query(
          `INSERT INTO appraisals VALUES (?, ?, ?, ?, ?, ?, NULL, 's', '1', '10620.00', ?, ?, '{}', ?, ?, ?, 'e')`,
          [
            id,
            organisationId,
            at,
            order.referenceDate,
            order.knownAt,
            order.region,
            '{}',
            JSON.stringify({ references }),
            hash,
            hash,
            hash,
          ],
        );
        // The product's own way from here on: what was asked, and the index of it.
        const asked = askedBy({ order, appraisal: { references } as never }, shelf);
        await priceRows.add(
          manager,
          { id, organisationId, referenceDate: order.referenceDate, knownAt: order.knownAt },
          asked,
        );
      }
    });
  }
}

interface Measured {
  readonly touched: number;
  readonly rows: number;
  readonly listMs: number;
  readonly firstPageMs: number;
  /** Longest the process was kept from anything else. */
  readonly stallMs: number;
  readonly scanMs: number;
}

async function measure(dataSource: SerialSqliteDataSource, change: PriceChange, sequence: number): Promise<Measured> {
  const store = new CorrectionStore(dataSource);
  const publication = {
    sequence,
    act: 'corrected',
    editionId: `e${sequence}`,
    tableId: 't',
    organisationId: 'firm-0',
  } as const;
  await store.note([{ ...publication, privateTo: null, corrects: null, at: '2026-12-01T00:00:00.000Z', reason: null }]);
  await store.hold(sequence, { holder: 'bench', until: at }, at);
  const act = await store.find(sequence);
  if (act === null) throw new Error('the act was not noted');
  const stalls = watchStalls();
  const started = now();
  await touchAll(act, change, { store, dataSource, mayGoOn: () => true, held: () => ({}) });
  const listMs = now() - started;
  const stallMs = stalls();
  const page = now();
  await store.pending(sequence, 50);
  const firstPageMs = now() - page;
  const [counted] = await dataSource.query<{ n: number }[]>(
    'SELECT COUNT(*) AS n FROM correction_touches WHERE sequence = ?',
    [sequence],
  );
  const scan = now();
  const scanned = await scanAll(dataSource, new Set(change.rowIds));
  const scanMs = now() - scan;
  if (counted?.n !== scanned) throw new Error(`the index names ${counted?.n}, reading all of them ${scanned}`);
  return { touched: scanned, rows: change.rowIds.length, listMs, firstPageMs, stallMs, scanMs };
}

function watchStalls(): () => number {
  let [longest, last] = [0, now()];
  const timer = setInterval(() => {
    longest = Math.max(longest, now() - last);
    last = now();
  }, 1);
  return () => {
    clearInterval(timer);
    return Math.max(longest, now() - last);
  };
}

/** Without an index: every appraisal is read and asked which rows it used. */
async function scanAll(dataSource: SerialSqliteDataSource, rowIds: ReadonlySet<string>): Promise<number> {
  let [found, last] = [0, ''];
  for (;;) {
    const records = await dataSource.query<{ id: string; result: string }[]>(
      'SELECT id, result_json AS result FROM appraisals WHERE id > ? ORDER BY id LIMIT 1000',
      [last],
    );
    for (const { result } of records) {
      const { references } = JSON.parse(result) as { references: Record<string, unknown> };
      if (Object.keys(references).some((key) => rowIds.has(key.slice('price:'.length)))) found += 1;
    }
    const end = records.at(-1);
    if (end === undefined) return found;
    last = end.id;
  }
}

function print(...cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(12))).join(''));
}

const dataSource = await new SerialSqliteDataSource({ file, entities, migrations }).initialize();
try {
  const editions = editionsOf();
  const shelved = (edition: PriceTableEdition): Parameters<PriceTableLibrary['with']>[0][number] => ({
    ...{ edition, kind: 'scrap', fingerprint: edition.editionId, file: '', privateTo: null, origin: 'file' },
  });
  const library = new PriceTableLibrary(editions.map(shelved));
  await dataSource.query('PRAGMA synchronous = OFF');
  const filling = now();
  await fill(dataSource, library);
  await dataSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
  await dataSource.query('PRAGMA synchronous = FULL');
  const [entries] = await dataSource.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM appraisal_price_rows');
  const [size] = await dataSource
    .query<{ n: number }[]>(`SELECT SUM(pgsize) AS n FROM dbstat WHERE name = 'appraisal_price_rows'`)
    .catch(() => [{ n: NaN }]);
  console.log(
    `${appraisalCount} appraisals of ${firms} firms, ${((entries?.n ?? 0) / appraisalCount).toFixed(1)} index entries each ` +
      `(${((size?.n ?? NaN) / 1e6).toFixed(0)} MB of ${(statSync(file).size / 1e6).toFixed(0)} MB); ` +
      `stored and indexed in ${((now() - filling) / 1000).toFixed(0)} s`,
  );
  print('corrected', 'rows', 'touched', 'list ms', 'page ms', 'stall ms', 'read all ms', 'ratio');
  const cases = [
    ['one scrap price of one month', correctionOf(editions, 'shenyang-scrap', { start: '2025-03-01', count: 1 })],
    ['every scrap price of one month', correctionOf(editions, 'shenyang-scrap', { start: '2025-03-01', count: 20 })],
    [
      'one service that every appraisal uses',
      correctionOf(editions, 'shenyang-services', { start: '2023-01-01', count: 1 }),
    ],
    [
      'every service that every appraisal uses',
      correctionOf(editions, 'shenyang-services', { start: '2023-01-01', count: 6 }),
    ],
  ] as const;
  for (const [index, [name, correction]] of cases.entries()) {
    const { tableId, editionId, publishedAt } = correction;
    const table = [...editions.filter((one) => one.tableId === tableId), correction];
    const change = whatChanged({ act: 'corrected', editionId, at: publishedAt }, table);
    const measured = await measure(dataSource, change, index + 1);
    const { rows, touched, listMs, firstPageMs, stallMs, scanMs } = measured;
    const ms = [listMs, firstPageMs, stallMs, scanMs].map((figure) => figure.toFixed(0));
    print(name, String(rows), String(touched), ...ms, (scanMs / listMs).toFixed(1));
  }
} finally {
  await dataSource.destroy();
  rmSync(folder, { recursive: true });
}
