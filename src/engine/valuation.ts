/** Everything valued at the central figures: what totals, range, sensitivity and shares work on. */
import type { ValuedComponent, WorkedDeduction } from './worksheet.js';
import type { Load } from './steps/measure-tonnage.js';
import type { Totals, Summands } from './steps/add-up.js';
import type { Int } from './exact/integer.js';
import type { Run, TonnageKind } from './worksheet.js';
import { addUp } from './steps/add-up.js';
import { costOf } from './steps/deduct-costs.js';
import { tonnageOf } from './steps/measure-tonnage.js';
import { amountInRun } from './steps/value-component.js';

export interface Valuation {
  readonly components: readonly ValuedComponent[];
  readonly deductions: readonly WorkedDeduction[];
  readonly loads: readonly Load[];
}

export type Tonnages = Readonly<Record<TonnageKind, Int>>;

export function tonnagesIn({ loads }: Valuation, run: Run): Tonnages {
  return {
    all: tonnageOf(loads, 'all', run),
    cutting: tonnageOf(loads, 'cutting', run),
    transport: tonnageOf(loads, 'transport', run),
  };
}

/** The tonnage a deduction follows; 0 for one that follows none. */
export function tonnageFor({ tonnage }: WorkedDeduction, tonnages: Tonnages): Int {
  return tonnage === null ? 0 : tonnages[tonnage];
}

/** The amounts of one run: decisions, rates and deduction rates stay, masses and prices are the run's. */
export function summandsIn(valuation: Valuation, run: Run): Summands {
  const { components, deductions } = valuation;
  const tonnages = tonnagesIn(valuation, run);
  const amountOf = (valued: ValuedComponent): Int => (run === 0 ? valued.amount : amountInRun(valued, run));
  return {
    scrapped: components.filter(({ worked }) => worked.decision === 'scrap').map(amountOf),
    deductions: deductions.map((deduction) => costOf(deduction, tonnageFor(deduction, tonnages))),
    retained: components.filter(({ worked }) => worked.decision === 'retain').map(amountOf),
  };
}

export function totalsIn(valuation: Valuation, run: Run): Totals {
  return addUp(summandsIn(valuation, run));
}
