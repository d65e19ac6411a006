/** Lives random histories and holds what the product found against the naive side. */
import fc from 'fast-check';
import { appraise } from '../../src/engine/index.js';
import type { AppraisalOrder } from '../../src/engine/index.js';
import { ruleBookOf } from '../../src/appraisals/appraisal-price-rows.js';
import { isMovedBy, restsOnWhat } from './naive-touch.js';
import { PriceWorld, readGrounds, type WorldAct, type WorldAppraisal } from './price-world.js';
import { historyArb, live, type Step } from './random-history.js';

export interface Tried {
  /** Touched by the naive side and not found by the index. */
  readonly missed: string[];
  /** Found by the index without having asked for anything that changed. */
  readonly unfounded: string[];
  readonly wrongValues: string[];
  acts: number;
  touched: number;
  untouched: number;
  /** Appraisals made after an act with prices as known before it. */
  late: number;
}

interface EffectRow {
  readonly sequence: number;
  readonly appraisalId: string;
  readonly outcome: string;
  readonly newValue: string | null;
}

export async function tryHistories(count: { readonly histories: number; readonly seed: number }): Promise<Tried> {
  const tried: Tried = { missed: [], unfounded: [], wrongValues: [], acts: 0, touched: 0, untouched: 0, late: 0 };
  const grounds = await readGrounds();
  const histories = fc.sample(historyArb, { numRuns: count.histories, seed: count.seed });
  for (const [number, steps] of histories.entries()) {
    const world = await PriceWorld.open(grounds);
    try {
      await live(world, steps);
      await judge(world, tried, (what) => `history ${number}: ${what}\n${story(steps)}`);
    } finally {
      await world.close();
    }
  }
  return tried;
}

async function judge(world: PriceWorld, tried: Tried, say: (what: string) => string): Promise<void> {
  const effects = await world.dataSource.query<EffectRow[]>(
    `SELECT sequence, appraisal_id AS appraisalId, outcome, new_value AS newValue FROM correction_effects`,
  );
  const byPlace = new Map(effects.map((effect) => [`${effect.sequence} ${effect.appraisalId}`, effect]));
  tried.acts += world.acts.length;
  for (const appraisal of world.appraisals) {
    const computations = [appraisal.knownAt];
    for (const [index, act] of world.acts.entries()) {
      if (act.at <= appraisal.knownAt) continue;
      const effect = byPlace.get(`${act.sequence} ${appraisal.id}`);
      const acts = world.acts.slice(0, index + 1);
      const isMoved = isMovedBy(appraisal, computations.at(-1)!, { editions: world.editions, acts });
      const what = `${act.act} ${act.edition.id} at ${act.at}, ${JSON.stringify(appraisal)}`;
      if (effect === undefined) {
        tried.untouched += 1;
        if (isMoved) tried.missed.push(say(what));
        continue;
      }
      tried.touched += 1;
      const isFounded = computations.some((knownAt) =>
        restsOnWhat(appraisal, knownAt, { act, editions: world.editions }),
      );
      if (!isMoved && !isFounded) tried.unfounded.push(say(what));
      const value = await valueAt(world, appraisal, act);
      if (effect.newValue !== value) tried.wrongValues.push(say(`${what}: ${effect.newValue} instead of ${value}`));
      computations.push(act.at);
    }
  }
  tried.late += await lateOnes(world);
}

/** Nothing of the effect's own way: the stored order, the instant, the engine. */
async function valueAt(world: PriceWorld, { id }: WorldAppraisal, { at }: WorldAct): Promise<string | null> {
  const stored = await world.appraisalStore.find('firm', id);
  const order: AppraisalOrder = { ...stored!.order, knownAt: at };
  const outcome = appraise(order, ruleBookOf(order, world.shelf)!);
  return outcome.kind === 'appraised' ? outcome.appraisal.residualValue : null;
}

async function lateOnes({ dataSource }: PriceWorld): Promise<number> {
  const [row] = await dataSource.query<{ n: number }[]>(
    `SELECT COUNT(*) AS n FROM correction_effects e JOIN appraisals a ON a.id = e.appraisal_id
       JOIN correction_acts c ON c.sequence = e.sequence WHERE a.created_at > c.at`,
  );
  return row?.n ?? 0;
}

const story = (steps: readonly Step[]): string => steps.map((step) => JSON.stringify(step)).join('\n');
