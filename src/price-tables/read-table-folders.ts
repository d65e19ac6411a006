/** Reads the folders of tables: every edition and every index, strictly, with the faults of all of them at once. */
import { readFile } from 'node:fs/promises';
import { checkCorrections } from './check-corrections.js';
import { listTableFolders, type TableFolder } from './list-table-folders.js';
import { PriceTableFaultsError, type PriceTableFault } from './price-table-faults-error.js';
import type { PublishedEdition } from './price-table-file.js';
import { parsePriceTableEdition } from './read-price-table-edition.js';
import { readPriceTableIndex, withWithdrawal } from './read-price-table-index.js';

/** By id; throws PriceTableFaultsError with the faults of all files. */
export async function readTableFolders(dir: string): Promise<readonly PublishedEdition[]> {
  const { folders, faults } = await listTableFolders(dir);
  const tables = await Promise.all(folders.map(readTable));
  const editions = tables.flatMap((table) => table.editions);
  const all = [...faults, ...tables.flatMap((table) => table.faults), ...ambiguousTables(editions)];
  if (all.length === 0 && editions.length === 0) all.push(nothingFound(dir));
  if (all.length > 0) throw new PriceTableFaultsError(all);
  return editions.sort((one, other) => (one.edition.editionId < other.edition.editionId ? -1 : 1));
}

interface TableReading {
  readonly editions: readonly PublishedEdition[];
  readonly faults: readonly PriceTableFault[];
}

async function readTable({ editionFiles, indexFile }: TableFolder): Promise<TableReading> {
  const readings = await Promise.all(
    editionFiles.map(async (file) => parsePriceTableEdition(await readFile(file), file)),
  );
  const faults = readings.flatMap((reading) => (reading.kind === 'faults' ? reading.faults : []));
  const editions = readings.flatMap((reading) => (reading.kind === 'edition' ? [reading.published] : []));
  // Against one another the editions can be held only once each is sound.
  if (faults.length > 0) return { editions: [], faults };
  const corrections = checkCorrections(editions).map((fault) => ({ ...fault, line: null }));
  if (corrections.length > 0) return { editions: [], faults: corrections };
  if (indexFile === null) return { editions, faults: [] };
  const reading = readPriceTableIndex(await readFile(indexFile), indexFile, editions);
  if (reading.kind === 'faults') return { editions: [], faults: reading.faults };
  return { editions: editions.map((published) => withWithdrawal(published, reading.index)), faults: [] };
}

/** A standard names tables by id alone, so an id belongs to one publisher and prices one kind of thing. */
function ambiguousTables(editions: readonly PublishedEdition[]): PriceTableFault[] {
  const first = new Map<string, PublishedEdition>();
  return editions.flatMap((published) => {
    const { edition, kind, file } = published;
    const earlier = first.get(edition.tableId);
    if (earlier === undefined) {
      first.set(edition.tableId, published);
      return [];
    }
    if (earlier.edition.publisher === edition.publisher && earlier.kind === kind) return [];
    const message = `table "${edition.tableId}" is already ${earlier.edition.publisher}'s table of kind ${earlier.kind}; an id names one table`;
    return [{ code: 'ambiguous-table' as const, file, line: null, pointer: '', message }];
  });
}

function nothingFound(dir: string): PriceTableFault {
  return { code: 'no-editions', file: dir, line: null, pointer: '', message: 'no edition of any price table here' };
}
