/** What hangs and lies in the shaft: travelling cable, wiring, trunking, each by the travel with its allowance. */
import { product, sum } from '../expression.js';
import { choose, figure, landings, travel, type Facts } from '../facts.js';
import { take, type Outcome } from '../outcome.js';

export function cables(facts: Facts): readonly Outcome[] {
  const cable = choose(facts, 'travelling-cable');
  const length = take('每根长度', sum(travel(facts), figure(facts, 'cable-allowance')));
  const shaft = take('敷设长度', sum(travel(facts), figure(facts, 'wiring-allowance')));
  const branches = product('m', landings(facts), figure(facts, 'wiring-per-landing'));
  const trunks = product('m', figure(facts, 'wiring-bundles'), shaft.result);
  return [
    {
      kind: 'line',
      type: 'travelling-cable',
      variant: cable.text('variant'),
      steps: [length.step],
      quantity: product('m', cable.figure('cables'), length.result),
      choices: [cable],
    },
    { kind: 'line', type: 'hoistway-wiring', steps: [shaft.step], quantity: sum(trunks, branches), choices: [] },
    {
      kind: 'line',
      type: 'trunking',
      steps: [],
      quantity: sum(travel(facts), figure(facts, 'wiring-allowance')),
      choices: [],
    },
  ];
}
