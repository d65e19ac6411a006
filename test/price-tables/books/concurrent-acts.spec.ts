/** Two people, or two processes, at the same moment: one of them wins, and what stands is whole. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { packageRoot } from '../../../src/config/package-root.js';
import { PriceEditionRecord } from '../../../src/price-tables/published/price-books.entities.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { approver, editor, headOf, openOffice, person, PriceOffice, rowOf, seen } from './price-office.js';

const outcomes = async (acts: readonly Promise<unknown>[]): Promise<readonly string[]> => {
  const settled = await Promise.allSettled(acts);
  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code)).sort();
};

describe('at the same moment', () => {
  let office: PriceOffice;
  let url: string;
  let close: () => Promise<void>;
  beforeAll(async () => ({ office, url, close } = await openOffice()));
  afterAll(() => close());

  const proposed = async (validFrom: string) => {
    const draft = await office.drafts.create(editor, headOf({ validFrom }), [rowOf('1')]);
    return office.drafts.propose(editor, { ...seen(draft), reason: 'new' });
  };

  it('ten approvals of one proposal make one', async () => {
    const draft = await proposed('2026-03-01');
    const acts = Array.from({ length: 10 }, (_, index) =>
      office.drafts.approve(person(`approver-${index}`), { ...seen(draft), reason: null }),
    );
    expect(await outcomes(acts)).toEqual([...Array.from({ length: 9 }, () => 'changed-since'), 'done']);
    const steps = await office.drafts.steps('association', draft.id);
    expect(steps.filter(({ act }) => act === 'approved')).toHaveLength(1);
  });

  it('ten publications of one draft make one edition', async () => {
    const draft = await office.drafts.approve(approver, { ...seen(await proposed('2026-03-02')), reason: null });
    const acts = Array.from({ length: 10 }, () => office.drafts.publish(approver, seen(draft)));
    expect(await outcomes(acts)).toEqual([...Array.from({ length: 9 }, () => 'changed-since'), 'done']);
    expect(await office.query('SELECT 1 FROM price_editions WHERE draft_id = ?', [draft.id])).toHaveLength(1);
  });

  it('of two drafts of one table one is published, and the other is stale', async () => {
    const drafts = [await proposed('2026-03-03'), await proposed('2026-03-04')];
    const approved = await Promise.all(
      drafts.map((draft) => office.drafts.approve(approver, { ...seen(draft), reason: null })),
    );
    const acts = approved.map((draft) => office.drafts.publish(approver, seen(draft)));
    expect(await outcomes(acts)).toEqual(['done', 'price-draft-stale']);
  });

  it('who looks while prices are being published waits and sees them', async () => {
    const draft = await office.drafts.approve(approver, { ...seen(await proposed('2026-03-05')), reason: null });
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const holding = office.tables.publish(() => gate);
    const publishing = office.drafts.publish(approver, seen(draft));
    let hasSeen = false;
    const looking = office.tables.refresh().then(() => (hasSeen = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hasSeen).toBe(false);
    open();
    await Promise.all([holding, publishing, looking]);
    expect((await office.tables.refresh()).find('city/city-scrap/2026-03-05')).toBeDefined();
  });

  it('who looks while another process’s prices are being read sees also those published since the reading began', async () => {
    const reader = await PriceOffice.open(url);
    const editions = reader.dataSource.getRepository(PriceEditionRecord);
    const find = editions.findBy.bind(editions);
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const begun = new Promise<void>((resolve) => {
      jest.spyOn(editions, 'findBy').mockImplementationOnce(async (where) => {
        resolve();
        await gate;
        return find(where);
      });
    });
    const first = await office.publishNew('1', { tableId: 'first-scrap' });
    const reading = reader.tables.refresh();
    await begun;
    const second = await office.publishNew('1', { tableId: 'second-scrap' });
    const looking = reader.tables.refresh();
    // The look into the log has long been taken when the reading goes on.
    await new Promise((resolve) => setTimeout(resolve, 50));
    goOn();
    expect((await reading).find(first)).toBeDefined();
    expect((await looking).find(second)).toBeDefined();
    await reader.close();
  });
});

const dist = (path: string): string => pathToFileURL(join(packageRoot, 'dist', path)).href;

/** Brings the shipped tables into a database, as the start of the built service does. */
const program = (file: string): string => `
  const { migrations } = await import('${dist('database/database.module.js')}');
  const { entities } = await import('${dist('database/entities.js')}');
  const { SerialSqliteDataSource } = await import('${dist('database/serial-sqlite-data-source.js')}');
  const { loadTableFiles } = await import('${dist('price-tables/published/load-table-files.js')}');
  const dataSource = new SerialSqliteDataSource({ file: ${JSON.stringify(file)}, entities, migrations });
  await dataSource.initialize();
  await loadTableFiles(dataSource, { dir: 'price-tables', now: () => new Date('2026-11-02T08:00:00.000Z') });
  console.log(JSON.stringify(await dataSource.query('SELECT COUNT(*) AS n, MAX(sequence) AS last FROM price_publications')));
  await dataSource.destroy();`;

describe('processes that start at the same time', () => {
  it('load the files of the tables once, and all of them run', async () => {
    const folder = temporaryFolder('together');
    const file = join(folder.path, 'new', 'prices.sqlite');
    const run = promisify(execFile);
    const options = ['--input-type=module', '--import', 'reflect-metadata', '-e', program(file)];
    const starts = Array.from({ length: 3 }, () => run(process.execPath, options, { cwd: packageRoot }));
    const answers = await Promise.all(starts);
    expect(answers.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual(starts.map(() => [{ n: 41, last: 41 }]));
    folder.remove();
  }, 120_000);
});
