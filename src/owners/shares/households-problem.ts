/** Why a household list is not there or not taken, as problem documents. */
import { EdgeError } from '../../http/edge-error.js';
import type { HouseholdSheetFault } from './household-sheet.js';

export function householdsUnknown(): EdgeError {
  const title = { zh: '这项评估没有住户名单', en: 'This appraisal has no household list' };
  return new EdgeError({ kind: 'not-found', code: 'households-unknown', title });
}

/** More are counted, not listed: the answer stays readable. */
const listed = 1000;

export function householdSheetInvalid(faults: readonly HouseholdSheetFault[]): EdgeError {
  const cellOf = ({ row, column }: HouseholdSheetFault): string | null =>
    row === null || column === null ? null : `${column}${row}`;
  return new EdgeError({
    kind: 'unprocessable',
    code: 'household-sheet-invalid',
    title: { zh: '住户名单有误，没有读取任何一户', en: 'The sheet has faults; no household was taken' },
    members: {
      faults: faults.slice(0, listed).map((fault) => ({ ...fault, cell: cellOf(fault) })),
      faultCount: faults.length,
    },
  });
}
