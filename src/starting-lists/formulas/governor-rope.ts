/** The governor's rope runs the whole height of the shaft up and down. */
import { product, sum } from '../expression.js';
import { figure, type Facts } from '../facts.js';
import { absentForDrive, type Outcome } from '../outcome.js';
import { railLength } from './rail-length.js';

export function governorRope(facts: Facts): readonly Outcome[] {
  const { drive } = facts.lift;
  if (drive === 'hydraulic') return [absentForDrive('governor-rope', drive)];
  const height = railLength(facts);
  const strands = product('m', figure(facts, 'governor-strands'), height.result);
  const quantity = sum(strands, figure(facts, 'governor-allowance'));
  // Without variant the catalogue takes the usual 8 mm.
  return [{ kind: 'line', type: 'governor-rope', steps: [height.step], quantity, choices: [] }];
}
