import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstDifference } from './compare.js';
import { oracle } from './oracle.js';
import type { OracleOutcome } from './oracle.js';
import { EngineNursery, plant } from './planted-engine.js';
import { plantedFaults } from './planted-faults.js';
import { randomAppraisal } from './random-appraisal.js';
import { outcomeOf } from './trial.js';
import type { Engine, RandomAppraisal } from './trial.js';

/** So many draws at most until a fault must have shown itself. */
const bound = 1_000;

interface Asked {
  readonly question: RandomAppraisal;
  readonly mine: OracleOutcome;
}

/** The oracle is slow: each question is put to it once, however many engines are asked. */
class QuestionBank {
  private readonly asked: Asked[] = [];

  at(place: number): Asked {
    const known = this.asked[place];
    if (known) return known;
    const question = randomAppraisal(place + 1);
    const asked = { question, mine: oracle(question) };
    this.asked[place] = asked;
    return asked;
  }
}

/** How many draws it took; null when all of them agreed. */
function drawsUntilCaught(engine: Engine, bank: QuestionBank): number | null {
  for (let place = 0; place < bound; place++) {
    const { question, mine } = bank.at(place);
    if (firstDifference(question, mine, outcomeOf(engine, question)) !== null) return place + 1;
  }
  return null;
}

describe('a fault planted in the engine', () => {
  const bank = new QuestionBank();
  let nursery: EngineNursery;

  beforeAll(() => {
    nursery = new EngineNursery();
  });
  afterAll(() => nursery.clear());

  it('is one of at least twenty, each with a name of its own', () => {
    expect(plantedFaults.length).toBeGreaterThanOrEqual(20);
    expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  });

  it('is all that is caught: the engine raised without a fault agrees', async () => {
    expect(drawsUntilCaught(await nursery.raise(null), bank)).toBeNull();
  }, 300_000);

  it.each(plantedFaults)(
    '$name',
    async (fault) => {
      expect(drawsUntilCaught(await nursery.raise(fault), bank)).not.toBeNull();
    },
    300_000,
  );

  it('cannot be planted where its text no longer stands', () => {
    const [fault] = plantedFaults;
    expect(() => plant('another text', fault!)).toThrow('0 times');
  });
});
