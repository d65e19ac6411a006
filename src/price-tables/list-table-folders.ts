/** Where the files of the tables lie: `<dir>/<publisher>/<table-id>/`. Names only; nothing is read here. */
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PriceTableFaultsError, type PriceTableFault } from './price-table-faults-error.js';

const EDITION_FILE = /^\d{4}-\d{2}-\d{2}(\.c[1-9]\d*)?\.yaml$/;
const INDEX_FILE = 'index.yaml';
/** What may lie beside the tables: the schemas, and in any folder a readme, a licence or the papers behind the prices. */
const SCHEMA_FOLDER = 'schemas';
const COMPANIONS = /^(README(\.[a-z-]+)*\.md|LICENSE|evidence|released\.sha256|\..*)$/i;

export interface TableFolder {
  readonly editionFiles: readonly string[];
  readonly indexFile: string | null;
}

export interface TableFolders {
  readonly folders: readonly TableFolder[];
  readonly faults: readonly PriceTableFault[];
}

export async function listTableFolders(dir: string): Promise<TableFolders> {
  const folders: TableFolder[] = [];
  const strangers: string[] = [];
  for (const publisher of await entriesOf(dir)) {
    if (publisher.name === SCHEMA_FOLDER || COMPANIONS.test(publisher.name)) continue;
    if (!publisher.isDirectory()) strangers.push(join(dir, publisher.name));
    else await listPublisher(join(dir, publisher.name), folders, strangers);
  }
  return { folders, faults: strangers.map((file) => unexpected(file, dir)) };
}

async function listPublisher(path: string, folders: TableFolder[], strangers: string[]): Promise<void> {
  for (const table of await entriesOf(path)) {
    if (COMPANIONS.test(table.name)) continue;
    if (!table.isDirectory()) strangers.push(join(path, table.name));
    else folders.push(await listTable(join(path, table.name), strangers));
  }
}

async function listTable(path: string, strangers: string[]): Promise<TableFolder> {
  const files = (await entriesOf(path)).filter(({ name }) => !COMPANIONS.test(name));
  const known = files.filter((entry) => entry.isFile() && (EDITION_FILE.test(entry.name) || entry.name === INDEX_FILE));
  strangers.push(...files.filter((entry) => !known.includes(entry)).map(({ name }) => join(path, name)));
  return {
    editionFiles: known.filter(({ name }) => name !== INDEX_FILE).map(({ name }) => join(path, name)),
    indexFile: known.some(({ name }) => name === INDEX_FILE) ? join(path, INDEX_FILE) : null,
  };
}

async function entriesOf(path: string) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (cause) {
    const message = `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new PriceTableFaultsError([{ code: 'unreadable-file', file: path, line: null, pointer: '', message }]);
  }
}

function unexpected(file: string, dir: string): PriceTableFault {
  const message = `${relative(dir, file)} has no place here; allowed: <publisher>/<table-id>/<valid-from>.yaml, with .c1, .c2 … for corrections, and index.yaml`;
  return { code: 'unexpected-file', file, line: null, pointer: '', message };
}
