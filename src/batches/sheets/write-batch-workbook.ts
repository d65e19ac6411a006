/** The workbook of a batch: lifts, their components, and what the edition's catalogue allows; without orders the empty template. */
import { COMPONENT_SHEET_NAME, componentColumns } from '../../assignments/component-sheets/component-columns.js';
import { listNames } from '../../assignments/component-sheets/component-rows.js';
import { catalogueSheets, packSheets } from '../../assignments/component-sheets/write-component-sheet.js';
import type { SubmittedOrder } from '../../appraisals/order/appraisal-order.dto.js';
import type { Standard } from '../../engine/index.js';
import { GUIDE_HEADINGS, guideLine, linesXml, tableXml } from '../../price-tables/exchange/table-xml.js';
import { mostOrders } from '../intake/check-orders.js';
import { LIFT_SHEET_NAME, liftTemplate, referenceColumn } from './lift-columns.js';
import { componentRowTemplate, shownComponentRow, shownLift } from './order-rows.js';

/** As many rows as a sheet can have. */
export const mostComponentRows = 1_048_576;

/** The lifts are numbered from 1. */
export async function writeBatchWorkbook(orders: readonly SubmittedOrder[], standard: Standard): Promise<Buffer> {
  const names = listNames(standard);
  const numbered = orders.map((order, index) => ({ ref: String(index + 1), order }));
  const lifts = numbered.map(({ ref, order }) => shownLift(ref, order));
  function* components(): Generator<object> {
    for (const { ref, order } of numbered) {
      for (const component of order.components) yield shownComponentRow(ref, component, names);
    }
  }
  return packSheets([
    { name: LIFT_SHEET_NAME, xml: () => tableXml(liftTemplate.columns, lifts, mostOrders + 1) },
    {
      name: COMPONENT_SHEET_NAME,
      xml: () => tableXml(componentRowTemplate(standard).columns, components(), mostComponentRows),
    },
    ...catalogueSheets(standard),
    { name: '说明', xml: () => linesXml(guideLines(standard)) },
  ]);
}

const guideLines = (standard: Standard): readonly (readonly string[])[] => [
  GUIDE_HEADINGS,
  ['', '', `工作表“${LIFT_SHEET_NAME}”：一行一台电梯，至多 ${mostOrders} 台`, ''],
  ...liftTemplate.columns.map(guideLine),
  ['', '', `工作表“${COMPONENT_SHEET_NAME}”：一行一个部件，次序不限`, ''],
  guideLine({ ...referenceColumn, allowed: `工作表“${LIFT_SHEET_NAME}”中的电梯编号` }),
  ...componentColumns(standard).map(guideLine),
  ['', '', `编目依据 ${standard.title} ${standard.version}。空行不计；公式须先改为值。`, ''],
  ['', '', `只读取工作表“${LIFT_SHEET_NAME}”和“${COMPONENT_SHEET_NAME}”；有一处错误，就一台也不保存。`, ''],
];
