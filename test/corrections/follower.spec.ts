import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CorrectionStore } from '../../src/corrections/correction-store.js';
import { FillIndex } from '../../src/corrections/fill-index.js';
import { KnownActs } from '../../src/corrections/known-acts.js';
import { WorkThroughAct } from '../../src/corrections/work-through-act.js';
import { codes, PriceWorld, readGrounds, regions, type WorldGrounds } from './price-world.js';

const pricesOf = (price: string): ReadonlyMap<string, string> =>
  new Map(regions.flatMap((region) => codes.map((code) => [`${code}@${region}`, price] as const)));

/** More than one transaction of effects holds. */
const appraisalCount = 30;

describe('the follower of the publication log', () => {
  let grounds: WorldGrounds;
  let world: PriceWorld;
  let store: CorrectionStore;
  beforeAll(async () => void (grounds = await readGrounds()));
  beforeEach(async () => {
    world = await PriceWorld.open(grounds);
    store = new CorrectionStore(world.dataSource);
    const first = { start: '2026-01-01', regions: [...regions], corrects: null, prices: pricesOf('1000.00') };
    const edition = await world.publish(first);
    for (let index = 0; index < appraisalCount; index++) {
      const wish = { region: '210100', day: '2026-01-20', codes: [codes[index % 3]!], knownAt: world.now() };
      expect(await world.appraise(wish)).not.toBeNull();
    }
    await world.publish({ ...first, corrects: edition.id, prices: pricesOf('2000.00') });
  });
  afterEach(() => world.close());

  const count = async (table: string): Promise<number> => {
    const [row] = await world.dataSource.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
    return row?.n ?? -1;
  };
  const counts = async (): Promise<readonly number[]> => [
    await count('correction_touches'),
    await count('correction_effects'),
    await count('notices'),
  ];
  const worker = (): WorkThroughAct => {
    const acts = new KnownActs(world.tables, world.shelf);
    return new WorkThroughAct(world.dataSource, store, world.priceRows, acts, world.clock);
  };
  const wish = (knownAt: string) => ({ region: '210100', day: '2026-01-20', codes: [codes[0]], knownAt });
  const untilComputed = async (wanted: number): Promise<number> => {
    for (let tries = 0; tries < 100 && (await count('correction_effects')) < wanted; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return count('correction_effects');
  };
  const correction = async (): Promise<number> => {
    await store.note(await world.log.since(await store.place(), 100));
    return (await store.firstOpen())!.sequence;
  };

  it('does everything once, however many work on one database at the same time', async () => {
    const followers = [world.follower(), world.follower(), world.follower()];
    await Promise.all(followers.map((follower) => follower.caughtUp()));
    await followers[0]!.caughtUp();
    expect(await counts()).toEqual([appraisalCount, appraisalCount, 1]);
    await followers[1]!.caughtUp();
    expect(await counts()).toEqual([appraisalCount, appraisalCount, 1]);
    await Promise.all(followers.map((follower) => follower.onModuleDestroy()));
  });

  it.each([1, 2, 3, 4, 5])('goes on where it was stopped at step %i', async (step) => {
    const sequence = await correction();
    let left = step;
    expect(await worker().run(sequence, 'first', () => (left -= 1) >= 0)).toBe(false);
    expect(await count('notices')).toBe(0);
    const follower = world.follower();
    await follower.caughtUp();
    expect(await counts()).toEqual([appraisalCount, appraisalCount, 1]);
    expect(await store.find(sequence)).toMatchObject({
      ...{ stage: 'done', touched: appraisalCount, computed: appraisalCount, holder: null },
    });
    await follower.onModuleDestroy();
  });

  it('leaves an act to the process that holds it, until that has not been heard of for long', async () => {
    const sequence = await correction();
    const until = new Date(world.clock.now().getTime() + 30_000).toISOString();
    expect(await store.hold(sequence, { holder: 'dead', until }, world.now())).toBe(true);
    const follower = world.follower();
    await follower.caughtUp();
    expect(await counts()).toEqual([0, 0, 0]);
    world.tick();
    await follower.caughtUp();
    expect(await counts()).toEqual([appraisalCount, appraisalCount, 1]);
    await follower.onModuleDestroy();
  });

  describe('an appraisal that knows nothing of an act, stored', () => {
    it('after another process published the act and worked it through, is found all the same', async () => {
      const neighbour = await world.neighbour();
      const [here, there] = [world.follower(), neighbour.follower()];
      there.onApplicationBootstrap();
      await there.caughtUp();
      const storing = await neighbour.compute(wish(world.now()));
      await world.withdraw(world.editions.at(-1)!);
      await here.caughtUp();
      const before = await count('correction_effects');
      await storing!();
      expect(await untilComputed(before + 1)).toBe(before + 1);
      await Promise.all([here, there].map((follower) => follower.onModuleDestroy()));
    });

    it('while this process first hears of the act, is found all the same', async () => {
      const neighbour = await world.neighbour();
      const [here, there] = [world.follower(), neighbour.follower()];
      await here.caughtUp();
      const storing = await neighbour.compute(wish(world.appraisals[0]!.knownAt));
      const real = store.reopenForLatecomers.bind(store);
      const reopening = jest
        .spyOn(CorrectionStore.prototype, 'reopenForLatecomers')
        .mockImplementationOnce(async () => {
          await real();
          await storing!();
        });
      there.onApplicationBootstrap();
      expect(await untilComputed(appraisalCount + 1)).toBe(appraisalCount + 1);
      reopening.mockRestore();
      await Promise.all([here, there].map((follower) => follower.onModuleDestroy()));
    });

    it('after another process worked through an act that came while this one was looking, is found all the same', async () => {
      const neighbour = await world.neighbour();
      const [here, there] = [world.follower(), neighbour.follower()];
      await here.caughtUp();
      const storing = await neighbour.compute(wish(world.now()));
      const [newestAct, reopen] = [store.newestAct.bind(store), store.reopenForLatecomers.bind(store)];
      const looking = jest.spyOn(CorrectionStore.prototype, 'newestAct').mockImplementationOnce(async () => {
        const found = await newestAct();
        await world.withdraw(world.editions.at(-1)!);
        await here.caughtUp();
        return found;
      });
      let looks = 0;
      const reopening = jest.spyOn(CorrectionStore.prototype, 'reopenForLatecomers').mockImplementation(async () => {
        await reopen();
        looks += 1;
        // The first was the other process's.
        if (looks === 2) await storing!();
      });
      there.onApplicationBootstrap();
      expect(await untilComputed(2 * appraisalCount + 1)).toBe(2 * appraisalCount + 1);
      for (const spy of [looking, reopening]) spy.mockRestore();
      await Promise.all([here, there].map((follower) => follower.onModuleDestroy()));
    });
  });

  it('gives appraisals from before there was an index the places that storing them gives', async () => {
    const index = (): Promise<unknown> =>
      world.dataSource.query('SELECT * FROM appraisal_price_rows ORDER BY row_key, appraisal_n');
    const written = await index();
    await world.dataSource.query('DELETE FROM appraisal_price_rows');
    await world.dataSource.query('DELETE FROM indexed_appraisals');
    await new FillIndex(world.dataSource, world.priceRows, store, world.shelf).run();
    expect(await count('indexed_appraisals')).toBe(appraisalCount);
    expect(await index()).toHaveLength((written as unknown[]).length);
    const follower = world.follower();
    await follower.caughtUp();
    expect(await counts()).toEqual([appraisalCount, appraisalCount, 1]);
    await follower.onModuleDestroy();
  });
});
