import { expect, it } from '@jest/globals';
import { tryPublishing } from './publishing-trial.js';

const sequences = 1_000;

it(`publishing does what its model says in ${sequences} histories on real databases`, async () => {
  const trial = await tryPublishing({ seed: 1, sequences });
  console.log(`${trial.lookUps} look-ups, ${trial.askedAgain} of them asked again; ${JSON.stringify([...trial.met])}`);
  expect(trial.sequences).toBe(sequences);
  expect(trial.askedAgain).toBeGreaterThan(3 * sequences);
}, 1_800_000);
