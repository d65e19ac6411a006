/** The faults of a sheet as a problem document: each with its cell, a code and a Chinese sentence. */
import { EdgeError } from '../../http/edge-error.js';
import type { SheetFault } from './sheet-fault.js';

/** More are counted, not listed: the answer stays readable. */
const listed = 1000;

export interface SheetProblemFault extends SheetFault {
  /** `F12`; null: the fault is not at one cell. */
  readonly cell: string | null;
}

export const withCell = (fault: SheetFault): SheetProblemFault => ({
  ...fault,
  cell: fault.row === null || fault.column === null ? null : `${fault.column}${fault.row}`,
});

export function sheetInvalid(faults: readonly SheetFault[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'price-sheet-invalid',
    title: { zh: '价格表格有误，没有导入任何一行', en: 'The sheet has faults; no row was taken' },
    members: { faults: faults.slice(0, listed).map(withCell), faultCount: faults.length },
  });
}
