/** Many random appraisals, each computed twice; stops at the first difference, counts every branch the oracle took. */
import { firstDifference } from './compare.js';
import type { EngineOutcome } from './compare.js';
import { oracle } from './oracle.js';
import { randomAppraisal } from './random-appraisal.js';

export type RandomAppraisal = ReturnType<typeof randomAppraisal>;
export type Engine = (question: RandomAppraisal) => EngineOutcome;

export interface Trial {
  readonly branches: ReadonlyMap<string, number>;
  /** Readable, with everything needed to repeat it; null when engine and oracle agree on all. */
  readonly difference: string | null;
  readonly drawn: number;
}

export function outcomeOf(engine: Engine, question: RandomAppraisal): EngineOutcome {
  try {
    return engine(question);
  } catch (error) {
    return { kind: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
}

function describe(seed: number, difference: string, question: RandomAppraisal): string {
  const { order, standard, editions } = question;
  const parts = { order, standard, editions };
  const json = Object.entries(parts).map(([name, part]) => `${name} = ${JSON.stringify(part)}`);
  return [`seed ${seed}: ${difference}`, ...json].join('\n');
}

export function tryOut(engine: Engine, seeds: { readonly from: number; readonly count: number }): Trial {
  const branches = new Map<string, number>();
  const note = (branch: string): void => {
    branches.set(branch, (branches.get(branch) ?? 0) + 1);
  };
  for (let seed = seeds.from; seed < seeds.from + seeds.count; seed++) {
    const question = randomAppraisal(seed);
    const mine = oracle(question, note);
    if (mine.kind === 'refused') for (const { code } of mine.findings) note(`refusal ${code}`);
    note(mine.kind);
    const difference = firstDifference(question, mine, outcomeOf(engine, question));
    if (difference !== null) {
      return { branches, difference: describe(seed, difference, question), drawn: seed - seeds.from + 1 };
    }
  }
  return { branches, difference: null, drawn: seeds.count };
}
