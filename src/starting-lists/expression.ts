/**
 * A formula that carries its own words: value, text and operands grow together, so that what is printed is what was
 * reckoned. Exact throughout; only a quotient is rounded, and its text says so.
 */
import {
  addDecimalTexts,
  compareDecimalTexts,
  divideDecimalTexts,
  multiplyDecimalTexts,
  subtractDecimalTexts,
  type Basis,
  type DecimalText,
  type Unit,
} from '../engine/index.js';
import { wordOf } from './unit-words.js';

/** A number in a formula and where it comes from. */
export interface Operand {
  /** 提升高度, 平衡系数, … */
  readonly name: string;
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly from: 'lift' | 'figure' | 'catalogue' | 'step';
  /** `lift.travelHeightM`, `figures.balance-factor`, …; a step's name. */
  readonly path: string;
  /** null: a fact of the lift, or a step whose own operands say it. */
  readonly basis: Basis | null;
  readonly source: string | null;
  readonly note: string | null;
}

export interface Expression {
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly text: string;
  readonly operands: readonly Operand[];
  /** How tightly it holds together: a sum inside a product stands in brackets. */
  readonly rank: 'sum' | 'product' | 'atom';
  /** The value is rounded: the text says ≈. */
  readonly isRounded: boolean;
}

export function term(operand: Operand): Expression {
  const value = plain(operand.value);
  const text = value + wordOf(operand.unit);
  return { value, unit: operand.unit, text, operands: [operand], rank: 'atom', isRounded: false };
}

export function sum(first: Expression, ...others: readonly Expression[]): Expression {
  return joined([first, ...others], '+', { unit: first.unit, rank: 'sum', reckon: addDecimalTexts });
}

/** The second is an atom or a product: no bracket is needed. */
export function difference(first: Expression, second: Expression): Expression {
  return joined([first, second], '−', { unit: first.unit, rank: 'sum', reckon: subtractDecimalTexts });
}

export function product(unit: Unit, ...factors: readonly Expression[]): Expression {
  return joined(factors, '×', { unit, rank: 'product', reckon: multiplyDecimalTexts });
}

/** a ÷ b to the next whole number above. */
export function wholeQuotient(unit: Unit, a: Expression, b: Expression): Expression {
  const nearest = divideDecimalTexts(a.value, b.value, 0);
  const isBelow = compareDecimalTexts(multiplyDecimalTexts(nearest, b.value), a.value) < 0;
  const value = isBelow ? addDecimalTexts(nearest, '1') : nearest;
  // In words: the fonts of the report have no sign for it.
  const text = `进一取整(${inBrackets(a)} ÷ ${inBrackets(b)})`;
  return { value, unit, text, operands: [...a.operands, ...b.operands], rank: 'atom', isRounded: false };
}

/** a ÷ b to three decimals. */
export function quotient(unit: Unit, a: Expression, b: Expression): Expression {
  const value = plain(divideDecimalTexts(a.value, b.value, 3));
  const isExact = compareDecimalTexts(multiplyDecimalTexts(value, b.value), a.value) === 0;
  const text = `${inBrackets(a)} ÷ ${inBrackets(b)}`;
  return { value, unit, text, operands: [...a.operands, ...b.operands], rank: 'product', isRounded: !isExact };
}

/** `2列 × 35.6米 = 71.2米`; a single number stands for itself. */
export function equation({ text, value, unit, operands, isRounded }: Expression): string {
  if (operands.length === 1 && !text.includes('进一取整')) return text;
  return `${text} ${isRounded ? '≈' : '='} ${value}${wordOf(unit)}`;
}

interface Joining {
  readonly unit: Unit;
  readonly rank: Expression['rank'];
  readonly reckon: (a: DecimalText, b: DecimalText) => DecimalText;
}

function joined(parts: readonly Expression[], sign: string, { unit, rank, reckon }: Joining): Expression {
  const text = parts.map((part) => (rank === 'product' ? inBrackets(part) : part.text)).join(` ${sign} `);
  const value = plain(parts.map((part) => part.value).reduce(reckon));
  return { value, unit, text, operands: parts.flatMap((part) => part.operands), rank, isRounded: false };
}

const inBrackets = ({ rank, text }: Expression): string => (rank === 'sum' ? `(${text})` : text);

/** Without superfluous zeros. */
const plain = (value: DecimalText): DecimalText => multiplyDecimalTexts(value, '1');
