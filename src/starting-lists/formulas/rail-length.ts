/** One run of guide rails: from the bottom of the pit to the top of the shaft. */
import { sum } from '../expression.js';
import { choose, travel, type Facts } from '../facts.js';
import { take, type Taken } from '../outcome.js';

export function railLength(facts: Facts): Taken {
  const shaft = choose(facts, 'shaft');
  return take('每列导轨长度', sum(travel(facts), shaft.figure('pit'), shaft.figure('headroom')));
}
