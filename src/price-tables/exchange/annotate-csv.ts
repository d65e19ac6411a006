/** CSV with its faults: the fields of each record as they were, and behind them what is wrong with the record. */
import { faultTextsByRow } from './fault-column.js';
import { csvRecords } from './read-csv-rows.js';
import { isFaultHeader } from './sheet-columns.js';
import type { SheetFault } from './sheet-fault.js';
import { csvText, quoted } from './write-csv.js';

/** Throws SheetRefusal where the file is no readable CSV. The answer is UTF-8 with its mark, whatever came in. */
export function annotateCsv(bytes: Uint8Array, faults: readonly SheetFault[]): Buffer {
  const records = csvRecords(bytes);
  const header = records.findIndex((fields) => fields.some((field) => field.trim() !== ''));
  const old = (records[header] ?? []).findIndex((field) => isFaultHeader(field.trim()));
  const kept = records.map((fields) => (old < 0 ? fields : fields.filter((_, index) => index !== old)));
  const width = kept.reduce((widest, fields) => Math.max(widest, fields.length), 0);
  const texts = faultTextsByRow(faults, header + 1);
  const lines = kept.map((fields, index) => {
    const text = texts.get(index + 1);
    // What came in goes back as it was: what looks like a formula has its fault beside it, and must be found again.
    if (text === undefined) return fields.map(quoted);
    return [...fields, ...Array.from({ length: width - fields.length }, () => ''), text].map(quoted);
  });
  return csvText(lines);
}
