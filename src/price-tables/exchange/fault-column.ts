/** What the column 错误说明 says, row by row. */
import type { SheetRow } from './sheet-cell.js';
import { FAULT_HEADER, isFaultHeader } from './sheet-columns.js';
import { sheetFaultText, type SheetFault } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

/** By number of the row. What concerns the whole table, or a heading, stands in the heading row. */
export function faultTextsByRow(faults: readonly SheetFault[], headerRow: number): ReadonlyMap<number, string> {
  const lines = new Map<number, string[]>([[headerRow, []]]);
  for (const fault of faults) {
    const line = sheetFaultText({ ...fault, sheet: null });
    const known = lines.get(fault.row ?? headerRow);
    if (known === undefined) lines.set(fault.row ?? headerRow, [line]);
    else known.push(line);
  }
  return new Map(
    [...lines].map(([row, own]) => {
      const all = row === headerRow && own.length > 0 ? [`${FAULT_HEADER}：`, ...own] : own;
      const text = all.length === 0 ? FAULT_HEADER : all.join('\n');
      return [row, text.slice(0, sheetLimits.cellCharacters)];
    }),
  );
}

/** The column of last time; null where there is none. */
export function earlierFaultColumn(top: SheetRow | null): number | null {
  for (const [column, cell] of top?.cells ?? []) {
    if (cell.kind === 'text' && isFaultHeader(cell.text.trim())) return column;
  }
  return null;
}
