/** One fishplate at every joint: a run of n rails has n − 1 joints. */
import { difference, product, wholeQuotient } from '../expression.js';
import { figure, type Facts } from '../facts.js';
import { take, type Outcome } from '../outcome.js';
import { railLength } from './rail-length.js';

export function fishplates(facts: Facts): readonly Outcome[] {
  const sides = facts.lift.drive === 'hydraulic' ? (['car'] as const) : (['car', 'counterweight'] as const);
  return sides.map((side) => joints(facts, side));
}

function joints(facts: Facts, side: 'car' | 'counterweight'): Outcome {
  const length = railLength(facts);
  const rails = take('每列导轨根数', wholeQuotient('{rail}', length.result, figure(facts, 'rail-piece-length')));
  const joint = take('每列接头', { ...difference(rails.result, figure(facts, 'first-rail')), unit: '{joint}' });
  const runs = figure(facts, `${side}-rail-runs`);
  return {
    kind: 'line',
    type: 'fishplate',
    place: side === 'car' ? '轿厢导轨' : '对重导轨',
    steps: [length.step, rails.step, joint.step],
    quantity: product('{piece}', runs, joint.result, figure(facts, 'fishplates-per-joint')),
    choices: [],
  };
}
