/** Suspension ropes: number × length of a rope, which runs the travel once for each fall of the roping; two ends a rope. */
import { product, sum } from '../expression.js';
import { choose, figure, travel, type Chosen, type Facts } from '../facts.js';
import { absentForDrive, take, type Outcome } from '../outcome.js';

/** Number and diameter depend on the roping, and the roping on the drive. */
export function chooseRope(facts: Facts): Chosen {
  return choose(facts, facts.lift.drive === 'geared' ? 'geared-rope' : 'gearless-rope');
}

export function suspensionRopes(facts: Facts): readonly Outcome[] {
  const { drive } = facts.lift;
  if (drive === 'hydraulic') {
    return [absentForDrive('suspension-rope', drive), absentForDrive('rope-termination', drive)];
  }
  const rope = chooseRope(facts);
  const roping = choose(facts, 'roping');
  const path = sum(travel(facts), choose(facts, 'shaft').figure('headroom'));
  const length = take('每根绳长', sum(product('m', roping.figure('roping'), path), figure(facts, 'rope-allowance')));
  const ropes = rope.figure('ropes');
  return [
    {
      kind: 'line',
      type: 'suspension-rope',
      variant: rope.text('variant'),
      steps: [length.step],
      quantity: product('m', ropes, length.result),
      choices: [rope, roping],
    },
    {
      kind: 'line',
      type: 'rope-termination',
      steps: [],
      quantity: product('{piece}', ropes, figure(facts, 'ends-per-rope')),
      choices: [],
    },
  ];
}
