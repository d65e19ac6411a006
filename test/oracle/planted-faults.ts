/**
 * Faults the engine might have had. Each is a text of its source and what stands there instead; the oracle must notice
 * every one. When the engine changes and a text is no longer found, the spec fails: the fault is then planted anew.
 */
export interface Fault {
  readonly name: string;
  /** Below src/engine. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

type FileFaults = readonly (readonly [name: string, find: string, replace: string])[];

const faultsByFile: Readonly<Record<string, FileFaults>> = {
  'exact/half-away-from-zero.ts': [
    ['halves go toward zero', '2 * rest >= denominator', '2 * rest > denominator'],
    [
      'negative halves go up',
      'return numerator < 0 ? 0 - nearest : nearest;',
      'return numerator < 0 ? 0 - (2 * rest === denominator ? below : nearest) : nearest;',
    ],
    ['large quotients are cut off', '(2n * magnitude + under)', '(2n * magnitude)'],
    ['the half is lost between two limbs', '+ unit / 2;', '+ unit / 2 - 1;'],
  ],
  'exact/integer.ts': [
    ['trips are rounded', '(dividend + divisor - 1n)', '(dividend + divisor / 2n)'],
    ['a full lorry makes a further trip', '(dividend + divisor - 1n)', '(dividend + divisor)'],
  ],
  'calendar.ts': [['a month begun counts', 'end.day < start.day ? months - 1', 'end.day < start.day ? months']],
  'price-desk.ts': [
    ['a tonne has a hundred kilograms', "row.unit === 't' ? 1000", "row.unit === 't' ? 100"],
    ['tax is put on when the terms exclude it', "terms.taxBasis === 'included'", "terms.taxBasis === 'excluded'"],
  ],
  'price-refusals.ts': [
    ['a refusal names the first component only', 'componentIds.at(-1) !==', 'componentIds.at(-1) ==='],
  ],
  'appraise.ts': [
    [
      'offers are compared with the gross value',
      'compareOffers(order, totals.net',
      'compareOffers(order, totals.gross',
    ],
    ['a rule book counts on the day it ends', 'day < validUntil', 'day <= validUntil'],
  ],
  'steps/decide-disposition.ts': [
    ['nobody asks for the load check', 'open(retention?.loadChecked === true', 'open(true'],
    [
      'conditions the type does not require are not looked at',
      'answers.filter((answer) => answer.met)',
      'answers.filter((answer) => answer.met && type.requiredConditions.includes(answer.code))',
    ],
    ['a condition that applies leaves the gate open', 'if (met.length > 0)', 'if (met.length > 1)'],
  ],
  'steps/find-mass.ts': [
    ['a variant borrows the mass of its type', 'variant)?.mass ?? null', 'variant)?.mass ?? type.mass'],
  ],
  'steps/find-materials.ts': [
    ['the composition of the variant is not seen', 'variant?.materials ?? type.materials', 'type.materials'],
  ],
  'steps/find-price.ts': [
    ['the tax in a price stays in it', 'if (contained !== null)', 'if (false)'],
    ['a carried price stays as it was', 'if (quoted.carriedBy !== undefined)', 'if (false)'],
  ],
  'steps/choose-tables.ts': [
    ['the standard’s table is asked before the book', '[book, tables[kind]]', '[tables[kind], book]'],
    ['beside the book no table is asked', '[book, tables[kind]]', '[book]'],
  ],
  'remark-on-prices.ts': [
    ['the private book goes unsaid', 'filter(({ isPrivate }) => isPrivate)', 'filter(() => false)'],
    ['a carried price goes unsaid', '...used.flatMap(({ found }) => rolledForward(found, referenceDate)),', ''],
  ],
  'steps/roll-forward.ts': [
    ['a price is carried however old', 'scale: 0 }, oldest) <= 0', 'scale: 0 }, oldest) <= 9'],
    ['the last day of the carry is lost', 'scale: 0 }, oldest) <= 0', 'scale: 0 }, oldest) < 0'],
    ['a price is carried backwards', 'divideRatios(end, start)', 'divideRatios(start, end)'],
    ['the tax in an index stays in it', "containedRate(row) ?? '0'", "'0'"],
    ['an index per tonne is one per kilogram', 't: 1000', 't: 1'],
    ['levels of two regions are compared', 'other.region === end.region', 'other.region !== ""'],
    ['both levels are of the reference date', '[from, to].map((day)', '[to, to].map((day)'],
    ['an index however old carries', 'inForce.isTooOld ? undefined : rowIn', 'false ? undefined : rowIn'],
    [
      'the index is sought from the order’s region on',
      'knownAt: order.knownAt, region }',
      'knownAt: order.knownAt, region: order.region }',
    ],
    ['what carries is not asked by code', 'own(rule.carriers, code)', 'Object.values(rule.carriers)[0]'],
  ],
  'steps/price-materials.ts': [
    ['the recovery rate counts at price 0', 'found.prices[0] > 0', 'found.prices[0] >= 0'],
    ['what is picked up is cut all the same', 'contained?.containsCutting !== true', 'true'],
    ['transport follows what contains the cutting', 'contained?.containsTransport', 'contained?.containsCutting'],
  ],
  'steps/look-up-price.ts': [
    ['a price exactly as old as allowed is too old', 'maxAgeDays) > 0', 'maxAgeDays) >= 0'],
    ['corrections are ignored', ': published > 0', ': published < 0'],
    ['withdrawals are ignored', 'return edition.withdrawnAt === undefined ||', 'return true ||'],
    ['a withdrawal counts an instant late', 'edition.withdrawnAt, knownAt) > 0', 'edition.withdrawnAt, knownAt) >= 0'],
    [
      'instants are compared as text',
      'compareInstants(edition.publishedAt, knownAt) > 0',
      'edition.publishedAt > knownAt',
    ],
    ['the fallback list is read backwards', 'asOf.region) ?? [])]', 'asOf.region) ?? []).toReversed()]'],
    [
      'a row for another variant will do',
      'JSON.stringify([code, variant ?? null, region])',
      'JSON.stringify([code, region])',
    ],
  ],
  'steps/rate-condition.ts': [
    ['no floor under the remaining life', 'floor) < 0 ? floor : left', 'floor) < 0 ? left : left'],
    [
      'the weights are swapped',
      'parseDecimal(age.value), parseDecimal(survey.value)',
      'parseDecimal(survey.value), parseDecimal(age.value)',
    ],
  ],
  'steps/price-retained.ts': [
    ['refurbishment is taxed as a part', 'standard.taxRates.services', 'standard.taxRates.parts'],
    ['the order’s obsolescence is not heard', 'retention?.functionalObsolescence ?? null', 'null'],
    ['one refurbishment for any quantity', 'multiplyDecimals(quantity, { units', 'multiplyDecimals(one, { units'],
  ],
  'steps/value-retained.ts': [
    ['a part is kept for less than its scrap', 'if (scrapFloor > capped)', 'if (false)'],
    ['equal to the scrap amount is called a bound', 'if (scrapFloor > capped)', 'if (scrapFloor >= capped)'],
    ['a part may be worth more than a new one', 'compareDecimals(worth, asNew) > 0', 'false'],
    ['a tonne of parts is a kilogram', 'massPlaces + 3 }', 'massPlaces }'],
  ],
  'steps/plan-deductions.ts': [
    ['the recycler dismantles for nothing', "dismantlingPaidBy !== 'contractor'", "dismantlingPaidBy === 'owners'"],
    ['landings are stops', 'lift.landings', 'lift.stops'],
    ['waste of what stays is disposed of', "filter(({ decision }) => decision === 'scrap')", 'filter(() => true)'],
  ],
  'steps/measure-tonnage.ts': [
    ['what stays is hauled too', "decision === 'retain' || parts === null", 'parts === null'],
  ],
  'steps/value-component.ts': [
    ['the range keeps the central prices of parts', 'retained.price.prices[run]', 'retained.price.prices[0]'],
  ],
  'steps/value-scrap.ts': [['the range keeps the central prices of scrap', 'priced.factors[run]', 'priced.factors[0]']],
  'steps/bound-range.ts': [
    ['the low run is the low end', 'smaller(smaller(lowTotal, highTotal), unroundedTotal)', 'lowTotal'],
  ],
  'steps/rank-sensitivity.ts': [
    ['the swing of a mass is half of it', 'minus(totalAt(1), totalAt(2))', 'minus(totalAt(1), totalAt(0))'],
    ['ties of swings are turned round', '(a.input < b.input ? -1 : 1)', '(a.input < b.input ? 1 : -1)'],
  ],
  'steps/assumed-share.ts': [
    ['a price of another region is no assumption', 'price.isFallback || ', ''],
    ['a carried price is no assumption', ' || price.carry !== null', ''],
  ],
  'steps/compare-offers.ts': [['the limit itself is a difference', 'limit) <= 0', 'limit) < 0']],
  'steps/add-up.ts': [
    ['the step is rounded down', 'halfAwayFromZero(amount, stepFen)', 'halfAwayFromZero(minus(amount, 1), stepFen)'],
  ],
};

export const plantedFaults: readonly Fault[] = Object.entries(faultsByFile).flatMap(([file, faults]) =>
  faults.map(([name, find, replace]) => ({ name, file, find, replace })),
);
