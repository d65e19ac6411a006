/** Sequences of commands over the real use cases, each on a database of its own; the first difference ends the trial, shrunk. */
import fc from 'fast-check';
import { openOffice } from '../books/price-office.js';
import { demandSame } from '../look-up/look-up-command.js';
import { publishingCommands } from './publishing-commands.js';
import { TrialModel } from './trial-model.js';
import { TrialOffice } from './trial-office.js';

export interface PublishingTrial {
  readonly sequences: number;
  readonly lookUps: number;
  /** Look-ups after which more was published or withdrawn, asked once more at the end. */
  readonly askedAgain: number;
  /** How often each act ended in which way. */
  readonly met: ReadonlyMap<string, number>;
}

class Tally implements PublishingTrial {
  sequences = 0;
  lookUps = 0;
  askedAgain = 0;
  readonly met = new Map<string, number>();

  async close({ history, met }: TrialModel, office: TrialOffice): Promise<void> {
    this.sequences++;
    for (const { question, answer, eventCount } of history.answered) {
      this.lookUps++;
      if (eventCount === history.events.length) continue;
      this.askedAgain++;
      demandSame(`look-ahead: ${JSON.stringify(question)} asked again`, answer, await office.ask(question));
    }
    for (const [what, count] of met) this.met.set(what, (this.met.get(what) ?? 0) + count);
  }
}

export async function tryPublishing(plan: {
  readonly seed: number;
  readonly sequences: number;
}): Promise<PublishingTrial> {
  const tally = new Tally();
  const property = fc.asyncProperty(publishingCommands(40), async (sequence) => {
    const { office, close } = await openOffice();
    try {
      const [model, real] = [new TrialModel(), new TrialOffice(office)];
      real.setTime(0);
      await fc.asyncModelRun(() => ({ model, real }), sequence);
      await tally.close(model, real);
    } finally {
      await close();
    }
  });
  const { seed, sequences: numRuns } = plan;
  await fc.assert(property, { seed, numRuns, includeErrorInReport: true, interruptAfterTimeLimit: 1_500_000 });
  return tally;
}
