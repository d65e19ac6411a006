/**
 * Rule 8, sensitivity: each component's mass and each price row, one at a time at its low, then its high. The swing is
 * computed from the lines an input touches, so that the whole ranking costs about as much as a few runs.
 */
import type { Sensitivity } from '../appraisal.js';
import type { FoundPrice, Run, ValuedComponent, WorkedDeduction } from '../worksheet.js';
import type { Valuation } from '../valuation.js';
import { tonnageFor } from '../valuation.js';
import type { Tonnages } from './measure-tonnage.js';
import { absolute, compareInts, minus, plus, times } from '../exact/integer.js';
import { formatMoney, formatPrice } from '../exact/scales.js';
import type { Fen } from '../exact/scales.js';
import { costOf } from './deduct-costs.js';
import { amountAtMass, amountAtPartPrice, amountAtScrap } from './value-component.js';
import { materialAmount } from './value-scrap.js';

const longestList = 10;

interface Swing {
  readonly input: string;
  readonly swing: Fen;
  readonly describe: () => Omit<Sensitivity, 'input' | 'swing'>;
}

export function rankSensitivity(valuation: Valuation): readonly Sensitivity[] {
  const swings = [...massSwings(valuation), ...scrapPriceSwings(valuation), ...partPriceSwings(valuation)];
  return swings
    .filter(({ swing }) => swing !== 0)
    .sort((a, b) => compareInts(b.swing, a.swing) || (a.input < b.input ? -1 : 1))
    .slice(0, longestList)
    .map(({ input, swing, describe }) => ({ input, ...describe(), swing: formatMoney(swing) }));
}

function massSwings(valuation: Valuation): readonly Swing[] {
  const { components, deductions, tonnages } = valuation;
  const driven = deductions.filter(({ tonnage }) => tonnage !== null);
  const costs = new Map(driven.map((deduction) => [deduction, costOf(deduction, tonnageFor(deduction, tonnages, 0))]));
  return components.map((valued) => {
    const { masses, massesKg } = valued.mass;
    const totalAt = (run: Run): Fen =>
      masses[run] === masses[0]
        ? valued.amounts[0]
        : minus(amountAtMass(valued, run), costChange(valued, run, { costs, tonnages }));
    return {
      input: `mass:${valued.worked.component.id}`,
      swing: absolute(minus(totalAt(1), totalAt(2))),
      describe: () => ({ low: massesKg[1], high: massesKg[2], unit: 'kg' }),
    };
  });
}

/** What the deductions driven by tonnage cost more when one component has the mass of another run. */
function costChange(
  { mass, tonnageShares }: ValuedComponent,
  run: Run,
  { costs, tonnages }: { readonly costs: ReadonlyMap<WorkedDeduction, Fen>; readonly tonnages: Tonnages },
): Fen {
  let change: Fen = 0;
  const added = minus(mass.masses[run], mass.masses[0]);
  for (const [deduction, cost] of costs) {
    const kind = deduction.tonnage;
    if (kind === null || tonnageShares[kind] === 0) continue;
    const tonnage = plus(tonnages[kind][0], times(added, tonnageShares[kind]));
    change = plus(change, minus(costOf(deduction, tonnage), cost));
  }
  return change;
}

/** What the lines a row prices add up to with the row's price at its low and at its high. */
interface Touched {
  atLow: Fen;
  atHigh: Fen;
}

/** One walk over the components, each adding to the rows it is priced by. */
function scrapPriceSwings({ components }: Valuation): readonly Swing[] {
  const rows = new Map<FoundPrice, Touched>();
  for (const valued of components) {
    valued.parts.forEach(({ priced: { found } }, place) => {
      if (found === null || isFixed(found) || isPricedBefore(valued, found, place)) return;
      addTo(rows, found, (run) => amountAtScrap(valued, scrapAt(valued, found, run)));
    });
  }
  return [...rows].map(([found, touched]) => priceSwing(found, 'kg', touched));
}

/** Whether an earlier part of the component has the same price: a row touches a component once. */
function isPricedBefore({ parts }: ValuedComponent, found: FoundPrice, place: number): boolean {
  for (let earlier = 0; earlier < place; earlier++) if (parts[earlier]?.priced.found === found) return true;
  return false;
}

/** The component's scrap amount with the row's price of another run, all else central. */
function scrapAt({ scrap, mass, parts }: ValuedComponent, found: FoundPrice, run: Run): Fen {
  let changed = scrap;
  for (const part of parts) {
    if (part.priced.found !== found) continue;
    changed = plus(changed, minus(materialAmount(part, mass.masses[0], run), part.amount));
  }
  return changed;
}

function partPriceSwings({ components }: Valuation): readonly Swing[] {
  const rows = new Map<FoundPrice, Touched>();
  for (const valued of components) {
    const found = valued.retained?.price;
    if (found === undefined || isFixed(found)) continue;
    addTo(rows, found, (run) => amountAtPartPrice(valued, found.prices[run]));
  }
  return [...rows].map(([found, touched]) => priceSwing(found, found.row.unit, touched));
}

function addTo(rows: Map<FoundPrice, Touched>, found: FoundPrice, amountAt: (run: Run) => Fen): void {
  const touched = rows.get(found) ?? { atLow: 0, atHigh: 0 };
  touched.atLow = plus(touched.atLow, amountAt(1));
  touched.atHigh = plus(touched.atHigh, amountAt(2));
  rows.set(found, touched);
}

function priceSwing(found: FoundPrice, unit: string, { atLow, atHigh }: Touched): Swing {
  return {
    input: found.key,
    swing: absolute(minus(atLow, atHigh)),
    describe: () => ({ low: formatPrice(found.prices[1]), high: formatPrice(found.prices[2]), unit: `CNY/${unit}` }),
  };
}

function isFixed({ prices }: FoundPrice): boolean {
  return prices[1] === prices[2];
}
