/**
 * Every door of the running service that takes the id of something, tried by another firm with a real id: not found,
 * whatever the method, and not a word of what is there. A door with a parameter the table in `foreign-firm.ts` does not
 * know fails here, so that whoever adds one says what it names.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionOnly } from '../../src/access/permissions.js';
import { doorsOf, type Door } from './doors-of.js';
import { ForeignFirm, open, rivalId, secretWords, type Places } from './foreign-firm.js';
import type { Headers } from './signing-firm.js';
import { wants } from './wanted-bodies.js';

interface Asked {
  readonly status: number;
  readonly text: string;
}

/** What the firm itself does not find either: its report is finished and has no second signature, its book is private. */
const notThere = [
  'GET /v1/appraisals/:id/report/prepared',
  'GET /v1/appraisals/:id/report/signature.sig',
  // The signed report is that of an appraisal without assignment.
  'GET /console/assignments/:id/report/signatures/',
  'GET /price-tables/',
];

const nameOf = ({ method, path }: Door): string => `${method} ${path}`;
const parameter = /:\w+/g;
const prefixesOf = ({ path }: Door): readonly string[] =>
  [...path.matchAll(parameter)].map(({ index, 0: name }) => path.slice(0, index + name.length));

const isPage = ({ path }: Door): boolean => !path.startsWith('/v1/');

function bodyFor(door: Door): { type?: Headers; payload?: { payload: string } } {
  if (door.method === 'GET' || (door.method === 'DELETE' && wants[nameOf(door)] === undefined)) return {};
  const usual = isPage(door) ? 'application/x-www-form-urlencoded' : 'application/json';
  const { type = usual, body = {} } = wants[nameOf(door)] ?? {};
  const asForm = new URLSearchParams(Object.entries(body)).toString();
  const written = isPage(door) ? asForm : JSON.stringify(body);
  return { type: { 'content-type': type }, payload: { payload: typeof body === 'string' ? body : written } };
}

describe('another firm', () => {
  const foreign = new ForeignFirm();
  let places: Places;
  let rivals: readonly Headers[];
  let doors: readonly Door[];

  beforeAll(async () => {
    await foreign.start();
    places = await foreign.places();
    rivals = await foreign.rivals();
    doors = doorsOf(foreign.app).filter((door) => prefixesOf(door).length > 0);
  }, 240_000);
  afterAll(() => foreign.stop());

  const isOwned = (door: Door): boolean => prefixesOf(door).every((prefix) => places[prefix] !== open);

  async function ask(door: Door, headers: Headers): Promise<Asked> {
    let url = door.path;
    for (const prefix of [...prefixesOf(door)].reverse()) {
      url = `${url.slice(0, prefix.lastIndexOf(':'))}${places[prefix]}${url.slice(prefix.length)}`;
    }
    const { query = '' } = wants[nameOf(door)] ?? {};
    const { type, payload } = bodyFor(door);
    const accept = isPage(door) ? { accept: 'text/html' } : {};
    const sent = { host: '127.0.0.1', 'if-match': '"1"', ...accept, ...headers, ...type };
    const asked = { method: door.method, url: `${url}${query}`, headers: sent, ...payload };
    const { statusCode, body: text } = await foreign.app.inject(asked);
    return { status: statusCode, text };
  }

  it('meets no door whose parameter the table does not know', () => {
    const unknown = doors.flatMap((door) => prefixesOf(door).filter((prefix) => places[prefix] === undefined));
    expect([...new Set(unknown)]).toEqual([]);
    const used = new Set(doors.flatMap(prefixesOf));
    expect(Object.keys(places).filter((prefix) => !used.has(prefix))).toEqual([]);
    expect(doors.filter(isOwned).length).toBeGreaterThan(60);
  });

  it('would find it, were it its own', async () => {
    const isThere = (door: Door): boolean => !notThere.some((start) => nameOf(door).startsWith(start));
    const missed: string[] = [];
    for (const door of doors.filter((one) => one.method === 'GET' && isOwned(one) && isThere(one))) {
      const { status, text } = await ask(door, foreign.owner.headers);
      if (status >= 400) missed.push(`${nameOf(door)}: ${status} ${text.slice(0, 200)}`);
    }
    expect(missed).toEqual([]);
  });

  it('finds nothing at any of them, and learns nothing', async () => {
    const wrong: string[] = [];
    for (const door of doors.filter(isOwned)) {
      for (const headers of rivals.filter((one) => opensTo(door, one))) {
        const { status, text } = await ask(door, headers);
        const told = secretWords.filter((word) => text.includes(word));
        if (status === 404 && told.length === 0) continue;
        wrong.push(`${nameOf(door)}: ${status} ${told.join()} ${text.slice(0, 200)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('takes no public prices into its keeping, though its operator manages organisations', async () => {
    for (const publisher of ['demonstration', 'nobody']) {
      const { statusCode, body } = await foreign.app.inject({
        method: 'PUT',
        url: `/v1/price-publishers/${publisher}/keeper`,
        headers: rivals[0],
        payload: { organisationId: rivalId },
      });
      expect([statusCode, JSON.parse(body)]).toMatchObject([403, { code: 'price-publishers-by-operators' }]);
    }
  });
});

/** What only a person may do is not open to a key, whatever the id: `every-route.spec.ts` says so. */
function opensTo({ mark }: Door, headers: Headers): boolean {
  const isKey = 'authorization' in headers;
  return !isKey || mark === 'public' || (mark !== null && !sessionOnly.has(mark.permission));
}
