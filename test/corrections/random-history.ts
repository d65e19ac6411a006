/** Random histories: editions are published, corrected and withdrawn while appraisals are made, some with old prices. */
import fc from 'fast-check';
import { codes, regions, type PriceWorld } from './price-world.js';

const starts = ['2026-01-01', '2026-01-15', '2026-02-01'] as const;
const days = ['2026-01-10', '2026-01-20', '2026-02-10', '2026-05-25'] as const;
const figures = ['1000.00', '2000.00', '3000.00'] as const;

const pricesArb = fc.array(fc.option(fc.constantFrom(...figures), { freq: 4 }), { minLength: 9, maxLength: 9 });
const placesArb = fc.subarray([...regions], { minLength: 1 });

export const stepArb = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      start: fc.constantFrom(...starts),
      places: placesArb,
      prices: pricesArb,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      place: fc.nat(20),
      places: placesArb,
      prices: pricesArb,
      keeps: fc.nat(511),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), place: fc.nat(20) }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('appraise' as const),
      region: fc.constantFrom('210106', '210100'),
      day: fc.constantFrom(...days),
      codes: fc.subarray([...codes], { minLength: 1 }),
      back: fc.nat(12),
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'follow' as const }) },
);
export type Step = typeof stepArb extends fc.Arbitrary<infer One> ? One : never;

/** A history begins with prices for everybody, so that most orders find some. */
const beginning: readonly Step[] = [
  { kind: 'publish', start: '2026-01-01', places: [...regions], prices: Array<string>(9).fill('1000.00') as never },
];

export const historyArb = fc.array(stepArb, { minLength: 10, maxLength: 28 }).map((steps) => [...beginning, ...steps]);

export async function live(world: PriceWorld, steps: readonly Step[]): Promise<void> {
  const follower = world.follower();
  for (const step of steps) {
    if (step.kind === 'follow') await follower.caughtUp();
    else await take(world, step);
  }
  await follower.caughtUp();
}

async function take(world: PriceWorld, step: Exclude<Step, { kind: 'follow' }>): Promise<void> {
  const { editions } = world;
  switch (step.kind) {
    case 'publish': {
      if (editions.some(({ start }) => start === step.start)) return;
      const { start, places } = step;
      await world.publish({ start, corrects: null, regions: places, prices: pricesIn(places, step.prices) });
      return;
    }
    case 'correct': {
      const ends = editions.filter(({ id }) => !editions.some(({ corrects }) => corrects === id));
      const end = ends[step.place % ends.length];
      if (end === undefined) return;
      const drawn = [...pricesIn(step.places, step.prices)].filter((_, index) => (step.keeps & (1 << index)) === 0);
      const kept = [...end.prices].filter(([key]) => step.places.some((region) => key.endsWith(region)));
      const prices = new Map([...kept, ...drawn]);
      await world.publish({ start: end.start, corrects: end.id, regions: step.places, prices });
      return;
    }
    case 'withdraw': {
      const standing = editions.filter(({ withdrawnAt }) => withdrawnAt === null);
      const edition = standing[step.place % standing.length];
      if (edition !== undefined) await world.withdraw(edition);
      return;
    }
    case 'appraise': {
      const past = [...editions.map(({ publishedAt }) => publishedAt), ...world.acts.map(({ at }) => at)].sort();
      const knownAt = step.back < 8 ? world.now() : past[step.back % past.length]!;
      await world.appraise({ region: step.region, day: step.day, codes: step.codes, knownAt });
    }
  }
}

function pricesIn(places: readonly string[], prices: readonly (string | null)[]): ReadonlyMap<string, string> {
  const keys = regions.flatMap((region) => codes.map((code) => ({ region, key: `${code}@${region}` })));
  return new Map(
    keys.flatMap(({ region, key }, index) => {
      const price = prices[index] ?? null;
      return price === null || !places.includes(region) ? [] : [[key, price] as const];
    }),
  );
}
