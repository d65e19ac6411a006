import { beforeAll, describe, expect, it } from '@jest/globals';
import { tryPublishing, type PublishingTrial } from './publishing-trial.js';

const sequences = 60;
/** Without these the trial would have tried nothing. */
const endings = [
  ...['draft done', 'draft price-draft-invalid', 'correct done', 'correct already-corrected'],
  ...['propose done', 'propose price-draft-stale', 'approve done', 'approve four-eyes', 'publish done'],
  ...['publish price-draft-state', 'rebase done', 'return done', 'edit done', 'discard done'],
  ...['withdraw done', 'withdraw already-withdrawn'],
];

describe('publishing beside a model of it', () => {
  let trial: PublishingTrial;

  beforeAll(async () => {
    trial = await tryPublishing({ seed: 20261102, sequences });
  }, 120_000);

  it(`does what the model says in ${sequences} histories, and answers the same once more at the end of each`, () => {
    expect(trial.sequences).toBe(sequences);
    expect(trial.askedAgain).toBeGreaterThan(3 * sequences);
  });

  it.each(endings)('came by: %s', (ending) => {
    expect(trial.met.get(ending) ?? 0).toBeGreaterThan(0);
  });
});
