/** Guide rails: runs × length of a run; the mass per metre is the catalogue's for the variant. */
import { product } from '../expression.js';
import { choose, figure, type Facts } from '../facts.js';
import { absentForDrive, type Outcome } from '../outcome.js';
import { railLength } from './rail-length.js';

export function guideRails(facts: Facts): readonly Outcome[] {
  const { drive } = facts.lift;
  return [
    rails(facts, 'car'),
    // A hydraulic lift has a counterweight only in rare designs: seen on site or not at all.
    drive === 'hydraulic' ? absentForDrive('counterweight-guide-rail', drive) : rails(facts, 'counterweight'),
  ];
}

function rails(facts: Facts, side: 'car' | 'counterweight'): Outcome {
  const length = railLength(facts);
  const choice = choose(facts, `${side}-rail`);
  return {
    kind: 'line',
    type: `${side}-guide-rail`,
    variant: choice.text('variant'),
    steps: [length.step],
    quantity: product('m', figure(facts, `${side}-rail-runs`), length.result),
    choices: [choice],
  };
}
