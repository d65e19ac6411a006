/**
 * Reckons the text of a formula again, knowing nothing of how it was made: numbers, + − × ÷, brackets and 进一取整( ) (the next
 * whole number above); every word is left out. Fractions of integers, so that nothing is rounded on the way.
 */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

/** Whether left and right of `=` are the same, or of `≈` to three decimals; a text without either is a mere number. */
export function holds(formula: string): boolean {
  const [left = '', right] = formula.split(/[=≈]/);
  if (right === undefined) return tokensOf(formula).length === 1;
  const [a, b] = [reckon(left), reckon(right)];
  const apart = a.n * b.d - b.n * a.d;
  // |a − b| ≤ 0.0005
  return formula.includes('≈') ? 2000n * (apart < 0n ? -apart : apart) <= a.d * b.d : apart === 0n;
}

/** What stands right of `=` or `≈`, or the number that stands alone. */
export const resultOf = (formula: string): string => tokensOf(formula).at(-1) ?? '';

const tokensOf = (text: string): string[] => {
  const places = text.replaceAll('进一取整(', '⌈').matchAll(/\d+(?:\.\d+)?|[+−×÷()⌈]/g);
  return [...places].map(([token]) => token);
};

function reckon(text: string): Fraction {
  const tokens = tokensOf(text);
  const value = sum(tokens);
  if (tokens.length > 0) throw new Error(`left over in ${text}: ${tokens.join(' ')}`);
  return value;
}

function sum(tokens: string[]): Fraction {
  let value = product(tokens);
  while (tokens[0] === '+' || tokens[0] === '−') {
    const sign = tokens.shift() === '+' ? 1n : -1n;
    const next = product(tokens);
    value = { n: value.n * next.d + sign * next.n * value.d, d: value.d * next.d };
  }
  return value;
}

function product(tokens: string[]): Fraction {
  let value = atom(tokens);
  while (tokens[0] === '×' || tokens[0] === '÷') {
    const isProduct = tokens.shift() === '×';
    const { n, d } = atom(tokens);
    value = isProduct ? { n: value.n * n, d: value.d * d } : { n: value.n * d, d: value.d * n };
  }
  return value;
}

function atom(tokens: string[]): Fraction {
  const token = tokens.shift() ?? '';
  if (token === '(' || token === '⌈') {
    const inner = sum(tokens);
    if (tokens.shift() !== ')') throw new Error('a bracket is not closed');
    return token === '(' ? inner : { n: (inner.n + inner.d - 1n) / inner.d, d: 1n };
  }
  const [whole = '', places = ''] = token.split('.');
  return { n: BigInt(whole + places), d: 10n ** BigInt(places.length) };
}
