import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SaxesParser } from 'saxes';
import request from 'supertest';
import { hostileTitle, TableWorld } from './table-world.js';

describe('what became known about prices', () => {
  let world: TableWorld;
  const get = (path: string): request.Test => request(world.service.server).get(path);
  beforeAll(async () => {
    world = await TableWorld.open();
  }, 60_000);
  afterAll(() => world.close());

  it('is told in a JSON Feed 1.1', async () => {
    const { headers, body } = await get('/price-tables/feed.json').expect(200);
    expect(headers['content-type']).toBe('application/feed+json; charset=utf-8');
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'http://lift.example.org/price-tables',
      feed_url: 'http://lift.example.org/price-tables/feed.json',
      language: 'zh-CN',
    });
    const items = body.items as {
      id: string;
      url: string;
      title: string;
      content_text: string;
      date_published: string;
    }[];
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const dates = items.map(({ date_published }) => date_published);
    expect(dates.every((date) => new Date(date).toISOString() === date)).toBe(true);
    expect(items[0]).toMatchObject({ url: 'http://lift.example.org/price-tables/city/city-scrap/2026-09-01' });
    expect(items[0]!.title).toContain('撤回');
    expect(items.find(({ id }) => id.endsWith('2026-09-01/withdrawn'))?.content_text).toContain(
      '计税口径有误 <script>',
    );
    expect(items.filter(({ title: shown }) => shown.includes('演示价格')).length).toBeGreaterThan(0);
  });

  it('is told in an Atom feed that an XML reader takes, whatever the title says', async () => {
    const { headers, text } = await get('/price-tables/feed.atom').expect(200);
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const path: string[] = [];
    const found: { readonly name: string; text: string; readonly attributes: Record<string, unknown> }[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      path.push(name);
      found.push({ name: path.join('/'), text: '', attributes });
    });
    const add = (piece: string): void => {
      if (path.length > 0) found.at(-1)!.text += piece;
    };
    parser.on('text', add);
    parser.on('cdata', add);
    parser.on('closetag', () => path.pop());
    parser.write(text).close();
    const texts = (name: string): string[] => found.filter((one) => one.name === name).map((one) => one.text.trim());
    const ids = texts('feed/entry/id');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('tag:lift.example.org,2026:price-tables/city/city-scrap/2026-09-01/withdrawn');
    // Declared as HTML, so what an HTML reader shows is the title as it was written.
    const shown = texts('feed/entry/title').map((one) =>
      one.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(shown.some((one) => one.includes(hostileTitle))).toBe(true);
    expect(texts('feed/entry/title').some((one) => one.includes('<b>'))).toBe(false);
    const [updated] = texts('feed/updated');
    expect(updated).toBe(texts('feed/entry/updated')[0]);
    expect(texts('feed/id')).toEqual(['http://lift.example.org/price-tables/feed.atom']);
  });
});
