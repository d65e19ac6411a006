/** Reads the files the database does not know yet, strictly. When all are known nothing is parsed: starts stay fast. */
import type { PriceTableFile, PublishedEdition } from '../price-table-file.js';
import { readTableFolders } from '../read-table-folders.js';
import { without } from '../without.js';

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
  const read = new Map((await readTableFolders(dir)).map((published) => [published.edition.editionId, published]));
  return added.flatMap((file) => {
    const published = read.get(file.editionId);
    return published === undefined ? [] : [{ ...file, table: tableFileOf(published) }];
  });
}

/** The edition as its file says it. */
function tableFileOf({ edition, kind }: PublishedEdition): PriceTableFile {
  const { tableId: id, publisher, title, status, validFrom, publishedAt, corrects, method, licence, regions } = edition;
  const head = { id, publisher, title, kind, status, validFrom, publishedAt, method, licence, regions };
  const rows = edition.rows.map((row) => without(row, 'rowId'));
  return { ...head, ...(corrects === undefined ? {} : { corrects }), rows };
}
