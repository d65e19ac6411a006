/** Everything valued: what totals, range, sensitivity and shares work on. */
import type { Run, ValuedComponent, WorkedDeduction } from './worksheet.js';
import type { Int } from './exact/integer.js';
import { addUp } from './steps/add-up.js';
import type { Totals } from './steps/add-up.js';
import { costOf } from './steps/deduct-costs.js';
import type { Tonnages } from './steps/measure-tonnage.js';

export interface Valuation {
  readonly components: readonly ValuedComponent[];
  readonly deductions: readonly WorkedDeduction[];
  readonly tonnages: Tonnages;
}

/** The tonnage a deduction follows; 0 for one that follows none. */
export function tonnageFor({ tonnage }: WorkedDeduction, tonnages: Tonnages, run: Run): Int {
  return tonnage === null ? 0 : tonnages[tonnage][run];
}

/** The totals of one run: decisions, rates and deduction rates stay, masses and prices are the run's. */
export function totalsIn({ components, deductions, tonnages }: Valuation, run: Run): Totals {
  const amountsOf = (decision: string): readonly Int[] =>
    components.filter(({ worked }) => worked.decision === decision).map(({ amounts }) => amounts[run]);
  return addUp({
    scrapped: amountsOf('scrap'),
    deductions: deductions.map((deduction) => costOf(deduction, tonnageFor(deduction, tonnages, run))),
    retained: amountsOf('retain'),
  });
}
