/**
 * A term of a formula together with what it comes to exactly. A spreadsheet program computes in binary numbers, so that
 * an exact half such as 2.675 may lie a hair below; where a term is rounded it is therefore first moved away from zero
 * by one part in 10^13, a hundred times more than such arithmetic can be wrong and far less than any figure shows. Where
 * the exact value stands just below a half, so that this would lift it over, it is moved the other way: both are decided
 * here, on exact numbers, for every single cell.
 */
import { tooLongForWorkbook } from './too-long.js';
import { Fraction, largest, one, smallest, sumOf } from './fraction.js';

export interface Term {
  readonly formula: string;
  readonly exact: Fraction;
  readonly kind: 'atom' | 'product' | 'sum';
}

const nudge = Fraction.of('0.0000000000001');
const double = Fraction.of('2');
const half = Fraction.of('0.5');
/** Beyond it the nudge itself would be seen: more digits than a spreadsheet keeps. */
const mostNudge = Fraction.of('0.1');
const away = '1.0000000000001';
const back = '0.9999999999999';

export const atom = (formula: string, exact: Fraction): Term => ({ formula, exact, kind: 'atom' });

const inSum = ({ formula }: Term): string => formula;
const inProduct = ({ formula, kind }: Term): string => (kind === 'sum' ? `(${formula})` : formula);
const asDivisor = ({ formula, kind }: Term): string => (kind === 'atom' ? formula : `(${formula})`);

export function product(...terms: readonly Term[]): Term {
  const exact = terms.reduce((result, term) => result.times(term.exact), one);
  return { formula: terms.map(inProduct).join('*'), exact, kind: 'product' };
}

export function quotient(over: Term, ...under: readonly Term[]): Term {
  const exact = under.reduce((result, term) => result.over(term.exact), over.exact);
  return { formula: [inProduct(over), ...under.map(asDivisor)].join('/'), exact, kind: 'product' };
}

export function sum(...terms: readonly Term[]): Term {
  return { formula: terms.map(inSum).join('+'), exact: sumOf(terms.map(({ exact }) => exact)), kind: 'sum' };
}

export function difference(from: Term, taken: Term): Term {
  const right = taken.kind === 'sum' ? `(${taken.formula})` : taken.formula;
  return { formula: `${inSum(from)}-${right}`, exact: from.exact.minus(taken.exact), kind: 'sum' };
}

export const whole = (value: number): Term => atom(String(value), Fraction.of(String(value)));
export const onePlus = (rate: Term): Term => sum(whole(1), rate);

export const maximum = (first: Term, second: Term): Term =>
  atom(`MAX(${first.formula},${second.formula})`, largest(first.exact, second.exact));
export const minimum = (first: Term, second: Term): Term =>
  atom(`MIN(${first.formula},${second.formula})`, smallest(first.exact, second.exact));

/** What cannot hit a half: a sum of figures that have no more decimals themselves. */
export const tidied = (term: Term, places: number): Term =>
  atom(`ROUND(${term.formula},${places})`, term.exact.rounded(places));

/** Ties away from zero, whatever the program makes of binary numbers. */
export function rounded(term: Term, places: number): Term {
  const isJustBelow = standsJustBelowHalf(term.exact, term.exact, places);
  const formula = `ROUND(${inProduct(term)}*${isJustBelow ? back : away},${places})`;
  return atom(formula, term.exact.rounded(places));
}

/** The same for a difference, whose error is that of its parts: `size` is what they come to together. */
export function roundedDifference(term: Term, size: Term, places: number): Term {
  const sign = standsJustBelowHalf(term.exact, size.exact, places) ? '-' : '+';
  const { formula } = term;
  return atom(
    `ROUND(${formula}${sign}SIGN(${formula})*${inProduct(size)}*0.0000000000001,${places})`,
    term.exact.rounded(places),
  );
}

function standsJustBelowHalf(exact: Fraction, size: Fraction, places: number): boolean {
  const scale = Fraction.of(`1${'0'.repeat(places)}`);
  const reach = size.absolute().times(scale).times(nudge);
  if (reach.isAbove(mostNudge)) throw tooLongForWorkbook(exact.text(places));
  const below = half.minus(exact.times(scale).fractionalPart());
  return below.isAbove(Fraction.of('0')) && !below.isAbove(reach.times(double));
}

/** The next whole number, whatever the program makes of a quotient that is one already. */
export function roundedUp(term: Term): Term {
  const reach = term.exact.times(nudge).times(double);
  const behind = term.exact.fractionalPart();
  const isJustAbove = !behind.isZero() && !behind.isAbove(reach);
  return atom(`ROUNDUP(${inProduct(term)}*${isJustAbove ? away : back},0)`, term.exact.ceiling());
}
