/** What a formula says of one component type: a line of the list, or why there is none. */
import type { DecimalText, Unit } from '../engine/index.js';
import { equation, term, type Expression, type Operand } from './expression.js';
import type { Ground } from './facts.js';

/** One line of a derivation. */
export interface Step {
  readonly name: string;
  /** With the numbers put in: `29.7米 + 1.4米 + 3.7米 = 34.8米`. */
  readonly formula: string;
  readonly value: DecimalText;
  readonly unit: Unit;
  readonly operands: readonly Operand[];
}

export interface LineOutcome {
  readonly kind: 'line';
  readonly type: string;
  readonly variant?: string;
  /** Which of several lines of one type: 轿厢, 对重. */
  readonly place?: string;
  readonly steps: readonly Step[];
  readonly quantity: Expression;
  /** The figure per unit where the catalogue has none: method `geometry`. */
  readonly kgPerUnit?: Expression;
  /** Grounds of choices: a variant is no operand, and yet it rests on something. */
  readonly choices: readonly { readonly title: string; readonly path: string; readonly ground: Ground }[];
}

export interface AbsentOutcome {
  readonly kind: 'absent';
  readonly type: string;
  readonly code: 'not-for-drive' | 'not-usual' | 'never-proposed' | 'not-in-catalogue' | 'no-formula';
  readonly reason: string;
}

export type Outcome = LineOutcome | AbsentOutcome;

export interface Taken {
  readonly step: Step;
  /** Its value, for the next formula. */
  readonly result: Expression;
}

/** A result with a name, that other formulas go on with. */
export function take(name: string, expression: Expression): Taken {
  const { value, unit, operands } = expression;
  const step: Step = { name, formula: equation(expression), value, unit, operands };
  const origin = { from: 'step', path: name, basis: null, source: null, note: null } as const;
  return { step, result: term({ name, value, unit, ...origin }) };
}

export function absentForDrive(type: string, drive: string): AbsentOutcome {
  const reason = drive === 'hydraulic' ? '液压电梯不设，或因顶升方式而异；见到才列' : '只有液压电梯才有这一部件';
  return { kind: 'absent', type, code: 'not-for-drive', reason };
}
