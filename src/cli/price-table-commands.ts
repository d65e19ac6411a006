/** `price-tables template | export | import | diff`: sheets of prices out and in, and what changes, as the service does it. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { annotatePriceSheet } from '../price-tables/exchange/annotate-price-sheet.js';
import type { EditionHead } from '../price-tables/exchange/check-sheet-rows.js';
import { readEditionHead } from '../price-tables/exchange/read-edition-head.js';
import { readPriceSheet, type SheetReading } from '../price-tables/exchange/read-price-sheet.js';
import { kindNames } from '../price-tables/exchange/sheet-columns.js';
import { sheetFaultText } from '../price-tables/exchange/sheet-fault.js';
import { writeEditionFile, type EditionFile } from '../price-tables/exchange/write-edition-file.js';
import { writePriceSheet, type SheetFormat } from '../price-tables/exchange/write-price-sheet.js';
import { faultText, PriceTableFaultsError } from '../price-tables/price-table-faults-error.js';
import type { PriceTableFile, PriceTableKind } from '../price-tables/price-table-file.js';
import { PriceTableLibrary } from '../price-tables/price-table-library.js';
import { diffCommand } from './price-table-diff.js';
import { cannotWrite } from './cannot-write.js';
import { CommandError, exitCode } from './exit-code.js';

export interface Counter {
  readonly show: (text: string) => void;
  readonly priceTablesDir: () => string;
}

export function addPriceTableCommands(priceTables: Command, { show, priceTablesDir }: Counter): void {
  priceTables
    .command('template')
    .description('write an empty sheet to fill in, .xlsx or .csv')
    .option('--kind <kind>', Object.keys(kindNames).join(', '), 'scrap')
    .requiredOption('-o, --output <file>', 'the sheet')
    .action(async ({ kind, output }: { kind: string; output: string }) => show(await templateCommand(kind, output)));
  priceTables
    .command('export')
    .description('write the rows of an edition as a sheet, .xlsx or .csv')
    .argument('<edition-id>')
    .requiredOption('-o, --output <file>', 'the sheet')
    .action(async (id: string, { output }: { output: string }) =>
      show(await exportCommand(id, output, priceTablesDir())),
    );
  priceTables
    .command('import')
    .description('make an edition file of a sheet; exit code 1 when the sheet has faults')
    .argument('<file>', 'the sheet, .xlsx or .csv')
    .requiredOption('--header <header.yaml>', 'the head of the edition: every field but the rows')
    .requiredOption('-o, --output <edition.yaml>', 'the edition file; never overwritten')
    .option('--annotate <file>', 'where there are faults: the same sheet with a column 错误说明')
    .action(async (file: string, options: ImportOptions) => show(await importCommand(file, options)));
  priceTables
    .command('diff')
    .description('compare two edition files: rows added, removed, changed, and by how much')
    .argument('<before.yaml>', 'the earlier edition')
    .argument('<after.yaml>', 'the later edition')
    .action(async (before: string, after: string) => show(await diffCommand(before, after)));
}

export async function templateCommand(kind: string, output: string): Promise<string> {
  if (!Object.hasOwn(kindNames, kind)) {
    throw new CommandError(`没有“${kind}”这类价格表；允许：${Object.keys(kindNames).join('、')}`, exitCode.usage);
  }
  await write(output, await writePriceSheet({ kind: kind as PriceTableKind, rows: [] }, formatOf(output)));
  return `已写入 ${output}（空白${kindNames[kind as PriceTableKind]}价格表）`;
}

export async function exportCommand(editionId: string, output: string, folder: string): Promise<string> {
  const library = await loadLibrary(folder);
  const published = library.find(editionId);
  if (published === undefined) throw new CommandError(`没有 ${editionId} 这一期价格表`, exitCode.usage);
  const { kind, edition } = published;
  await write(output, await writePriceSheet({ kind, rows: edition.rows }, formatOf(output)));
  return `已写入 ${output}（${edition.title}，${edition.rows.length} 行）`;
}

export interface ImportOptions {
  readonly header: string;
  readonly output: string;
  readonly annotate?: string;
}

export async function importCommand(file: string, options: ImportOptions): Promise<string> {
  const head = await readHead(options.header);
  const bytes = await read(file);
  const reading = await readPriceSheet(bytes, basename(file), head);
  if (reading.kind === 'faults') throw await faultsError(bytes, reading, options);
  const { bytes: edition, path } = editionFileOf(reading.table);
  await write(options.output, edition, 'wx');
  return `已写入 ${options.output}（${reading.table.rows.length} 行）；在价格表文件夹中的位置：${path}`;
}

type FaultyReading = Extract<SheetReading, { kind: 'faults' }>;

async function faultsError(bytes: Uint8Array, { faults, layouts }: FaultyReading, { annotate }: ImportOptions) {
  const lines = [`${faults.length} 处错误，没有导入任何一行：`, ...faults.map((one) => `  ${sheetFaultText(one)}`)];
  if (annotate !== undefined) {
    const annotated = await annotatePriceSheet(bytes, faults, layouts);
    if (annotated !== null) await write(annotate, annotated);
    lines.push(annotated === null ? '来件不是可读的表格，未写错误说明' : `错误说明已写入 ${annotate}`);
  }
  return new CommandError(lines.join('\n'), exitCode.no);
}

async function readHead(file: string): Promise<EditionHead> {
  const reading = readEditionHead(await read(file), file);
  if (reading.kind === 'head') return reading.head;
  throw new CommandError(reading.faults.map(faultText).join('\n'), exitCode.no);
}

function editionFileOf(table: PriceTableFile): EditionFile {
  try {
    return writeEditionFile(table);
  } catch (error) {
    throw asAnswer(error);
  }
}

async function loadLibrary(folder: string): Promise<PriceTableLibrary> {
  try {
    return await PriceTableLibrary.load(folder);
  } catch (error) {
    throw asAnswer(error);
  }
}

/** Faults of the tables are an answer of the command, not a failure of it. */
const asAnswer = (error: unknown): unknown =>
  error instanceof PriceTableFaultsError ? new CommandError(error.message, exitCode.no) : error;

function formatOf(file: string): SheetFormat {
  const format = extname(file).slice(1).toLowerCase();
  if (format === 'xlsx' || format === 'csv') return format;
  throw new CommandError(`${file}：文件名须以 .xlsx 或 .csv 结尾`, exitCode.usage);
}

async function read(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  });
}

async function write(file: string, bytes: Buffer, flag: 'w' | 'wx' = 'w'): Promise<void> {
  await writeFile(file, bytes, { flag }).catch(cannotWrite(file, '文件已存在，已发布的价格表不得改写'));
}
