/**
 * Rule 6: x = quantity × new price × conditionRate × (1 − functionalObsolescence) − refurbishment × quantity, not above
 * the new price, and never below what the same component brings as scrap.
 */
import type { RetainedDetail } from '../appraisal.js';
import type { TraceNode } from '../trace.js';
import type { RetainedCase, RetainedTerms, ValuedComponent } from '../worksheet.js';
import type { Decimal } from '../exact/decimal.js';
import { compareDecimals, formatDecimal, multiplyDecimals, roundDecimal, subtractDecimals } from '../exact/decimal.js';
import {
  formatMoney,
  formatPrice,
  formatRate,
  massPlaces,
  moneyPlaces,
  pricePlaces,
  ratePlaces,
} from '../exact/scales.js';
import type { Fen, Grams, MicroPrice } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';

export interface RetainedAmount {
  readonly beforeBounds: Fen;
  readonly amount: Fen;
  readonly bound: 'none' | 'new-price' | 'scrap-floor';
}

/** What changes from run to run. */
export interface RetainedRun {
  readonly mass: Grams;
  readonly price: MicroPrice;
  readonly scrapFloor: Fen;
}

export function retainedAmount(terms: RetainedTerms, { mass, price, scrapFloor }: RetainedRun): RetainedAmount {
  const asNew = multiplyDecimals(pricedQuantityOf(terms, mass), { units: price, scale: pricePlaces });
  const worth = subtractDecimals(multiplyDecimals(asNew, terms.worth), terms.refurbishment);
  const isAboveNew = compareDecimals(worth, asNew) > 0;
  const beforeBounds = roundDecimal(worth, moneyPlaces);
  const capped = isAboveNew ? roundDecimal(asNew, moneyPlaces) : beforeBounds;
  if (scrapFloor > capped) return { beforeBounds, amount: scrapFloor, bound: 'scrap-floor' };
  return { beforeBounds, amount: capped, bound: isAboveNew ? 'new-price' : 'none' };
}

function pricedQuantityOf({ pricedBy, quantity }: RetainedTerms, mass: Grams): Decimal {
  if (pricedBy === 'quantity') return quantity;
  return { units: mass, scale: pricedBy === 'kg' ? massPlaces : massPlaces + 3 };
}

export interface DescribedRetained {
  readonly detail: RetainedDetail;
  readonly nodes: readonly TraceNode[];
}

export function describeRetained({ mass, scrap, printed }: ValuedComponent, retained: RetainedCase): DescribedRetained {
  const { condition, price, terms } = retained;
  const run = { mass: mass.masses[0], price: price.prices[0], scrapFloor: scrap };
  const valued = retainedAmount(terms, run);
  const quantity = pricedQuantityOf(terms, run.mass);
  const detail: RetainedDetail = {
    newPrice: formatPrice(run.price),
    rowId: price.row.rowId,
    pricedQuantity: formatDecimal(quantity, terms.pricedBy === 'kg' ? massPlaces : 0),
    pricedUnit: price.row.unit,
    installedOn: condition.installedOn.day,
    installedOnDefaulted: condition.installedOn.isDefaulted,
    usedMonths: condition.usedMonths,
    lifeYears: condition.lifeYears,
    ageLifeRate: formatRate(condition.ageLifeRate),
    score: formatDecimal(condition.score, ratePlaces),
    conditionRate: formatRate(condition.conditionRate),
    functionalObsolescence: formatDecimal(retained.functionalObsolescence, ratePlaces),
    refurbishmentPerUnit: formatPrice(retained.refurbishmentPerUnit),
    beforeBounds: formatMoney(valued.beforeBounds),
    bound: valued.bound,
  };
  return { detail, nodes: [...condition.nodes, ...retained.nodes, ...valueNodes(retained, run, { detail, printed })] };
}

function valueNodes(
  { terms, uses }: RetainedCase,
  run: RetainedRun,
  { detail, printed }: { readonly detail: RetainedDetail; readonly printed: ValuedComponent['printed'] },
): readonly TraceNode[] {
  const { pricedQuantity, newPrice, conditionRate, functionalObsolescence, refurbishmentPerUnit, beforeBounds, bound } =
    detail;
  const shared = { step: 'value-retained', clause: ruleClauses.retained } as const;
  const quantity = formatDecimal(terms.quantity);
  const asNew = multiplyDecimals(pricedQuantityOf(terms, run.mass), { units: run.price, scale: pricePlaces });
  return [
    {
      ...shared,
      inputs: { pricedQuantity, newPrice, conditionRate, functionalObsolescence, quantity, refurbishmentPerUnit },
      uses,
      result: beforeBounds,
      rounding: 'round2',
    },
    {
      ...shared,
      inputs: {
        beforeBounds,
        newValue: formatDecimal(asNew, moneyPlaces),
        scrapAmount: printed.scrap,
        bound,
      },
      uses: [],
      result: printed.amount,
      rounding: bound === 'new-price' ? 'round2' : null,
    },
  ];
}
