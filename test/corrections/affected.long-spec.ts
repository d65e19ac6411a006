import { beforeAll, describe, expect, it } from '@jest/globals';
import { tryHistories, type Tried } from './affected-trial.js';

const histories = 300;

describe('whom a correction touches, by the index and by computing everybody again', () => {
  let tried: Tried;
  beforeAll(async () => {
    tried = await tryHistories({ histories, seed: 1 });
    const { acts, touched, untouched, late } = tried;
    console.log(`${acts} acts; ${touched} appraisals touched, ${late} of them late, ${untouched} not touched`);
  }, 1_800_000);

  it(`is the same in ${histories} histories: nobody missed, nobody named without reason, no other value`, () => {
    const { missed, unfounded, wrongValues } = tried;
    expect({ missed, unfounded, wrongValues }).toEqual({ missed: [], unfounded: [], wrongValues: [] });
  });
});
