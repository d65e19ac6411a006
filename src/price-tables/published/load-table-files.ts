/**
 * The files of the tables brought into the database, at every start: what is new is added, what is known is held
 * against the fingerprint it was released with. A released file never changes and never goes; nor does a withdrawal.
 */
import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { Organisation } from '../../access/organisation.entity.js';
import { compareInstants } from '../../engine/index.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { listTableFolders } from '../list-table-folders.js';
import { PriceTableFaultsError, type PriceTableFault } from '../price-table-faults-error.js';
import { filesOrganisation, PriceEditionRecord, PriceTableRecord } from './price-books.entities.js';
import { addEdition } from './edition-store.js';
import { recordFileWithdrawals } from './record-file-withdrawals.js';
import { readNewFiles, type FoundFile, type NewFile } from './read-new-files.js';

export interface TableFiles {
  readonly dir: string;
  readonly now: () => Date;
}

type KnownEdition = Pick<PriceEditionRecord, 'editionId' | 'fingerprint' | 'origin'>;

export async function loadTableFiles(dataSource: DataSource, { dir, now }: TableFiles): Promise<void> {
  const { folders, faults } = await listTableFolders(dir);
  if (faults.length > 0) throw new PriceTableFaultsError(faults);
  const found = await Promise.all(folders.flatMap(({ editionFiles }) => editionFiles).map(readFound(dir)));
  const known = await knownEditions(dataSource.manager);
  const newFiles = await readNewFiles(dir, { found, known: new Set(known.map(({ editionId }) => editionId)) });
  const recordedAt = now().toISOString();
  await dataSource.transaction(async (manager) => {
    // Another process may have loaded the same files in the meantime: what counts is what stands now.
    const standing = await knownEditions(manager);
    const changed = changedFiles(dir, { found, standing });
    if (changed.length > 0) throw new PriceTableFaultsError(changed);
    const ids = new Set(standing.map(({ editionId }) => editionId));
    await addNewFiles(manager, { files: newFiles.filter(({ editionId }) => !ids.has(editionId)), recordedAt });
    await recordFileWithdrawals(manager, { folders, recordedAt });
  });
}

const readFound =
  (dir: string) =>
  async (path: string): Promise<FoundFile> => {
    const bytes = await readFile(path);
    const editionId = relative(dir, path)
      .split(sep)
      .join('/')
      .replace(/\.yaml$/, '');
    return { editionId, path, bytes, sha256: sha256Hex(bytes) };
  };

const knownEditions = (manager: EntityManager): Promise<readonly KnownEdition[]> =>
  manager.find(PriceEditionRecord, { select: { editionId: true, fingerprint: true, origin: true } });

function changedFiles(
  dir: string,
  { found, standing }: { readonly found: readonly FoundFile[]; readonly standing: readonly KnownEdition[] },
): PriceTableFault[] {
  const files = new Map(found.map((file) => [file.editionId, file]));
  return standing.flatMap(({ editionId, fingerprint, origin }): PriceTableFault[] => {
    const file = files.get(editionId);
    const place = { file: file?.path ?? `${dir}/${editionId}.yaml`, line: null, pointer: '' };
    if (file === undefined) {
      if (origin === 'draft') return [];
      const message = `the released file is gone; the database holds it with SHA-256 ${fingerprint}`;
      return [{ ...place, code: 'released-file-missing', message }];
    }
    if (file.sha256 === fingerprint) return [];
    const message = `a released edition never changes: the database holds SHA-256 ${fingerprint}, the file has ${file.sha256}; a correction is a new file`;
    return [{ ...place, code: 'released-file-changed', message }];
  });
}

interface FilesToAdd {
  readonly files: readonly NewFile[];
  readonly recordedAt: string;
}

const filesKeeper = {
  id: filesOrganisation,
  name: '价格表文件',
  kind: 'association',
  version: 1,
  test: false,
} as const;

async function addNewFiles(manager: EntityManager, { files, recordedAt }: FilesToAdd): Promise<void> {
  if (files.length === 0) return;
  const faults = await tablesTaken(manager, files);
  if (faults.length > 0) throw new PriceTableFaultsError(faults);
  await manager
    .createQueryBuilder()
    .insert()
    .into(Organisation)
    .values({ ...filesKeeper, createdAt: recordedAt })
    .orIgnore()
    .execute();
  for (const { editionId, table, bytes } of [...files].sort(byPublication)) {
    const shared = { editionId, table, document: bytes, recordedAt, organisationId: filesOrganisation };
    await addEdition(manager, { ...shared, privateTo: null, draft: null, reason: null });
  }
}

const byPublication = (one: NewFile, other: NewFile): number =>
  compareInstants(one.table.publishedAt, other.table.publishedAt) || (one.editionId < other.editionId ? -1 : 1);

/** An id names one table, also when one of two came with the files and the other was published here. */
async function tablesTaken(manager: EntityManager, files: readonly NewFile[]): Promise<PriceTableFault[]> {
  const ids = [...new Set(files.map(({ table }) => table.id))];
  const taken = await manager.findBy(PriceTableRecord, { tableId: In(ids) });
  const byId = new Map(taken.map((table) => [table.tableId, table]));
  return files.flatMap(({ table, path }) => {
    const earlier = byId.get(table.id);
    if (earlier === undefined) return [];
    if (earlier.publisher === table.publisher && earlier.kind === table.kind && earlier.privateTo === null) return [];
    const message = `table "${table.id}" is already ${earlier.publisher}'s table of kind ${earlier.kind}; an id names one table`;
    return [{ code: 'ambiguous-table' as const, file: path, line: null, pointer: '', message }];
  });
}
