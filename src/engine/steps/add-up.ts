/** Rule 7: gross, deductions, net, remaining, unrounded total; the conclusion is the total rounded to the edition's step. */
import type { DecimalText } from '../order.js';
import type { Appraisal } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { ValuedComponent } from '../worksheet.js';
import { parseDecimal, unitsAt } from '../exact/decimal.js';
import { halfAwayFromZero } from '../exact/half-away-from-zero.js';
import { minus, plus, sumOf, times } from '../exact/integer.js';
import { formatMass, formatMoney, moneyPlaces } from '../exact/scales.js';
import type { Fen } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

export interface Totals {
  readonly gross: Fen;
  readonly deductions: Fen;
  readonly net: Fen;
  readonly remaining: Fen;
  readonly unroundedTotal: Fen;
}

export interface Summands {
  readonly scrapped: readonly Fen[];
  readonly deductions: readonly Fen[];
  readonly retained: readonly Fen[];
}

export function addUp({ scrapped, deductions, retained }: Summands): Totals {
  const gross = sumOf(scrapped);
  const deducted = sumOf(deductions);
  const net = minus(gross, deducted);
  const remaining = sumOf(retained);
  return { gross, deductions: deducted, net, remaining, unroundedTotal: plus(net, remaining) };
}

/** Nearest multiple of the step, ties away from zero. */
export function roundToStep(amount: Fen, step: DecimalText): Fen {
  const stepFen = unitsAt(parseDecimal(step), moneyPlaces);
  return times(halfAwayFromZero(amount, stepFen), stepFen);
}

/** The totals as an appraisal prints them. */
export type PrintedTotals = Pick<
  Appraisal,
  'residualValue' | 'unroundedTotal' | 'roundingDifference' | 'roundingStep' | 'scrapResidualValue' | 'remainingValue'
>;

export function printTotals(totals: Totals, roundingStep: DecimalText): PrintedTotals {
  const residualValue = roundToStep(totals.unroundedTotal, roundingStep);
  return {
    residualValue: formatMoney(residualValue),
    unroundedTotal: formatMoney(totals.unroundedTotal),
    roundingDifference: formatMoney(minus(residualValue, totals.unroundedTotal)),
    roundingStep,
    scrapResidualValue: {
      gross: formatMoney(totals.gross),
      deductions: formatMoney(totals.deductions),
      net: formatMoney(totals.net),
    },
    remainingValue: formatMoney(totals.remaining),
  };
}

/** The amounts the totals are sums of, as printed. */
export interface PrintedSummands {
  readonly scrapped: readonly DecimalText[];
  readonly deductions: readonly DecimalText[];
  readonly retained: readonly DecimalText[];
}

export function describeTotals(
  printed: PrintedTotals,
  summands: PrintedSummands,
  stepKey: string,
): readonly TraceNode[] {
  const { residualValue, unroundedTotal, roundingStep, roundingDifference, remainingValue } = printed;
  const { gross, deductions, net } = printed.scrapResidualValue;
  return [
    node({ amount: 'scrapResidualValue.gross', amounts: summands.scrapped }, gross),
    node({ amount: 'scrapResidualValue.deductions', amounts: summands.deductions }, deductions),
    node({ amount: 'scrapResidualValue.net', gross, deductions }, net),
    node({ amount: 'remainingValue', amounts: summands.retained }, remainingValue),
    node({ amount: 'unroundedTotal', net, remainingValue }, unroundedTotal),
    {
      ...node({ amount: 'residualValue', unroundedTotal, step: roundingStep }, residualValue),
      uses: [stepKey],
      rounding: 'step',
    },
    node({ amount: 'roundingDifference', residualValue, unroundedTotal }, roundingDifference),
  ];
}

export interface TotalMasses {
  readonly totalMassKg: DecimalText;
  readonly scrapMassKg: DecimalText;
  readonly nodes: readonly TraceNode[];
}

/** The mass of all components, and of those decided scrap. */
export function addUpMasses(components: readonly ValuedComponent[]): TotalMasses {
  const scrapped = components.filter(({ worked }) => worked.decision === 'scrap');
  const massNode = (amount: string, summed: readonly ValuedComponent[]): TraceNode => {
    const total = sumOf(summed.map(({ mass }) => mass.masses[0]));
    return node({ amount, massesKg: summed.map(({ mass }) => mass.massesKg[0]) }, formatMass(total));
  };
  const [total, ofScrap] = [massNode('totalMassKg', components), massNode('scrapMassKg', scrapped)];
  return { totalMassKg: total.result, scrapMassKg: ofScrap.result, nodes: [total, ofScrap] };
}

function node(inputs: TraceNode['inputs'], result: string): TraceNode {
  return { step: 'add-up', clause: ruleClauses.totals, inputs, uses: [], result, rounding: null };
}
