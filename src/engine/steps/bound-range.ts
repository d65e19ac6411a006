/** Rule 8, range: everything at its low, then everything at its high; the value lies between by construction. */
import type { Appraisal } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { Parameter } from '../standard.js';
import type { Valuation } from '../valuation.js';
import { totalsIn } from '../valuation.js';
import { larger, smaller } from '../exact/integer.js';
import { formatMoney } from '../exact/scales.js';
import type { Fen } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';
import { roundToStep } from './add-up.js';
import type { Totals } from './add-up.js';

export interface BoundedRange {
  readonly range: Appraisal['range'];
  readonly nodes: readonly TraceNode[];
}

export function boundRange(
  valuation: Valuation,
  unroundedTotal: Fen,
  step: { readonly parameter: Parameter; readonly key: string },
): BoundedRange {
  const [lowRun, highRun] = [totalsIn(valuation, 1), totalsIn(valuation, 2)];
  const [lowTotal, highTotal] = [lowRun.unroundedTotal, highRun.unroundedTotal];
  const low = formatMoney(roundToStep(smaller(smaller(lowTotal, highTotal), unroundedTotal), step.parameter.value));
  const high = formatMoney(roundToStep(larger(larger(lowTotal, highTotal), unroundedTotal), step.parameter.value));
  const inputs = {
    lowRun: formatMoney(lowTotal),
    highRun: formatMoney(highTotal),
    unroundedTotal: formatMoney(unroundedTotal),
    step: step.parameter.value,
  };
  const bound = { step: 'bound-range', clause: ruleClauses.range, uses: [step.key], rounding: 'step' } as const;
  return {
    range: { low, high },
    nodes: [
      runNode('low', lowRun),
      runNode('high', highRun),
      { ...bound, inputs: { bound: 'low', ...inputs }, result: low },
      { ...bound, inputs: { bound: 'high', ...inputs }, result: high },
    ],
  };
}

function runNode(run: string, totals: Totals): TraceNode {
  const inputs = {
    run,
    gross: formatMoney(totals.gross),
    deductions: formatMoney(totals.deductions),
    remaining: formatMoney(totals.remaining),
  };
  const result = formatMoney(totals.unroundedTotal);
  return { step: 'bound-range', clause: ruleClauses.range, inputs, uses: [], result, rounding: null };
}
