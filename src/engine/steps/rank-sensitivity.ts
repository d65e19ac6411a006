/**
 * Rule 8, sensitivity: each component's mass and each price row, one at a time at its low, then its high. The swing is
 * computed from the lines an input touches, so that the whole ranking costs about as much as a few runs.
 */
import type { Sensitivity } from '../appraisal.js';
import type { FoundPrice, Run, ValuedComponent, WorkedDeduction } from '../worksheet.js';
import type { Tonnages, Valuation } from '../valuation.js';
import { tonnageFor, tonnagesIn } from '../valuation.js';
import { absolute, compareInts, minus, plus, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
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
  const { components, deductions } = valuation;
  const driven = deductions.filter(({ tonnage }) => tonnage !== null);
  const tonnages = tonnagesIn(valuation, 0);
  const costs = new Map(driven.map((deduction) => [deduction, costOf(deduction, tonnageFor(deduction, tonnages))]));
  return components.map((valued) => {
    const { masses, massesKg } = valued.mass;
    const totalAt = (run: Run): Fen =>
      masses[run] === masses[0]
        ? valued.amount
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
    const tonnage = plus(tonnages[kind], times(added, tonnageShares[kind]));
    change = plus(change, minus(costOf(deduction, tonnage), cost));
  }
  return change;
}

/** One component and which of its parts a row prices. */
interface Touched {
  readonly valued: ValuedComponent;
  readonly places: number[];
}

function scrapPriceSwings({ components }: Valuation): readonly Swing[] {
  return [...indexByScrapRow(components)].map(([found, touched]) =>
    priceSwing(found, 'kg', (run) => {
      let sum: Fen = 0;
      for (const { valued, places } of touched) sum = plus(sum, amountAtScrap(valued, scrapAt(valued, places, run)));
      return sum;
    }),
  );
}

function indexByScrapRow(components: readonly ValuedComponent[]): ReadonlyMap<FoundPrice, readonly Touched[]> {
  const index = new Map<FoundPrice, Touched[]>();
  for (const valued of components) {
    valued.parts.forEach(({ priced: { found } }, place) => {
      if (found === null || isFixed(found)) return;
      const touched = index.get(found) ?? [];
      const last = touched.at(-1);
      if (last?.valued === valued) last.places.push(place);
      else touched.push({ valued, places: [place] });
      if (touched.length === 1) index.set(found, touched);
    });
  }
  return index;
}

/** The component's scrap amount with the row's price of another run, all else central. */
function scrapAt({ scrap, mass, parts, partAmounts }: ValuedComponent, places: readonly number[], run: Run): Fen {
  let changed = scrap;
  for (const place of places) {
    const [part, was] = [parts[place], partAmounts[place]];
    if (part === undefined || was === undefined) continue;
    changed = plus(changed, minus(materialAmount(part, mass.masses[0], run), was));
  }
  return changed;
}

function partPriceSwings({ components }: Valuation): readonly Swing[] {
  const index = new Map<FoundPrice, ValuedComponent[]>();
  for (const valued of components) {
    const price = valued.retained?.price;
    if (price === undefined || isFixed(price)) continue;
    const touched = index.get(price) ?? [];
    touched.push(valued);
    index.set(price, touched);
  }
  return [...index].map(([found, touched]) =>
    priceSwing(found, found.row.unit, (run) => {
      let sum: Fen = 0;
      for (const valued of touched) sum = plus(sum, amountAtPartPrice(valued, found.prices[run]));
      return sum;
    }),
  );
}

function priceSwing(found: FoundPrice, unit: string, sumAt: (run: Run) => Int): Swing {
  return {
    input: found.key,
    swing: absolute(minus(sumAt(1), sumAt(2))),
    describe: () => ({ low: formatPrice(found.prices[1]), high: formatPrice(found.prices[2]), unit: `CNY/${unit}` }),
  };
}

function isFixed({ prices }: FoundPrice): boolean {
  return prices[1] === prices[2];
}
