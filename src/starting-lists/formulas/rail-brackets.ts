/** Brackets: one level in the pit and one for every spacing above it, on every run; clips by the bracket. */
import { product, sum, wholeQuotient } from '../expression.js';
import { figure, type Facts } from '../facts.js';
import { take, type Outcome, type Taken } from '../outcome.js';
import { railLength } from './rail-length.js';

export function bracketLevels(facts: Facts): readonly [Taken, Taken] {
  const length = railLength(facts);
  const spacings = wholeQuotient('{level}', length.result, figure(facts, 'bracket-spacing'));
  return [length, take('支架档数', sum(spacings, figure(facts, 'first-bracket-level')))];
}

export function railBrackets(facts: Facts): readonly Outcome[] {
  const sides = facts.lift.drive === 'hydraulic' ? (['car'] as const) : (['car', 'counterweight'] as const);
  const [length, levels] = bracketLevels(facts);
  const piecesOf = (side: 'car' | 'counterweight'): ReturnType<typeof product> =>
    product('{piece}', levels.result, figure(facts, `${side}-rail-runs`), figure(facts, 'brackets-per-run'));
  const brackets = sides.map((side) => ({ side, taken: take('支架件数', piecesOf(side)) }));
  const steps = [length.step, levels.step];
  return [
    ...brackets.map(({ side }): Outcome => {
      const place = side === 'car' ? '轿厢侧' : '对重侧';
      return { kind: 'line', type: 'rail-bracket', place, steps, quantity: piecesOf(side), choices: [] };
    }),
    ...brackets.map(({ side, taken }): Outcome => {
      const quantity = product('{piece}', taken.result, figure(facts, 'clips-per-bracket'));
      const place = side === 'car' ? '轿厢侧' : '对重侧';
      return { kind: 'line', type: 'rail-clip', place, steps: [...steps, taken.step], quantity, choices: [] };
    }),
  ];
}
