/** A table from its first edition to its withdrawal, as strangers see it: pages, data, webhooks. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import { cityTable, TableWorld } from './table-world.js';

describe('the life of a price table', () => {
  let world: TableWorld;
  const get = (path: string): request.Test => request(world.service.server).get(path);
  const page = async (path: string): Promise<string> => (await get(path).set('accept', 'text/html').expect(200)).text;
  const json = async (path: string): Promise<Record<string, unknown>> =>
    (await get(path).expect(200)).body as Record<string, unknown>;
  beforeAll(async () => {
    world = await TableWorld.open();
  }, 60_000);
  afterAll(() => world.close());

  it('shows what became of each edition, and what counts now', async () => {
    const { editions, currentEditions } = (await json(`${cityTable}.json`)) as {
      editions: { editionId: string; state: string; correctedBy: string | null; withdrawalReason: string | null }[];
      currentEditions: string[];
    };
    expect(editions.map(({ editionId, state }) => [editionId.split('/').at(-1), state])).toEqual([
      ['2026-12-01', 'coming'],
      ['2026-10-01.c1', 'current'],
      ['2026-10-01', 'corrected'],
      ['2026-09-01', 'withdrawn'],
    ]);
    expect(currentEditions).toEqual(['city/city-scrap/2026-10-01.c1']);
    expect(editions[2]!.correctedBy).toBe('city/city-scrap/2026-10-01.c1');
    expect(editions[3]!.withdrawalReason).toBe('计税口径有误 <script>');
    const text = await page(cityTable);
    for (const words of ['尚未生效', '现行', '已更正', '已撤回', '111.00']) expect(text).toContain(words);
    expect(text).toContain('计税口径有误 &lt;script>');
    expect(text).not.toContain('<script>');
    expect(text).not.toContain('演示价格');
    expect(await page(`${cityTable}/2026-09-01`)).toContain('撤回，此后不再采用');
    expect(await page(`${cityTable}/2026-10-01`)).toContain('本版已更正');
  });

  it('keeps the address of a corrected edition, with the price that stood there', async () => {
    const old = (await json(`${cityTable}/2026-10-01.json`)) as { rows: { price: string }[]; state: string };
    expect([old.rows[0]!.price, old.state]).toEqual(['110.00', 'corrected']);
    expect((await json(`${cityTable}/2026-10-01.c1.json`)) as object).toMatchObject({
      corrects: 'city/city-scrap/2026-10-01',
    });
    await get(`${cityTable}/2026-10-01.c1.csv`).expect(200);
    expect(await page(`${cityTable}/price?code=steel-heavy&region=210100`)).toContain('110.00');
  });

  it('changes the tag of an edition when it is withdrawn', async () => {
    const path = `${cityTable}/2026-12-01`;
    const ask = (tag = ''): request.Test => get(path).set('accept', 'text/html').set('if-none-match', tag);
    const before = await ask();
    await ask(before.headers['etag']).expect(304);
    await world.withdraw('city/city-scrap/2026-12-01', '误发');
    const after = await ask(before.headers['etag']).expect(200);
    const changed = [before, after].map(({ headers }) => Date.parse(headers['last-modified'] ?? ''));
    expect(changed[1]).toBeGreaterThan(changed[0]!);
  });

  it('never shows a private price book, nor that there is one', async () => {
    const paths = [
      '/price-tables',
      '/price-tables.json',
      '/price-tables.csv',
      '/price-tables/feed.json',
      '/price-tables/feed.atom',
    ];
    for (const path of paths) {
      const { text } = await get(path).expect(200);
      expect(text).not.toContain('secret');
      expect(text).not.toContain('密价');
      expect(text).not.toContain('firm-a');
    }
    for (const ending of [
      '',
      '.json',
      '.csv',
      '/2026-10-01',
      '/2026-10-01.json',
      '/price?code=steel-heavy&region=210100',
    ]) {
      const path = `/price-tables/firm-a/firm-a-secret${ending}`;
      await get(path).expect(404);
      // Not even to its own people: these are the pages of everybody.
      await get(path).set(world.person('firm-a', 1).headers).expect(404);
    }
  });

  it('a page with a person’s name on it is kept by no cache', async () => {
    const { headers, text } = await get(cityTable).set(world.operator.headers).set('accept', 'text/html');
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(text).toContain('退出');
  });

  it('is told to firms by signed webhooks, the private book to nobody else', async () => {
    // The withdrawal above may have been sent by a round of the service itself already.
    await world.sendWebhooks();
    const told = world.receiver.received.map(({ body, headers }) => {
      const [id, seconds] = [String(headers['webhook-id']), Number(headers['webhook-timestamp'])];
      const signature = new Webhook(world.secret).sign(id, new Date(seconds * 1_000), body);
      expect(headers['webhook-signature']).toBe(signature);
      return JSON.parse(body) as { type: string; data: { reason: string | null; edition: { id: string } } };
    });
    const acts = told.map(({ type, data }) => `${type} ${data.edition.id.split('/').at(-1)}`).sort();
    expect(acts).toEqual([
      'price-table.corrected 2026-10-01.c1',
      'price-table.published 2026-09-01',
      'price-table.published 2026-10-01',
      'price-table.published 2026-12-01',
      'price-table.withdrawn 2026-09-01',
      'price-table.withdrawn 2026-12-01',
    ]);
    expect(world.receiver.received.map(({ body }) => body).join()).not.toContain('firm-a');
  });
});
