/** Which price tables an appraisal may ask: whoever gathers the rule book brings the editions of these. */
import type { AppraisalOrder } from './order.js';
import type { Standard } from './standard.js';

/** Each id once: the standard's tables, the order's private books, the index table where the edition carries prices. */
export function tablesAsked(order: Pick<AppraisalOrder, 'priceBooks'>, standard: Standard): readonly string[] {
  const { tables, rollForward } = standard;
  const indexTables = rollForward === undefined ? [] : [rollForward.table];
  return [...new Set([...Object.values(tables), ...Object.values(order.priceBooks ?? {}), ...indexTables])];
}
