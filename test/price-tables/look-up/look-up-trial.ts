/** Runs sequences of commands and counts what they came by; the first difference ends the trial, shrunk. */
import fc from 'fast-check';
import { correcting, publishing, withdrawing } from './history-commands.js';
import { demandSame, lookingUp } from './look-up-command.js';
import { PriceHistory } from './price-history.js';
import { PriceShelf } from './price-shelf.js';
import type { LookUp } from './price-shelf.js';
import { visited } from './witnesses.js';

export interface LookUpTrial {
  readonly sequences: number;
  readonly lookUps: number;
  /** Look-ups after which more was published, corrected or withdrawn, asked once more at the end. */
  readonly askedAgain: number;
  /** How often each corner of the rule was visited. */
  readonly visits: ReadonlyMap<string, number>;
}

const commands = fc.commands([publishing, publishing, correcting, withdrawing, lookingUp, lookingUp], {
  maxCommands: 40,
  size: 'max',
});

class Tally implements LookUpTrial {
  sequences = 0;
  lookUps = 0;
  askedAgain = 0;
  readonly visits = new Map<string, number>();

  /** Nothing that happened since may change what was answered: no answer looks ahead. */
  close(history: PriceHistory, shelf: PriceShelf): void {
    this.sequences++;
    for (const { question, answer, eventCount } of history.answered) {
      this.lookUps++;
      if (eventCount < history.events.length) {
        this.askedAgain++;
        demandSame(`look-ahead: ${JSON.stringify(question)} asked again`, answer, shelf.ask(question));
      }
      for (const name of visited(history.events, question, answer)) {
        this.visits.set(name, (this.visits.get(name) ?? 0) + 1);
      }
    }
  }
}

export interface TrialPlan {
  readonly seed: number;
  readonly sequences: number;
  /** Whether the first difference will do; otherwise the shortest sequence that makes one is sought. */
  readonly endOnFailure?: boolean;
}

/** Throws with a sequence that makes a difference. */
export function tryLookUp(lookUp: LookUp, { seed, sequences, endOnFailure = false }: TrialPlan): LookUpTrial {
  const tally = new Tally();
  const property = fc.property(commands, (sequence) => {
    const [history, shelf] = [new PriceHistory(), new PriceShelf(lookUp)];
    fc.modelRun(() => ({ model: history, real: shelf }), sequence);
    tally.close(history, shelf);
  });
  fc.assert(property, { seed, numRuns: sequences, endOnFailure, includeErrorInReport: true });
  return tally;
}
