/** Reads the files the database does not know yet, strictly. When all are known nothing is parsed: starts stay fast. */
import type { PriceTableFile } from '../price-table-file.js';
import { readStrictYaml } from '../read-strict-yaml.js';
import { readTableFolders } from '../read-table-folders.js';

/** One edition file as it lies there. */
export interface FoundFile {
  readonly editionId: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export interface NewFile extends FoundFile {
  readonly table: PriceTableFile;
}

export interface FilesAtHand {
  readonly found: readonly FoundFile[];
  /** Ids of the editions the database holds. */
  readonly known: ReadonlySet<string>;
}

/** Throws PriceTableFaultsError with the faults of all files: a new one is held against its table's others too. */
export async function readNewFiles(dir: string, { found, known }: FilesAtHand): Promise<readonly NewFile[]> {
  const added = found.filter(({ editionId }) => !known.has(editionId));
  if (added.length === 0 && found.length > 0) return [];
  await readTableFolders(dir);
  return added.map((file) => ({ ...file, table: readStrictYaml(file.bytes).value as PriceTableFile }));
}
