/**
 * A workbook of a batch into one line a lift, each with its components: the part of the reading that touches bytes of
 * unknown senders. The sheets are read as streams and set aside in files, so that memory does not grow with the batch.
 */
import { appendFileSync, closeSync, openSync, rmSync } from 'node:fs';
import type { ComponentSheetFault } from '../../assignments/component-sheets/read-component-sheet.js';
import { openSheetArchive, type SheetArchive } from '../../price-tables/exchange/open-sheet-archive.js';
import {
  readNamedSheets,
  type SheetPart,
  type WorkbookSurroundings,
} from '../../price-tables/exchange/read-workbook-parts.js';
import { readXlsxRows } from '../../price-tables/exchange/read-xlsx-rows.js';
import { RowTaker, type RowFromSheet } from '../../price-tables/exchange/row-taker.js';
import { faultOfRefusal, SheetRefusal } from '../../price-tables/exchange/sheet-fault.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import { isOfDisk } from '../intake/of-disk.js';
import { batchSheetLimits } from './batch-sheet-limits.js';
import { LiftReferences, type LiftLimits, type TakenSheet } from './lift-references.js';
import { rowText, SpooledRows } from './spooled-rows.js';

export interface SplitTask extends LiftLimits {
  /** The workbook as it came in. */
  readonly file: string;
  /** Where the lines go. */
  readonly out: string;
  readonly lifts: SheetTemplate;
  readonly components: SheetTemplate;
}

export interface SplitWorkbook {
  readonly lifts: TakenSheet;
  readonly components: TakenSheet;
  /** Of what ties the two sheets together; the first of them, and how many there are. */
  readonly faults: readonly ComponentSheetFault[];
  readonly faultCount: number;
}

/** Where component rows lie meanwhile. Left there only where the thread was ended. */
export const rowsBeside = (out: string): string => `${out}.rows`;

export type SplitAnswer =
  | ({ readonly kind: 'split' } & SplitWorkbook)
  /** Of the file or of the headings: the rows are not known then. */
  | { readonly kind: 'refused'; readonly faults: readonly ComponentSheetFault[] }
  /** The disk is full, or fails; the reason is for the log. */
  | { readonly kind: 'unwritten'; readonly reason: string };

export async function splitWorkbook(task: SplitTask): Promise<SplitAnswer> {
  try {
    const archive = await openSheetArchive(task.file, batchSheetLimits);
    try {
      return await splitSheets(archive, task);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (isOfDisk(error)) return { kind: 'unwritten', reason: error.message };
    if (!(error instanceof SheetRefusal)) throw error;
    return { kind: 'refused', faults: [faultOfRefusal(error)] };
  }
}

async function splitSheets(archive: SheetArchive, task: SplitTask): Promise<SplitAnswer> {
  const { lifts, components, out } = task;
  const { sheets, ...parts } = await readNamedSheets(
    archive,
    [
      { name: lifts.title, mostRows: batchSheetLimits.liftRows },
      { name: components.title, mostRows: batchSheetLimits.componentRows },
    ],
    batchSheetLimits,
  );
  const [liftSheet, componentSheet] = sheets as [SheetPart, SheetPart];
  const workbook = { archive, parts };
  const aside = rowsBeside(out);
  const rows = new SpooledRows(aside);
  try {
    const shelved = await readSheet({ ...workbook, sheet: componentSheet }, components, (row) => {
      rows.add(referenceOf(row), row);
    });
    const references = new LiftReferences(rows, task);
    const written = await writeLifts({ ...workbook, sheet: liftSheet }, task, references);
    const headingFaults = [...written.headingFaults, ...shelved.headingFaults];
    if (headingFaults.length > 0) return { kind: 'refused', faults: headingFaults };
    const { faults, faultCount } = references.end(takenSheet(written), takenSheet(shelved));
    return { kind: 'split', lifts: takenSheet(written), components: takenSheet(shelved), faults, faultCount };
  } finally {
    rows.close();
    rmSync(aside, { force: true });
  }
}

interface OpenedSheet {
  readonly archive: SheetArchive;
  readonly parts: WorkbookSurroundings;
  readonly sheet: SheetPart;
}

async function readSheet(
  opened: OpenedSheet,
  template: SheetTemplate,
  take: (row: RowFromSheet) => void,
): Promise<RowTaker> {
  const taker = new RowTaker(opened.sheet.name, template);
  await readXlsxRows(opened, (row) => {
    const taken = taker.takeOne(row);
    if (taken !== null) take(taken);
  });
  return taker;
}

async function writeLifts(
  opened: OpenedSheet,
  { out, lifts }: SplitTask,
  references: LiftReferences,
): Promise<RowTaker> {
  const fd = openSync(out, 'wx', 0o600);
  try {
    return await readSheet(opened, lifts, (row) => {
      const components = references.componentsOf(referenceOf(row), row.number);
      appendFileSync(fd, `{"lift":${rowText(row)},"components":${components}}\n`);
    });
  } finally {
    closeSync(fd);
  }
}

const referenceOf = ({ value }: RowFromSheet): string => (typeof value['ref'] === 'string' ? value['ref'] : '');

const takenSheet = ({ sheet, placed }: RowTaker): TakenSheet => ({
  name: sheet,
  columns: placed?.numbers ?? new Map(),
});
