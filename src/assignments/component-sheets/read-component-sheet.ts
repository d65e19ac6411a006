/**
 * A component sheet in, the components of an order out, or every fault of the sheet in one pass with its cell. All or
 * nothing; the rules are those of the order itself.
 */
import { inWords, type OrderFault } from '../../appraisals/order-faults.js';
import type { Component, Standard } from '../../engine/index.js';
import type { SheetFault } from '../../price-tables/exchange/sheet-fault.js';
import { columnLetter } from '../../workbooks/column-letter.js';
import { checkComponents, type ComponentSetting } from './check-components.js';
import { componentTemplate } from './component-columns.js';
import { componentOf, listNames } from './component-rows.js';
import { columnOfField, isUntaken } from './fault-cell.js';
import { takeComponentRows, type TakenComponents } from './take-component-rows.js';

/** As of any sheet, with the codes an order's faults have too. */
export type ComponentSheetFault = Omit<SheetFault, 'code'> & { readonly code: string };

export type ComponentSheetReading =
  | { readonly kind: 'components'; readonly components: readonly Component[] }
  | { readonly kind: 'faults'; readonly faults: readonly ComponentSheetFault[] };

/** `name` is shown as the sheet's name where the file has none of its own (CSV). */
export async function readComponentSheet(
  bytes: Uint8Array,
  name: string,
  setting: ComponentSetting,
): Promise<ComponentSheetReading> {
  return componentsOf(await takeComponentRows(bytes, name, componentTemplate(setting.standard)), setting);
}

export function componentsOf(taken: TakenComponents, setting: ComponentSetting): ComponentSheetReading {
  if (taken.faults.length > 0) return { kind: 'faults', faults: taken.faults };
  if (taken.rows.length === 0) return { kind: 'faults', faults: [emptyList(taken.sheet)] };
  const names = listNames(setting.standard);
  const components = taken.rows.map(({ value }) => componentOf(value, names));
  const checked = checkComponents(components, setting).filter((fault) => {
    const { index, field } = placeOf(fault);
    return !isUntaken(field, taken.rows[index]?.untaken ?? []);
  });
  const own = taken.rows.flatMap(({ faults }) => faults);
  const faults = [...own, ...checked.map((fault) => inCell(fault, taken, setting.standard))];
  // The checks have just said that they are components.
  if (faults.length === 0) return { kind: 'components', components: components as unknown as readonly Component[] };
  return { kind: 'faults', faults: faults.sort((one, other) => (one.row ?? 0) - (other.row ?? 0)) };
}

const emptyList = (sheet: string): ComponentSheetFault => ({
  ...{ code: 'no-components', sheet, row: null, column: null, header: null },
  ...{ message: '表中没有一个部件；从第二行起一行一个部件', allowed: null },
});

interface FaultPlace {
  readonly index: number;
  /** Within the component. */
  readonly field: string;
}

function placeOf({ pointer }: OrderFault): FaultPlace {
  const [, index = '', field = ''] = /^\/components\/(\d+)(.*)$/.exec(pointer) ?? [];
  return { index: index === '' ? NaN : Number(index), field };
}

function inCell(fault: OrderFault, { sheet, rows, columns }: TakenComponents, standard: Standard): ComponentSheetFault {
  const { index, field } = placeOf(fault);
  const row = rows[index]?.number ?? null;
  const column = columnOfField(field, componentTemplate(standard).columns);
  const number = column === undefined ? undefined : columns.get(column.pointer);
  return {
    code: fault.code,
    ...{ sheet, row, column: number === undefined ? null : columnLetter(number), header: column?.header ?? null },
    message: inWords(fault).message.zh,
    allowed: column?.allowed ?? fault.allowed ?? null,
  };
}
