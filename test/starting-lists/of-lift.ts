/** What one formula says of a lift, short enough to compare with a reckoning by hand. */
import type { Facts, KnownLift } from '../../src/starting-lists/facts.js';
import { equation } from '../../src/starting-lists/expression.js';
import type { Outcome } from '../../src/starting-lists/outcome.js';
import { knownLift, shippedRuleBook } from './known-lifts.js';

const book = await shippedRuleBook();

export const factsOf = (changes: Partial<KnownLift> = {}): Facts => ({
  lift: knownLift(changes),
  standard: book.edition.standard,
  texts: book.edition.texts,
  parameters: book.parameters.file,
});

/** `type variant: formula`, or `type: why not`. */
export function said(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'absent') return `${outcome.type}: ${outcome.code}`;
    const { type, variant, place, quantity } = outcome;
    const name = [type, variant, place].filter((part) => part !== undefined).join(' ');
    return `${name}: ${equation(quantity)}`;
  });
}

export const stepsOf = (outcome: Outcome | undefined): readonly string[] =>
  outcome?.kind === 'line' ? outcome.steps.map(({ formula }) => formula) : [];
