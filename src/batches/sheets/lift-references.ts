/** What ties components to their lifts: every reference names one lift, and every component one that is there. */
import type { ComponentSheetFault } from '../../assignments/component-sheets/read-component-sheet.js';
import { columnLetter } from '../../workbooks/column-letter.js';
import { referenceColumn } from './lift-columns.js';
import type { SpooledRows } from './spooled-rows.js';

/** More are counted, not listed. */
const listedFaults = 500;

/** Where the fields stand in a sheet: by the column's pointer, its number. */
export interface TakenSheet {
  readonly name: string;
  readonly columns: ReadonlyMap<string, number>;
}

/** Of one lift. */
export interface LiftLimits {
  readonly mostComponents: number;
  readonly lineLimitBytes: number;
}

type Found = Pick<ComponentSheetFault, 'code' | 'message'> & { readonly row: number };

export class LiftReferences {
  private readonly rowOf = new Map<string, number>();
  private readonly found: Found[] = [];

  constructor(
    private readonly rows: SpooledRows,
    private readonly limits: LiftLimits,
  ) {}

  /** The component rows of a lift as a JSON array: none where there is no telling whose they are. */
  componentsOf(ref: string, row: number): string {
    const earlier = this.rowOf.get(ref);
    if (ref === '') this.found.push({ code: 'required', row, message: '必填，不能为空' });
    else if (earlier !== undefined) {
      this.found.push({ code: 'lift-reference-repeated', row, message: `与第 ${earlier} 行的电梯编号相同` });
    } else {
      this.rowOf.set(ref, row);
      return this.ownRows(ref, row);
    }
    return '[]';
  }

  end(lifts: TakenSheet, components: TakenSheet): Readonly<{ faults: ComponentSheetFault[]; faultCount: number }> {
    const inLifts = this.found.map((fault) => placed(fault, lifts));
    const inComponents: ComponentSheetFault[] = [];
    for (const { ref, firstRow, rows } of this.rows.left()) {
      const others = rows === 1 ? '' : `（共 ${rows} 行如此）`;
      const said =
        ref === ''
          ? { code: 'required', message: `必填，不能为空${others}` }
          : {
              code: 'lift-reference-unknown',
              message: `工作表“${lifts.name}”中没有编号为“${shown(ref)}”的电梯${others}`,
            };
      inComponents.push(placed({ ...said, row: firstRow }, components));
    }
    const faults = [...inLifts, ...inComponents];
    return { faults: faults.slice(0, listedFaults), faultCount: faults.length };
  }

  private ownRows(ref: string, row: number): string {
    const size = this.rows.sizeOf(ref);
    if (size === null) {
      this.found.push({ code: 'no-components', row, message: '部件清单中没有这台电梯的部件' });
      return '[]';
    }
    const { mostComponents, lineLimitBytes } = this.limits;
    if (size.rows <= mostComponents && size.bytes <= lineLimitBytes) return this.rows.take(ref);
    this.rows.drop(ref);
    this.found.push({ code: 'too-many-items', row, message: `一台电梯的部件过多，至多 ${mostComponents} 个` });
    return '[]';
  }
}

const shown = (ref: string): string => (ref.length > 40 ? `${ref.slice(0, 40)}…` : ref);

function placed({ code, message, row }: Found, { name, columns }: TakenSheet): ComponentSheetFault {
  const { header, pointer, allowed } = referenceColumn;
  const number = columns.get(pointer);
  const column = number === undefined ? null : columnLetter(number);
  return { code, message, row, sheet: name, column, header, allowed: code === 'required' ? allowed : null };
}
