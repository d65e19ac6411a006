/** Why no component came of a sheet, as problem documents. */
import { EdgeError } from '../../http/edge-error.js';
import type { ComponentSheetFault } from './read-component-sheet.js';

/** More are counted, not listed: the answer stays readable. */
const listed = 1000;

export interface ComponentFaultInCell extends ComponentSheetFault {
  /** `F12`; null: the fault is not at one cell. */
  readonly cell: string | null;
}

export const withCell = (fault: ComponentSheetFault): ComponentFaultInCell => ({
  ...fault,
  cell: fault.row === null || fault.column === null ? null : `${fault.column}${fault.row}`,
});

export function componentSheetInvalid(faults: readonly ComponentSheetFault[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'component-sheet-invalid',
    title: { zh: '部件清单有误，没有导入任何一行', en: 'The list of components has faults; no row was taken' },
    members: { faults: faults.slice(0, listed).map(withCell), faultCount: faults.length },
  });
}

export function noCatalogueOn(referenceDate: string): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'standard-not-in-force',
    title: {
      zh: `${referenceDate} 没有生效的标准版本，零部件目录无从确定`,
      en: `No edition of the standard is in force on ${referenceDate}, so there is no catalogue`,
    },
  });
}
