/** An amount that includes tax names a rate between 0 and 1, or it could not be brought to the order's terms. */
import type { TaxedAmount } from '../order.js';
import { boundsFaults, rateBounds } from './order-fault.js';
import type { Bounds, OrderFault } from './order-fault.js';

export function taxedAmountFaults(pointer: string, taxed: TaxedAmount, bounds: Bounds | null): readonly OrderFault[] {
  const isUntold = taxed.taxBasis === 'included' && taxed.rate === undefined;
  const untold: OrderFault = { pointer: `${pointer}/rate`, code: 'tax-rate-required', allowed: '0 ≤ x ≤ 1', data: {} };
  return [
    ...boundsFaults(`${pointer}/amount`, taxed.amount, bounds),
    ...boundsFaults(`${pointer}/rate`, taxed.rate, rateBounds),
    ...(isUntold ? [untold] : []),
  ];
}
