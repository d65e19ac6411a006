/** What the trace of a price tells beside the price itself. */
import type { AppraisalOrder } from '../order.js';
import type { Parameter, PriceKind } from '../standard.js';
import type { PriceTableEdition } from '../price-table.js';
import type { References } from '../references.js';

export interface PriceCircumstances {
  readonly kind: PriceKind;
  readonly order: AppraisalOrder;
  readonly edition: PriceTableEdition;
  readonly maxAgeDays: Parameter;
  readonly taxRate: Parameter;
  readonly references: References;
}
