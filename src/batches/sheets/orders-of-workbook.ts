/** The orders of a workbook that was split, one by one, and for each the way from a fault back to its cell. */
import { chooseEdition } from '../../appraisals/settle-order.js';
import { inWords, type OrderFault } from '../../appraisals/order-faults.js';
import type { SubmittedOrder } from '../../appraisals/order/appraisal-order.dto.js';
import type { Shelf } from '../../appraisals/shelf.js';
import type { ComponentSetting } from '../../assignments/component-sheets/check-components.js';
import { columnOfField, isUntaken } from '../../assignments/component-sheets/fault-cell.js';
import type { ComponentSheetFault } from '../../assignments/component-sheets/read-component-sheet.js';
import type { Standard } from '../../engine/index.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import { columnLetter } from '../../workbooks/column-letter.js';
import type { SentOrder } from '../intake/sent-orders.js';
import { linesOf } from '../intake/upload-folder.js';
import { liftTemplate } from './lift-columns.js';
import { catalogueNames, orderOfRows, type CatalogueNames } from './order-rows.js';
import type { TakenSheet } from './lift-references.js';

interface RowInLine {
  readonly number: number;
  readonly value: Readonly<Record<string, unknown>>;
  readonly untaken: readonly string[];
  readonly faults: readonly ComponentSheetFault[];
}

interface Line {
  readonly lift: RowInLine;
  readonly components: readonly RowInLine[];
}

export interface SplitSheets {
  readonly lifts: TakenSheet;
  readonly components: TakenSheet & { readonly template: SheetTemplate };
}

export interface CatalogueChoice extends Pick<Shelf, 'standards'> {
  /** Whose names count where an order's own edition is not known. */
  readonly setting: ComponentSetting;
}

export async function* ordersOfWorkbook(
  file: string,
  sheets: SplitSheets,
  choice: CatalogueChoice,
): AsyncGenerator<SentOrder> {
  const catalogues = new Catalogues(choice);
  // The lines are our own, and were kept short when they were written.
  for await (const { bytes } of linesOf(file, Infinity)) {
    const line = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Line;
    const { lift, components } = line;
    const value = orderOfRows(
      lift.value,
      components.map((row) => row.value),
      catalogues.namesFor(lift.value),
    );
    const faults = [lift, ...components].flatMap((row) => row.faults);
    yield { reading: { ok: true, value }, faults, place: (fault) => placed(fault, line, sheets) };
  }
}

class Catalogues {
  private readonly names = new Map<Standard, CatalogueNames>();

  constructor(private readonly choice: CatalogueChoice) {}

  /** Of the edition the order means: a name may stand for another type in the next one. */
  namesFor(lift: Readonly<Record<string, unknown>>): CatalogueNames {
    const { setting } = this.choice;
    const chosen = chooseEdition(lift as unknown as SubmittedOrder, this.choice, setting.knownAt);
    const standard = chosen.kind === 'chosen' ? chosen.edition.standard : setting.standard;
    const names = this.names.get(standard) ?? catalogueNames(standard);
    this.names.set(standard, names);
    return names;
  }
}

/** null: it has been said of the cell, or of the lift, already. */
function placed(fault: OrderFault, line: Line, { lifts, components }: SplitSheets): ComponentSheetFault | null {
  const [, index, field = ''] = /^\/components(?:\/(\d+)(.*))?$/.exec(fault.pointer) ?? [];
  if (index !== undefined) {
    const row = line.components[Number(index)];
    return row === undefined ? null : inCell({ ...fault, pointer: field }, row, components);
  }
  // That a lift has no components was said when none were found for it.
  if (fault.pointer === '/components') return null;
  return inCell(fault, line.lift, { ...lifts, template: liftTemplate });
}

function inCell(fault: OrderFault, row: RowInLine, { name, columns, template }: SplitSheets['components']) {
  if (isUntaken(fault.pointer, row.untaken)) return null;
  const column = columnOfField(fault.pointer, template.columns);
  const number = column === undefined ? undefined : columns.get(column.pointer);
  return {
    code: fault.code,
    ...{ sheet: name, row: row.number, header: column?.header ?? null },
    column: number === undefined ? null : columnLetter(number),
    message: inWords(fault).message.zh,
    allowed: column?.allowed ?? fault.allowed ?? null,
  };
}
