import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleEdition, sampleRow } from '../../test/builders/sample-tables.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { PriceTableFaultsError } from './price-table-faults-error.js';
import { PriceTableLibrary } from './price-table-library.js';
import type { PublishedEdition } from './price-table-file.js';
import { readPriceTableEdition } from './read-price-table-edition.js';

const SHIPPED = 'price-tables';
const EDITION = 'demonstration/shenyang-scrap/2025-09-11';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'price-tables-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the shelf of the shipped tables', () => {
  it('lists every edition in order, with what a reader needs to choose one', async () => {
    const library = await PriceTableLibrary.load(SHIPPED);
    const list = library.list();
    expect(list).toHaveLength(41);
    expect(list.map(({ editionId }) => editionId)).toEqual([...list.map(({ editionId }) => editionId)].sort());
    expect(list.find(({ editionId }) => editionId === EDITION)).toMatchObject({
      tableId: 'shenyang-scrap',
      publisher: 'demonstration',
      kind: 'scrap',
      status: 'demonstration',
      validFrom: '2025-09-11',
      corrects: null,
      withdrawnAt: null,
      regions: ['210100'],
      rowCount: 20,
    });
  });

  it('hands out the editions of the tables a standard names and no others', async () => {
    const library = await PriceTableLibrary.load(SHIPPED);
    const editions = library.editionsOf(['shenyang-scrap', 'shenyang-services']);
    expect(editions).toHaveLength(24);
    expect(new Set(editions.map(({ edition }) => edition.tableId))).toEqual(
      new Set(['shenyang-scrap', 'shenyang-services']),
    );
  });

  it('finds an edition by id and by the SHA-256 of its bytes, and names fingerprints it does not have', async () => {
    const library = await PriceTableLibrary.load(SHIPPED);
    const fingerprint = sha256Hex(await readFile(join(SHIPPED, `${EDITION}.yaml`)));
    const unknown = '0'.repeat(64);
    const { editions, missing } = library.byFingerprints([unknown, fingerprint]);
    expect(editions.map(({ edition }) => edition.editionId)).toEqual([EDITION]);
    expect(missing).toEqual([unknown]);
    expect(library.find(EDITION)?.fingerprint).toBe(fingerprint);
    expect(library.find('demonstration/shenyang-scrap/2020-01-01')).toBeUndefined();
  });

  it('gives rows the ids and decimal texts the engine works with', async () => {
    const { edition } = await readPriceTableEdition(join(SHIPPED, 'demonstration/shenyang-parts/2025-09-11.yaml'));
    // 3481.0 CNY/t × 2.00 × 12.38 kg/m ÷ 1000 = 86.18956 CNY/m
    expect(edition.rows.find(({ variant }) => variant === 'T89/B')).toMatchObject({
      rowId: 'demonstration/shenyang-parts/2025-09-11/car-guide-rail/T89/B@210100',
      unit: 'm',
      price: '86.19',
      taxBasis: 'included',
      taxRate: '0.13',
    });
    const scrap = await readPriceTableEdition(join(SHIPPED, `${EDITION}.yaml`));
    // 3184.1 CNY/t × 0.70 = 2228.87; × 0.93 = 2072.8491
    expect(scrap.edition.rows.slice(0, 2).map(({ rowId, price }) => [rowId, price])).toEqual([
      [`${EDITION}/steel-heavy@210100`, '2228.87'],
      [`${EDITION}/steel-medium@210100`, '2072.85'],
    ]);
  });
});

describe('corrections and withdrawals', () => {
  it('keep the file they speak of and stand beside it', async () => {
    const table = join(folder, 'corrected', 'demonstration', 'shenyang-scrap');
    await mkdir(table, { recursive: true });
    await copyFile(join(SHIPPED, `${EDITION}.yaml`), join(table, '2025-09-11.yaml'));
    const original = await readFile(join(SHIPPED, `${EDITION}.yaml`), 'utf8');
    const corrected = original
      .replace("publishedAt: '2025-09-28", `corrects: '${EDITION}'\npublishedAt: '2025-10-20`)
      .replace("price: '2228.87'", "price: '2230.00'");
    await writeFile(join(table, '2025-09-11.c1.yaml'), corrected);
    await writeFile(
      join(table, 'index.yaml'),
      `withdrawals:\n  - { edition: '${EDITION}.c1', withdrawnAt: '2025-11-01T00:00:00+08:00', reason: wrong again }\nchecks:\n  - { edition: '${EDITION}', checkedOn: '2025-10-01', note: still stands }\n`,
    );

    const library = await PriceTableLibrary.load(join(folder, 'corrected'));

    expect(library.list().map(({ editionId }) => editionId)).toEqual([EDITION, `${EDITION}.c1`]);
    const correction = library.find(`${EDITION}.c1`);
    expect(correction?.edition).toMatchObject({ corrects: EDITION, withdrawnAt: '2025-11-01T00:00:00+08:00' });
    expect(correction?.edition.rows[0]).toMatchObject({ price: '2230.00', rowId: `${EDITION}.c1/steel-heavy@210100` });
    expect(library.find(EDITION)?.edition.withdrawnAt).toBeUndefined();
  });

  it('do not enter the fingerprint of an edition, nor what is found by fingerprint', async () => {
    const library = await PriceTableLibrary.load(join(folder, 'corrected'));
    const file = join(folder, 'corrected', 'demonstration', 'shenyang-scrap', '2025-09-11.c1.yaml');
    const fingerprint = sha256Hex(await readFile(file));
    expect(library.find(`${EDITION}.c1`)?.fingerprint).toBe(fingerprint);
    const [published] = library.byFingerprints([fingerprint]).editions;
    expect(published?.edition).toEqual({ ...library.find(`${EDITION}.c1`)?.edition, withdrawnAt: undefined });
    expect(published?.edition).not.toHaveProperty('withdrawnAt');
  });
});

const published = (tableId: string, validFrom: string, privateTo: string | null = null): PublishedEdition => ({
  edition: sampleEdition(tableId, [sampleRow('steel', '2')], { validFrom, editionId: `${tableId}/${validFrom}` }),
  kind: 'scrap',
  fingerprint: `${tableId}/${validFrom}`,
  file: '',
  privateTo,
  origin: 'draft',
});
const idsOn = (shelf: PriceTableLibrary): string[] => shelf.list().map(({ editionId }) => editionId);

describe('what is published after the start', () => {
  const shelf = new PriceTableLibrary([published('a', '2026-01-01'), published('c', '2026-01-01')]);

  it('stands on a new shelf, in order; the old shelf never changes', () => {
    const later = shelf.with([published('b', '2026-02-01'), published('a', '2026-03-01')]);
    expect(idsOn(later)).toEqual(['a/2026-01-01', 'a/2026-03-01', 'b/2026-02-01', 'c/2026-01-01']);
    expect(later.tables().map(({ tableId }) => tableId)).toEqual(['a', 'b', 'c']);
    const unsorted = new PriceTableLibrary([published('c', '2026-01-01'), published('a', '2026-01-01')]);
    expect(unsorted.tables().map(({ tableId }) => tableId)).toEqual(['a', 'c']);
    expect(later.table('b')).toEqual({ tableId: 'b', publisher: 'sample', kind: 'scrap', privateTo: null });
    expect(idsOn(shelf)).toEqual(['a/2026-01-01', 'c/2026-01-01']);
    expect(shelf.table('b')).toBeUndefined();
  });

  it('takes the place of an older reading of the same edition', () => {
    const original = published('c', '2026-01-01');
    const withdrawn = { ...original.edition, withdrawnAt: '2026-02-01T00:00:00Z' };
    const later = shelf.with([{ ...original, edition: withdrawn }]);
    expect(later.list().map(({ withdrawnAt }) => withdrawnAt)).toEqual([null, '2026-02-01T00:00:00Z']);
  });

  it('leaves the lists of the other tables to the engine as they were, and all of them where nothing came', () => {
    const [ofA, ofC] = [shelf.ruleBookTables(['a']), shelf.ruleBookTables(['c'])];
    const later = shelf.with([published('c', '2026-02-01')]);
    expect(later.ruleBookTables(['a'])).toBe(ofA);
    expect(later.ruleBookTables(['c'])).not.toBe(ofC);
    expect(later.ruleBookTables(['c'])).toHaveLength(2);
    expect(shelf.with([])).toBe(shelf);
  });
});

describe('private price books', () => {
  const [open, own, other] = [
    published('open', '2026-01-01'),
    published('own', '2026-01-01', 'firm'),
    published('other', '2026-01-01', 'rival'),
  ];

  it('are seen by their organisation alone', () => {
    const shelf = new PriceTableLibrary([open, other, own]);
    expect(idsOn(shelf.visibleTo('firm'))).toEqual(['open/2026-01-01', 'own/2026-01-01']);
    expect(idsOn(shelf.visibleTo('rival'))).toEqual(['open/2026-01-01', 'other/2026-01-01']);
    expect(
      shelf
        .visibleTo('rival')
        .editionsOf(['open', 'own', 'other'])
        .map(({ edition }) => edition.tableId),
    ).toEqual(['open', 'other']);
    expect(idsOn(shelf.visibleTo('somebody'))).toEqual(['open/2026-01-01']);
    expect(shelf.visibleTo(null)).toBe(shelf.visibleTo('somebody'));
  });

  it('make no second shelf for whoever may see all of it', () => {
    const public_ = new PriceTableLibrary([open]);
    expect(public_.visibleTo('firm')).toBe(public_);
    const shelf = new PriceTableLibrary([open, own]);
    expect(shelf.visibleTo('firm')).toBe(shelf);
    expect(idsOn(shelf.visibleTo(null))).toEqual(['open/2026-01-01']);
  });

  it('leave the engine one list for everybody, also on the part of a part of the shelf', () => {
    const shelf = new PriceTableLibrary([open, other, own]);
    const tables = shelf.ruleBookTables(['open']);
    expect(shelf.visibleTo('firm').ruleBookTables(['open'])).toBe(tables);
    expect(shelf.visibleTo('firm').visibleTo(null).ruleBookTables(['open'])).toBe(tables);
  });
});

describe('a folder that is no shelf', () => {
  it('is refused when it is missing or empty', async () => {
    await mkdir(join(folder, 'empty'));
    await expect(PriceTableLibrary.load(join(folder, 'nowhere'))).rejects.toThrow('cannot be read');
    await expect(PriceTableLibrary.load(join(folder, 'empty'))).rejects.toThrow('no edition of any price table');
  });

  it('has no edition where there is no file', async () => {
    const error = await readPriceTableEdition(join(folder, 'a', 'b', '2025-01-01.yaml')).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(PriceTableFaultsError);
    expect((error as PriceTableFaultsError).faults).toMatchObject([
      { code: 'unreadable-file', line: null, pointer: '' },
    ]);
  });

  it('gets the faults of all files at once', async () => {
    const table = join(folder, 'faulty', 'demonstration', 'shenyang-scrap');
    await mkdir(table, { recursive: true });
    const original = await readFile(join(SHIPPED, `${EDITION}.yaml`), 'utf8');
    await writeFile(join(table, '2025-09-11.yaml'), original.replace("price: '2228.87'", "price: '-1'"));
    await writeFile(join(table, '2025-10-01.yaml'), original);
    await writeFile(join(table, 'prices.xlsx'), '');
    const error = await PriceTableLibrary.load(join(folder, 'faulty')).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PriceTableFaultsError);
    const faults = (error as PriceTableFaultsError).faults;
    expect(faults.map(({ code, file, line }) => [code, file.slice(dirname(table).length), line])).toEqual([
      ['unexpected-file', '/shenyang-scrap/prices.xlsx', null],
      ['invalid-value', '/shenyang-scrap/2025-09-11.yaml', 18],
      ['misplaced-file', '/shenyang-scrap/2025-10-01.yaml', 8],
    ]);
  });

  it('hands the engine one and the same list for one set of tables, in whatever order they are named', async () => {
    const library = await PriceTableLibrary.load(SHIPPED);
    const tables = library.ruleBookTables(['shenyang-scrap', 'shenyang-parts']);
    expect(library.ruleBookTables(['shenyang-parts', 'shenyang-scrap'])).toBe(tables);
    expect(tables).toEqual(library.editionsOf(['shenyang-scrap', 'shenyang-parts']).map(({ edition }) => edition));
    expect(library.ruleBookTables(['no-such-table'])).toEqual([]);
  });
});
