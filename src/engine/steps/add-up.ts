/** Rule 7: gross, deductions, net, remaining, unrounded total; the conclusion is the total rounded to the edition's step. */
import type { DecimalText } from '../order.js';
import type { Parameter } from '../standard.js';
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

export function describeTotals(
  totals: Totals,
  summands: Summands,
  step: { readonly parameter: Parameter; readonly key: string },
): readonly TraceNode[] {
  const [gross, deductions] = [formatMoney(totals.gross), formatMoney(totals.deductions)];
  const [net, remaining, total] = [totals.net, totals.remaining, totals.unroundedTotal].map(formatMoney);
  const residual = roundToStep(totals.unroundedTotal, step.parameter.value);
  const unroundedTotal = total ?? '';
  const residualValue = formatMoney(residual);
  const sum = (name: string, inputs: TraceNode['inputs'], result: string | undefined): TraceNode =>
    node({ inputs: { amount: name, ...inputs }, result: result ?? '' });
  return [
    sum('scrapResidualValue.gross', { amounts: summands.scrapped.map(formatMoney) }, gross),
    sum('scrapResidualValue.deductions', { amounts: summands.deductions.map(formatMoney) }, deductions),
    sum('scrapResidualValue.net', { gross, deductions }, net),
    sum('remainingValue', { amounts: summands.retained.map(formatMoney) }, remaining),
    sum('unroundedTotal', { net: net ?? '', remaining: remaining ?? '' }, unroundedTotal),
    {
      ...node({
        inputs: { amount: 'residualValue', unroundedTotal, step: step.parameter.value },
        result: residualValue,
      }),
      uses: [step.key],
      rounding: 'step',
    },
    sum('roundingDifference', { residualValue, unroundedTotal }, formatMoney(minus(residual, totals.unroundedTotal))),
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
    const masses = summed.map(({ mass }) => mass.masses[0]);
    return node({ inputs: { amount, massesKg: masses.map(formatMass) }, result: formatMass(sumOf(masses)) });
  };
  const [total, ofScrap] = [massNode('totalMassKg', components), massNode('scrapMassKg', scrapped)];
  return { totalMassKg: total.result, scrapMassKg: ofScrap.result, nodes: [total, ofScrap] };
}

function node({ inputs, result }: Pick<TraceNode, 'inputs' | 'result'>): TraceNode {
  return { step: 'add-up', clause: ruleClauses.totals, inputs, uses: [], result, rounding: null };
}
