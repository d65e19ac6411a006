/**
 * `npm run bench:sheets`: 10,000 price rows read from XLSX and from CSV, written, and sent back with errors in every row,
 * and 10,000 more with the three quotations behind each; time, the processor's share of it, and the most memory the
 * process ever held. Never part of the tests: it measures the machine as well.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

interface Measure {
  readonly format: SheetFormat;
  readonly row: (index: number) => PriceRowInFile;
  /** The dearest reading: every row has faults, and every one goes back in the sheet. */
  readonly isFaulty: boolean;
}

const measures: Readonly<Record<string, Measure>> = {
  xlsx: { format: 'xlsx', row, isFaulty: false },
  csv: { format: 'csv', row, isFaulty: false },
  'xlsx, 2 faults a row': { format: 'xlsx', row, isFaulty: true },
  'csv, 2 faults a row': { format: 'csv', row, isFaulty: true },
  'xlsx, 3 quotations a row': { format: 'xlsx', row: quotedRow, isFaulty: false },
  'csv, 3 quotations a row': { format: 'csv', row: quotedRow, isFaulty: false },
  'xlsx, 3 quotations and 2 faults a row': { format: 'xlsx', row: quotedRow, isFaulty: true },
};

async function write(name: string, { format, row: make, isFaulty }: Measure): Promise<void> {
  const sound = Array.from({ length: ROWS }, (_, index) => make(index));
  const rows = isFaulty ? sound.map((one) => ({ ...one, low: 'x', unit: '斤' })) : sound;
  const started = process.hrtime.bigint();
  const sheet = await writePriceSheet({ kind: 'scrap', rows }, format);
  console.log(`  ${megabytes(sheet.byteLength)}, written in ${msSince(started)}${held()}`);
  writeFileSync(fileOf(name), sheet);
}

/** In a process of its own, so that the memory is its own too. */
async function read(name: string, { isFaulty }: Measure): Promise<void> {
  const sheet = readFileSync(fileOf(name));
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  const reading = await readPriceSheet(sheet, 'bench', head);
  const isRight = reading.kind === 'table' ? reading.table.rows.length === ROWS && !isFaulty : isFaulty;
  if (!isRight) throw new Error('the sheet was not read as it was written');
  const taken = `  read in ${msSince(started)}`;
  const annotated = reading.kind === 'faults' ? await annotatePriceSheet(sheet, reading.faults, reading.layouts) : null;
  const both = annotated === null ? '' : `, read and annotated in ${msSince(started)}`;
  const { user, system } = process.cpuUsage(before);
  console.log(`${taken}${both} (processor: ${((user + system) / 1000).toFixed(0)} ms)${held()}`);
}

const fileOf = (name: string): URL => new URL(`./${name.replaceAll(/\W+/g, '-')}.sheet`, import.meta.url);

const msSince = (start: bigint): string => `${(Number(process.hrtime.bigint() - start) / 1e6).toFixed(0)} ms`;

const held = (): string => `, most memory held: ${megabytes(process.resourceUsage().maxRSS * 1024)}`;

const [, , task, wanted = ''] = process.argv;
const measure = measures[wanted];
if (measure === undefined) {
  // The compiled rules look for their schemas and regions beside themselves.
  for (const folder of ['price-tables/schemas', 'assets/regions']) {
    cpSync(folder, new URL(`../../${folder}`, import.meta.url), { recursive: true });
  }
  console.log(`${ROWS} rows; aims: read, and where there are faults annotated, within 2 s and 300 MB`);
  for (const name of Object.keys(measures)) {
    console.log(name);
    for (const step of ['write', 'read']) {
      const { status } = spawnSync(process.execPath, [self, step, name], { stdio: 'inherit' });
      if (status !== 0) process.exitCode = 1;
    }
  }
} else {
  await (task === 'write' ? write : read)(wanted, measure);
}
