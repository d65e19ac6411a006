/** The files of the tables and the database that knows them: loaded once, held against their fingerprints ever after. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFile, copyFile, cp, mkdir, rm, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../../src/fingerprints/sha256.js';
import { PriceTableLibrary } from '../../../src/price-tables/price-table-library.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { openOffice, PriceOffice } from './price-office.js';

const table = 'demonstration/shenyang-scrap';
const start = `${table}/2025-09-11`;

describe('the shipped tables', () => {
  let office: PriceOffice;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ office, close } = await openOffice());
    await office.load('price-tables');
  });
  afterAll(() => close());

  it('stand in the database exactly as the folder has them', async () => {
    const files = await PriceTableLibrary.load('price-tables');
    const library = office.tables.current();
    expect(library.list()).toEqual(files.list());
    for (const { editionId } of files.list()) {
      expect(library.find(editionId)?.edition).toEqual(files.find(editionId)?.edition);
    }
    const [row] = await office.query<{ document: Buffer }>('SELECT document FROM price_editions WHERE edition_id = ?', [
      start,
    ]);
    expect(row?.document.equals(await readFile(`price-tables/${start}.yaml`))).toBe(true);
  });

  it('are announced in the order in which they were published, for nobody in particular', async () => {
    const log = await office.log.since(0, 1000);
    expect(log).toHaveLength(41);
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort());
    expect(log.every(({ act, organisationId }) => act === 'published' && organisationId === null)).toBe(true);
    expect(await office.log.since(40, 10)).toHaveLength(1);
  });

  it('are loaded once, however often the service starts', async () => {
    const before = await office.log.newest();
    await office.load('price-tables');
    await Promise.all([office.load('price-tables'), office.load('price-tables')]);
    expect(await office.log.newest()).toBe(before);
  });
});

describe('a folder of tables', () => {
  let office: PriceOffice;
  let url: string;
  let close: () => Promise<void>;
  let folder: ReturnType<typeof temporaryFolder>;
  let dir: string;
  beforeEach(async () => {
    ({ office, url, close } = await openOffice());
    folder = temporaryFolder('tables');
    dir = folder.path;
    await mkdir(join(dir, table), { recursive: true });
    await copyFile(`price-tables/${start}.yaml`, join(dir, `${start}.yaml`));
    await office.load(dir);
  });
  afterEach(async () => {
    await close();
    folder.remove();
  });

  const faults = async (): Promise<string> => {
    const failed = await office.load(dir).catch((error: unknown) => error);
    return failed instanceof Error ? failed.message : 'no fault';
  };

  it('stops the start when a released file has changed, naming both fingerprints', async () => {
    const path = join(dir, `${start}.yaml`);
    const stored = sha256Hex(await readFile(path));
    await appendFile(path, '# a word more\n');
    const message = await faults();
    expect(message).toContain(`${start}.yaml`);
    expect(message).toContain(`SHA-256 ${stored}`);
    expect(message).toContain(sha256Hex(await readFile(path)));
    expect(office.tables.current().list()).toHaveLength(1);
  });

  it('stops the start when a released file is gone', async () => {
    await copyFile(`price-tables/${table}/2025-10-01.yaml`, join(dir, `${table}/2025-10-01.yaml`));
    await rm(join(dir, `${start}.yaml`));
    expect(await faults()).toMatch(/2025-09-11\.yaml: the released file is gone.* SHA-256 [0-9a-f]{64}/);
  });

  it('adds what is new, corrections after what they correct, and withdrawals as records', async () => {
    const text = await readFile(join(dir, `${start}.yaml`), 'utf8');
    const corrected = text.replace("publishedAt: '2025-09-28", `corrects: '${start}'\npublishedAt: '2025-10-20`);
    await writeFile(join(dir, `${start}.c1.yaml`), corrected);
    const record = `- { edition: '${start}', withdrawnAt: '2025-11-01T00:00:00+08:00', reason: wrong }`;
    const index = join(dir, table, 'index.yaml');
    await writeFile(index, `withdrawals:\n  ${record}\nchecks: []\n`);
    await office.load(dir);
    expect((await office.log.since(0, 10)).map(({ act, editionId }) => [act, editionId])).toEqual([
      ['published', start],
      ['corrected', `${start}.c1`],
      ['withdrawn', start],
    ]);
    expect(office.tables.current().find(start)?.edition.withdrawnAt).toBe('2025-11-01T00:00:00+08:00');
    await writeFile(index, `withdrawals:\n  ${record.replace('11-01', '12-01')}\nchecks: []\n`);
    expect(await faults()).toContain('records are only added');
    await writeFile(index, 'withdrawals: []\nchecks: []\n');
    expect(await faults()).toContain(`the withdrawal of ${start}`);
  });

  it('is not needed for what was published here, and cannot take its place', async () => {
    await office.publishNew('7', { validFrom: '2026-03-01' });
    await office.load(dir);
    const city = join(dir, 'city', 'city-scrap');
    await mkdir(city, { recursive: true });
    const [row] = await office.query<{ document: Buffer }>(
      "SELECT document FROM price_editions WHERE origin = 'draft'",
    );
    await writeFile(join(city, '2026-03-01.yaml'), row!.document);
    await office.load(dir);
    await writeFile(join(city, '2026-03-01.yaml'), row!.document.toString().replace("'7'", "'8'"));
    expect(await faults()).toContain('a released edition never changes');
  });

  it('cannot bring a table whose id is taken', async () => {
    await office.publishNew('7', { tableId: 'shenyang-parts', validFrom: '2026-03-01' });
    await cp('price-tables/demonstration/shenyang-parts', join(dir, 'demonstration/shenyang-parts'), {
      recursive: true,
    });
    expect(await faults()).toContain('an id names one table');
  });

  it('shows every other process what this one publishes, and reads nothing again that stands', async () => {
    const other = await PriceOffice.open(url);
    const before = other.tables.current();
    const tables = before.ruleBookTables(['shenyang-scrap']);
    const editionId = await office.publishNew('9', { validFrom: '2026-05-01' });
    let announcements = 0;
    const subscription = other.log.announced.subscribe(() => (announcements += 1));

    const after = await other.tables.refresh();

    expect(before.find(editionId)).toBeUndefined();
    expect(after.find(editionId)?.edition.rows[0]?.price).toBe('9');
    expect(after.find(start)).toBe(before.find(start));
    // The engine keeps its index by the list: where nothing was published the list is the same.
    expect(after.ruleBookTables(['shenyang-scrap'])).toBe(tables);
    expect(await other.tables.refresh()).toBe(after);
    expect(announcements).toBe(1);
    subscription.unsubscribe();
    await other.close();
  });
});
