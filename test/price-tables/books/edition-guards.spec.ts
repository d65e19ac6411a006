/** What is published stays as it was approved, kept by the database itself: every act here is SQL, past all use cases. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PriceDraft } from '../../../src/price-tables/drafting/price-draft.js';
import { openOffice, officeOpens, type PriceOffice } from './price-office.js';
import { replacingVerb, testDialect } from '../../stores/test-database.js';
import { RawPrices, wrongHash, type Row } from './raw-prices.js';

const first = 'city/city-scrap/2026-01-01';

let office: PriceOffice;
let raw: RawPrices;
let close: () => Promise<void>;
let draft: PriceDraft;

beforeAll(async () => {
  ({ office, close } = await openOffice());
  raw = new RawPrices(office);
  await office.publishNew('1', { validFrom: '2026-01-01' });
});
afterAll(() => close());
beforeEach(async () => {
  draft = await raw.draft();
});

const addEdition = (change: Row = {}, verb?: string): Promise<void> =>
  raw.insert('price_editions', raw.edition(draft, change), verb);

describe('an edition, written as SQL', () => {
  it('is refused without an approval and a publication of exactly its content', async () => {
    await expect(addEdition()).rejects.toThrow('proposed and approved');
    await raw.approve(draft);
    await expect(addEdition()).rejects.toThrow('proposed and approved');
    await raw.step(draft, 'published');
    await expect(addEdition({ content_sha256: wrongHash })).rejects.toThrow('proposed and approved');
    const elsewhere = { valid_from: '2026-12-01', edition_id: 'city/city-scrap/2026-12-01' };
    await expect(addEdition(elsewhere)).rejects.toThrow('proposed and approved');
    await expect(addEdition({ published_at: officeOpens })).rejects.toThrow('before what the table already shows');
    await expect(addEdition({ edition_id: 'city/city-scrap/x' })).rejects.toThrow('publisher, table and start');
    await addEdition();
    await expect(addEdition({ fingerprint: wrongHash }, replacingVerb())).rejects.toThrow('price edition');
  });

  it('has the publisher, the kind and the owner of its table', async () => {
    const file = { origin: 'file', draft_id: null, content_sha256: null };
    await expect(addEdition({ ...file, kind: 'parts' })).rejects.toThrow('those of the table');
    await expect(addEdition({ ...file, private_to: 'association' })).rejects.toThrow('those of the table');
    const published = { ...file, publisher: 'other', edition_id: `other/city-scrap/${draft.validFrom}` };
    await expect(addEdition(published)).rejects.toThrow('those of the table');
    await expect(addEdition({ table_id: 'none', edition_id: `city/none/${draft.validFrom}` })).rejects.toThrow();
  });

  it('is refused when the table moves between the approval and the insertion', async () => {
    await raw.approve(draft);
    await raw.step(draft, 'published');
    await raw.move();
    await expect(addEdition()).rejects.toThrow('the table has moved');
  });

  it('corrects only what has its start, and takes nobody’s place', async () => {
    const file = { origin: 'file', draft_id: null, content_sha256: null };
    const correction = { ...file, edition_id: 'city/city-scrap/x.c1', corrects: first };
    await expect(addEdition(correction)).rejects.toThrow('the start of what it corrects');
    const rival = { ...file, edition_id: first, valid_from: '2026-01-01' };
    await expect(addEdition(rival, replacingVerb())).rejects.toThrow('price edition');
  });

  it.each(['price_editions', 'price_withdrawals', 'price_publications'])('a row of %s stays', async (table) => {
    const refused = `${table} is insert-only`;
    if (table === 'price_withdrawals') {
      await raw.insert(table, withdrawal({ withdrawn_at: '2027-01-01T00:00:00.000Z' }));
    }
    await expect(office.query(`UPDATE ${table} SET organisation_id = 'rival'`)).rejects.toThrow(refused);
    await expect(office.query(`DELETE FROM ${table}`)).rejects.toThrow(refused);
  });
});

const withdrawal = (change: Row = {}): Row => ({
  edition_id: first,
  organisation_id: 'association',
  origin: 'person',
  withdrawn_at: '2027-01-01T00:00:00.000Z',
  written_at: '2027-01-01T00:00:00.000Z',
  withdrawn_by: 'approver',
  reason: 'x',
  recorded_at: officeOpens,
  ...change,
});

describe('withdrawals and the log, written as SQL', () => {
  it('a withdrawal is the keeper’s, has a name, and is never backdated', async () => {
    const edition_id = await raw.move();
    const add = (change: Row): Promise<void> => raw.insert('price_withdrawals', withdrawal({ edition_id, ...change }));
    await expect(add({ organisation_id: 'rival' })).rejects.toThrow('keeps the table');
    await expect(add({ withdrawn_by: null })).rejects.toThrow(/check/i);
    const published = 'SELECT published_at AS withdrawn_at FROM price_editions WHERE edition_id = ?';
    const [same] = await office.query<{ withdrawn_at: string }>(published, [edition_id]);
    await expect(add({ ...same })).rejects.toThrow('before what the table already shows');
    const early = { withdrawn_at: '2020-01-01T00:00:00.000Z' };
    await expect(add({ ...early, origin: 'file', withdrawn_by: null })).rejects.toThrow('after it was published');
    await add({});
    const again = raw.insert('price_withdrawals', withdrawal({ edition_id }), replacingVerb());
    // Where a row is never put in the place of another, the key alone refuses a second one.
    await expect(again).rejects.toThrow(testDialect === 'sqlite' ? 'insert-only' : 'price_withdrawals_pkey');
  });

  it('the log says what is so, in order and once', async () => {
    await raw.approve(draft);
    await raw.step(draft, 'published');
    const edition = raw.edition(draft);
    await raw.insert('price_editions', edition);
    const [{ n: next } = { n: 0 }] = await office.query<{ n: number }>(
      'SELECT MAX(sequence) + 1 AS n FROM price_publications',
    );
    const place = { edition_id: edition['edition_id'] ?? '', table_id: 'city-scrap', organisation_id: 'association' };
    const entry: Row = {
      ...place,
      origin: 'draft',
      act: 'published',
      at: edition['published_at'] ?? '',
      sequence: next,
    };
    const log = (change: Row = {}): Promise<void> =>
      raw.insert('price_publications', { ...entry, recorded_at: officeOpens, ...change });
    await expect(log({ sequence: next + 1 })).rejects.toThrow('one after the other');
    await expect(log({ at: officeOpens })).rejects.toThrow('the log says what');
    await expect(log({ act: 'corrected' })).rejects.toThrow('the log says what');
    await expect(log({ act: 'withdrawn' })).rejects.toThrow('the log says what');
    await log();
    await expect(log({ sequence: next + 1 })).rejects.toThrow('announced once');
  });
});

describe('tables, written as SQL', () => {
  const table = { table_id: 'new', organisation_id: 'association', publisher: 'new', kind: 'scrap', private_to: null };
  const add = (change: Row): Promise<void> =>
    raw.insert('price_tables', { ...table, created_at: officeOpens, ...change });

  it('have one publisher of one organisation, and change hands once, from the files', async () => {
    await expect(add({ publisher: 'city', organisation_id: 'rival' })).rejects.toThrow('one organisation');
    await expect(add({ table_id: 'city-scrap' })).rejects.toThrow('one table');
    await expect(add({ private_to: 'rival' })).rejects.toThrow(/check/i);
    const give = (id: string): Promise<unknown> => office.query(`UPDATE price_tables SET organisation_id = '${id}'`);
    await expect(give('rival')).rejects.toThrow('only a table of files');
    await expect(office.query(`DELETE FROM price_tables`)).rejects.toThrow('tables stay');
  });
});
