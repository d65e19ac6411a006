import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from '../api/running-service.js';

const table = '/price-tables/demonstration/shenyang-scrap';
const edition = `${table}/2026-10-01`;
const price = 'price?code=steel-heavy&region=210100';

describe('price tables for anybody', () => {
  let service: RunningService;
  const get = (path: string): request.Test => request(service.server).get(path);
  const page = (path: string): request.Test => get(path).set('accept', 'text/html');
  beforeAll(async () => {
    // With a key configured, who calls without one is a stranger.
    service = await startService({ API_KEYS: `firm-a:${'ab'.repeat(32)}`, PUBLIC_URL: 'https://lift.example.org' });
  }, 60_000);
  afterAll(() => service.stop());

  it.each(['/price-tables', table, edition, `${table}/${price}`])('%s is a page that caches may keep', async (path) => {
    const answer = await page(path).expect(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=300');
    expect(answer.headers['last-modified']).toMatch(/GMT$/);
    expect(answer.text).toContain('演示价格');
    expect(answer.text).toMatch(/<link rel="alternate"[^>]*application\/json/);
    expect(answer.text).not.toContain('noindex');
    await page(path)
      .set('if-none-match', answer.headers['etag'] ?? '')
      .expect(304);
    // What is in force changes with the day, and the words with the release: of the bytes only the tag tells.
    await page(path)
      .set('if-modified-since', answer.headers['last-modified'] ?? '')
      .expect(200);
    await page(path)
      .set('if-none-match', '"other"')
      .set('if-modified-since', answer.headers['last-modified'] ?? '')
      .expect(200);
  });

  it('names who publishes a table in words a resident understands', async () => {
    const { text } = await page('/price-tables');
    expect(text).toContain('发布者：本项目（演示数据）');
    expect(text).toContain('发布者：国家统计局（由本项目转录）');
    expect((await page(edition)).text).toContain('<dd>本项目（演示数据）</dd>');
  });

  it('links on every page lead somewhere', async () => {
    for (const path of ['/price-tables', table, edition, `${table}/${price}`]) {
      const { text } = await page(path);
      const links = [...text.matchAll(/(?:href)="(\/price-tables[^"#]*)"/g)].map(([, href]) =>
        href!.replaceAll('&amp;', '&'),
      );
      expect(links.length).toBeGreaterThan(3);
      for (const link of new Set(links)) expect([link, (await get(link)).status]).toEqual([link, 200]);
    }
  });

  it('say what a court would ask: price with range, basis, source with document, licence, method, fingerprint', async () => {
    const { text } = await page(edition);
    const { body } = await get(`${edition}.json`);
    const [row] = body.rows as { price: string; source: { document: string; url: string } }[];
    for (const words of [
      '含税（税率 3%）',
      '货场价',
      '元/吨',
      '重型废钢',
      '沈阳市',
      '编制方法',
      'Apache-2.0',
      body.fingerprint,
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(row!.source.document.slice(0, 12));
    expect(text).toContain(`href="${row!.source.url}"`);
  });

  it('give the same rows as JSON as the API does', async () => {
    const { body } = await get(`${edition}.json`).expect(200);
    const { body: api } = await get('/v1/price-tables/demonstration/shenyang-scrap/2026-10-01');
    expect(body).toMatchObject({
      editionId: api.editionId,
      fingerprint: api.fingerprint,
      status: 'demonstration',
      state: 'current',
    });
    const bare = (body.rows as Record<string, unknown>[]).map(({ name: _name, history: _history, ...row }) => row);
    expect(bare).toEqual(api.rows);
  });

  it('give sheets that open in a spreadsheet program and say that the prices are for demonstration', async () => {
    const csv = await get(`${edition}.csv`).expect(200);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.headers['content-disposition']).toContain('DEMONSTRATION-demonstration_shenyang-scrap_2026-10-01.csv');
    expect(csv.text.startsWith('\uFEFF材料代码,')).toBe(true);
    for (const path of ['/price-tables.csv', `${table}.csv`, `${table}/${price.replace('price', 'price.csv')}`]) {
      expect((await get(path).expect(200)).text).toContain('演示价格');
    }
  });

  it('tell the history of a table with the states of its editions', async () => {
    const { body } = await get(`${table}.json`).expect(200);
    const editions = body.editions as { editionId: string; state: string; page: string }[];
    expect(editions).toHaveLength(12);
    expect(editions[0]).toMatchObject({
      state: 'current',
      page: 'https://lift.example.org/price-tables/demonstration/shenyang-scrap/2026-10-01',
    });
    expect(new Set(editions.slice(1).map(({ state }) => state))).toEqual(new Set(['past']));
  });

  it('tell the history of one price, oldest first', async () => {
    const { body } = await get(`${table}/${price.replace('price', 'price.json')}`).expect(200);
    const points = body.points as { validFrom: string; price: string }[];
    expect(points).toHaveLength(12);
    expect(points[0]).toMatchObject({ validFrom: '2024-09-01', price: '2208.43' });
    const variant = await get('/price-tables/demonstration/shenyang-parts.json');
    expect(variant.status).toBe(200);
  });

  it('find a price whose variant holds a slash', async () => {
    const { body } = await get('/price-tables/demonstration/shenyang-parts/2026-10-01.json');
    const row = (body.rows as { variant?: string; history: string; name: string }[]).find(({ variant }) =>
      variant?.includes('/'),
    );
    const answer = await page(row!.history.replace('https://lift.example.org', '')).expect(200);
    expect(answer.text).toContain(row!.name);
  });

  it.each([
    ['/price-tables/demonstration/nothing', 'price-table-unknown'],
    ['/price-tables/nobody/shenyang-scrap.json', 'price-table-unknown'],
    [`${table}/1999-01-01`, 'price-edition-unknown'],
    [`${table}/1999-01-01.csv`, 'price-edition-unknown'],
    [`${table}/price?code=gold&region=210100`, 'price-unknown'],
    [`${table}/price.json?code=gold&region=210100`, 'price-unknown'],
  ])('%s is not there', async (path, code) => {
    const asked: Response = await get(path).expect(404);
    expect(asked.body).toMatchObject({ code });
    expect(asked.headers['cache-control']).toBe('no-store');
    expect((await page(path).expect(404)).headers['content-type']).toMatch(/^text\/html/);
  });

  it('data may be read by the pages of other sites, and is nobody’s session', async () => {
    for (const path of ['/price-tables.json', `${edition}.csv`, '/price-tables/feed.json', '/price-tables/feed.atom']) {
      const { headers } = await get(path).expect(200);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe('public, max-age=300');
    }
    expect((await page(edition)).headers['access-control-allow-origin']).toBeUndefined();
  });
});
