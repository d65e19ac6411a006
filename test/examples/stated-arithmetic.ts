/** The arithmetic a surveyor states in words, worked out again: `17.2 kg/m × 7.44 m（16a 槽钢） + 连接板32 kg`. */

/** Text without remarks in brackets; numbers as exact thousandths would be overkill for a check to a tenth of a kilogram. */
export function workedOut(statement: string): number {
  const sum = statement.replace(/（.*?）/g, '');
  return sum
    .split(' + ')
    .map((term) =>
      term
        .split(' × ')
        .map(firstNumber)
        .reduce((product, factor) => product * factor, 1),
    )
    .reduce((total, term) => total + term, 0);
}

/** `2×36.5 m` → 73. */
export function statedLengthM(description: string): number {
  const found = /(\d+)×([\d.]+) m/.exec(description);
  if (found === null) throw new Error(`No length is stated: ${description}`);
  return Number(found[1]) * Number(found[2]);
}

/** `(轿厢自重 980 + 0.45×750 − 对重架 132) ÷ 46 块` → car mass, balance factor, rated load, frame, blocks. */
export function statedCounterweight(basis: string): readonly [number, number, number, number, number] {
  const found = /轿厢自重 ([\d.]+) \+ ([\d.]+)×([\d.]+) − 对重架 ([\d.]+)\) ÷ (\d+) 块/.exec(basis);
  if (found === null) throw new Error(`No counterweight is stated: ${basis}`);
  const [, car, factor, load, frame, blocks] = found.map(Number);
  return [car ?? NaN, factor ?? NaN, load ?? NaN, frame ?? NaN, blocks ?? NaN];
}

function firstNumber(text: string): number {
  const found = /[\d.]+/.exec(text);
  if (found === null) throw new Error(`No number is stated: ${text}`);
  return Number(found[0]);
}
