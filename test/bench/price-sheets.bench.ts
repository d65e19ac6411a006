/**
 * `npm run bench:sheets`: 10,000 price rows read from XLSX and from CSV, written, and sent back with errors in every row,
 * and 10,000 more with the three quotations behind each; time, the processor's share of it, and the most memory the
 * process ever held. Never part of the tests: it measures the machine as well.
 */
import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { annotatePriceSheet } from '../../src/price-tables/exchange/annotate-price-sheet.js';
import { addDecimalTexts, subtractDecimalTexts } from '../../src/engine/index.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import type { EditionHead } from '../../src/price-tables/exchange/check-sheet-rows.js';
import { readPriceSheet } from '../../src/price-tables/exchange/read-price-sheet.js';
import { writePriceSheet, type SheetFormat } from '../../src/price-tables/exchange/write-price-sheet.js';
import type { PriceRowInFile } from '../../src/price-tables/price-table-file.js';

const ROWS = 10_000;
const self = fileURLToPath(import.meta.url);

const head: EditionHead = {
  ...{ id: 'bench', publisher: 'bench', title: '测速', kind: 'scrap', status: 'official', validFrom: '2026-09-01' },
  ...{ publishedAt: '2026-09-03T10:00:00+08:00', method: '生成', licence: 'Apache-2.0', regions: ['210100'] },
};

function row(index: number): PriceRowInFile {
  const cents = (index * 7919) % 900_000;
  const price = `${1000 + Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  return {
    ...{ code: `material-${index}`, grade: `第 ${index} 类（GB/T 4223）`, region: '210100', unit: 't', price },
    ...{
      low: '900',
      high: '20000.5',
      currency: 'CNY',
      taxBasis: 'included',
      taxRate: '0.03',
      deliveryBasis: 'ex-yard',
    },
    source: {
      ...{ kind: 'association', publisher: `某回收企业 ${index % 97}`, document: `报价单 ${index} 号，含装车` },
      ...{ url: `https://example.org/quotes/${index}`, capturedOn: '2026-09-01' },
    },
    ...{ sampleSize: 3 + (index % 5), note: `现场询价，第 ${index} 条` },
  };
}

/** The same with what the price is the mean of. */
function quotedRow(index: number): PriceRowInFile {
  const one = row(index);
  const step = `${1 + (index % 90)}.00`;
  const low = subtractDecimalTexts(one.price, step);
  const high = addDecimalTexts(one.price, step);
  const quotations = [low, one.price, high].map((price, number) => ({
    ...{ supplier: `再生资源公司 ${index % 50}-${number}`, quotedOn: '2026-09-01', price },
    evidenceSha256: sha256Hex(Buffer.from(`${index}-${number}`)),
  }));
  return { ...one, low, high, source: { ...one.source, kind: 'quotations' }, sampleSize: 3, quotations };
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

async function inbound(format: SheetFormat, rows: readonly PriceRowInFile[]): Promise<void> {
  const started = process.hrtime.bigint();
  const sheet = await writePriceSheet({ kind: 'scrap', rows }, format);
  const written = process.hrtime.bigint();
  const reading = await readPriceSheet(sheet, 'bench', head);
  const read = process.hrtime.bigint();
  const isSound = reading.kind === 'table' && isDeepStrictEqual(reading.table.rows, rows);
  if (!isSound) throw new Error('the rows read are not the rows written');
  console.log(
    `${format}, ${megabytes(sheet.byteLength)}: written in ${ms(started, written)}, read in ${ms(written, read)}`,
  );
}

/** The dearest reading: every row has faults, and every one goes back in the workbook. */
async function withFaults(rows: readonly PriceRowInFile[]): Promise<void> {
  const bad = rows.map((one) => ({ ...one, low: 'x', unit: '斤' }));
  const sheet = await writePriceSheet({ kind: 'scrap', rows: bad }, 'xlsx');
  const started = process.hrtime.bigint();
  const reading = await readPriceSheet(sheet, 'bench', head);
  const read = process.hrtime.bigint();
  const faults = reading.kind === 'faults' ? reading.faults : [];
  const back = await annotatePriceSheet(sheet, faults);
  const annotated = process.hrtime.bigint();
  console.log(
    `xlsx, ${megabytes(sheet.byteLength)}, ${faults.length} faults: read in ${ms(started, read)}, ` +
      `annotated in ${ms(read, annotated)} (${megabytes(back?.byteLength ?? 0)})`,
  );
}

const ms = (from: bigint, to: bigint): string => `${(Number(to - from) / 1e6).toFixed(0)} ms`;

const measures: Readonly<Record<string, () => Promise<void>>> = {
  xlsx: () => inbound('xlsx', rowsOf(row)),
  csv: () => inbound('csv', rowsOf(row)),
  faults: () => withFaults(rowsOf(row)),
  'xlsx with quotations': () => inbound('xlsx', rowsOf(quotedRow)),
  'csv with quotations': () => inbound('csv', rowsOf(quotedRow)),
  'faults with quotations': () => withFaults(rowsOf(quotedRow)),
};

const rowsOf = (make: (index: number) => PriceRowInFile): PriceRowInFile[] =>
  Array.from({ length: ROWS }, (_, index) => make(index));

/** Each in a process of its own, so that the memory is its own too. */
const [, , wanted] = process.argv;
if (wanted === undefined) {
  // The compiled rules look for their schemas beside themselves.
  cpSync('price-tables/schemas', new URL('../../price-tables/schemas', import.meta.url), { recursive: true });
  console.log(`${ROWS} rows; aims: read within 2 s and 300 MB`);
  for (const name of Object.keys(measures)) {
    console.log(name);
    const { status } = spawnSync(process.execPath, [self, name], { stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
} else {
  await measures[wanted]?.();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpu = ((userCPUTime + systemCPUTime) / 1000).toFixed(0);
  console.log(
    `  most memory held: ${megabytes(maxRSS * 1024)}; processor in all, start and writing included: ${cpu} ms`,
  );
}
