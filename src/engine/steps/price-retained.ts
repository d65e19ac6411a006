/** Rules 3 and 6: the price of a new part, its refurbishment and obsolescence, each with what it was taken from. */
import type { AppraisalOrder, Component, TaxedAmount } from '../order.js';
import type { ComponentType, Standard } from '../standard.js';
import type { TraceNode } from '../trace.js';
import type { Condition, FoundPrice, RetainedCase, RetainedTerms } from '../worksheet.js';
import type { References } from '../references.js';
import { multiplyDecimals, one, parseDecimal, subtractDecimals } from '../exact/decimal.js';
import { formatPrice, pricePlaces, ratePlaces } from '../exact/scales.js';
import type { MicroPrice } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';
import { priceOnTerms } from './find-price.js';

export interface RetainedSources {
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  readonly references: References;
}

export function priceRetained(
  { component, type }: { readonly component: Component; readonly type: ComponentType },
  { condition, price }: { readonly condition: Condition; readonly price: FoundPrice },
  sources: RetainedSources,
): RetainedCase {
  const { retention } = component;
  const ownObsolescence = retention?.functionalObsolescence ?? null;
  const functionalObsolescence = parseDecimal(ownObsolescence ?? type.functionalObsolescence.value);
  const refurbishment = refurbishmentOf(component, type, sources);
  const quantity = parseDecimal(component.quantity);
  const conditionRate = { units: condition.conditionRate, scale: ratePlaces };
  const obsolescenceUses = ownObsolescence === null ? [sources.references.parameter(type.functionalObsolescence)] : [];
  return {
    condition,
    price,
    functionalObsolescence,
    refurbishmentPerUnit: refurbishment.perUnit,
    terms: {
      pricedBy: pricedByOf(price),
      quantity,
      worth: multiplyDecimals(conditionRate, subtractDecimals(one, functionalObsolescence)),
      refurbishment: multiplyDecimals(quantity, { units: refurbishment.perUnit, scale: pricePlaces }),
    },
    nodes: [refurbishment.node],
    uses: [price.key, ...obsolescenceUses],
  };
}

function pricedByOf({ row: { unit } }: FoundPrice): RetainedTerms['pricedBy'] {
  return unit === 'kg' || unit === 't' ? unit : 'quantity';
}

/** The order's figure replaces the edition's; a refurbishment is a service, taxed as one. */
function refurbishmentOf(
  { retention }: Component,
  type: ComponentType,
  { order, standard, references }: RetainedSources,
): { readonly perUnit: MicroPrice; readonly node: TraceNode } {
  const given = retention?.refurbishment ?? null;
  const taken: TaxedAmount = given ?? { ...type.refurbishment, amount: type.refurbishment.value };
  const added = order.terms.taxBasis === 'included' ? standard.taxRates.services : null;
  const taxRateWanted = added === null ? null : added.value;
  const quoted = { price: taken.amount, taxBasis: taken.taxBasis, taxRate: taken.rate, divisor: 1 };
  const perUnit = priceOnTerms(quoted, taxRateWanted);
  const own = given === null ? [type.refurbishment] : [];
  const uses = [...own, ...(added === null ? [] : [added])].map((parameter) => references.parameter(parameter));
  const terms = { taxBasisWanted: order.terms.taxBasis, taxRateWanted, reason: retention?.reason ?? null };
  return { perUnit, node: refurbishmentNode(taken, terms, { uses, result: formatPrice(perUnit) }) };
}

function refurbishmentNode(
  { amount, taxBasis, rate }: TaxedAmount,
  terms: Readonly<Record<string, string | null>>,
  { uses, result }: Pick<TraceNode, 'uses' | 'result'>,
): TraceNode {
  const inputs = { refurbishment: amount, taxBasis, taxRate: rate ?? null, ...terms };
  return { step: 'find-price', clause: ruleClauses.price, inputs, uses, result, rounding: 'round6' };
}
