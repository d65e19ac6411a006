/** Rule 4: a deduction costs round2(quantity × rate), a line of its own with its driver. */
import type { DeductionLine } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { WorkedDeduction } from '../worksheet.js';
import { formatDecimal } from '../exact/decimal.js';
import { roundedProduct } from '../exact/half-away-from-zero.js';
import type { Int } from '../exact/integer.js';
import { formatMoney, formatPrice, moneyPlaces, pricePlaces } from '../exact/scales.js';
import type { Fen } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

/** Rates stay in every run of rule 8, only the quantity follows the mass. */
export function costOf({ quantityFor, rate }: WorkedDeduction, tonnage: Int): Fen {
  const quantity = quantityFor(tonnage);
  return roundedProduct(quantity.units, rate.prices[0], quantity.scale + pricePlaces - moneyPlaces);
}

export interface DescribedDeduction {
  readonly line: DeductionLine;
  readonly nodes: readonly TraceNode[];
}

export function describeDeduction(worked: WorkedDeduction, tonnage: Int): DescribedDeduction {
  const { deduction, hazardousWasteCode, rate } = worked;
  const line: DeductionLine = {
    code: deduction.code,
    driver: deduction.driver,
    hazardousWasteCode,
    quantity: formatDecimal(worked.quantityFor(tonnage)),
    unit: rate.row.unit,
    rate: formatPrice(rate.prices[0]),
    rowId: rate.row.rowId,
    amount: formatMoney(costOf(worked, tonnage)),
    clause: deduction.clause,
    basis: deduction.basis,
  };
  const names = { deduction: line.code, driver: line.driver, hazardousWasteCode };
  return {
    line,
    nodes: [
      {
        step: 'deduct-costs',
        clause: ruleClauses.deductions,
        inputs: { ...names, ...worked.inputs },
        uses: worked.uses,
        result: line.quantity,
        rounding: null,
      },
      {
        step: 'deduct-costs',
        clause: deduction.clause,
        inputs: { ...names, quantity: line.quantity, rate: line.rate },
        uses: [rate.key],
        result: line.amount,
        rounding: 'round2',
      },
    ],
  };
}
