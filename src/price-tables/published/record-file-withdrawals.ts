/** Withdrawals of the index files as dated records in the database; one that stands there never changes and never goes. */
import { readFile } from 'node:fs/promises';
import type { EntityManager } from 'typeorm';
import type { TableFolder } from '../list-table-folders.js';
import { PriceTableFaultsError, type PriceTableFault } from '../price-table-faults-error.js';
import type { PublishedEdition } from '../price-table-file.js';
import { readPriceTableIndex, type PriceTableIndex } from '../read-price-table-index.js';
import { addWithdrawal } from './edition-store.js';
import { filesOrganisation, PriceEditionRecord, PriceWithdrawalRecord } from './price-books.entities.js';

type IndexRecord = PriceTableIndex['withdrawals'][number];

interface FoundIndex {
  readonly file: string;
  readonly withdrawals: readonly IndexRecord[];
}

export async function recordFileWithdrawals(
  manager: EntityManager,
  { folders, recordedAt }: { readonly folders: readonly TableFolder[]; readonly recordedAt: string },
): Promise<void> {
  const editions = await editionsWithTimes(manager);
  const indexes = await Promise.all(folders.flatMap(({ indexFile }) => indexFile ?? []).map(readIndex(editions)));
  const standing = await manager.find(PriceWithdrawalRecord);
  const faults = [...changedRecords(indexes, standing), ...lostRecords(indexes, standing)];
  if (faults.length > 0) throw new PriceTableFaultsError(faults);
  const known = new Set(standing.map(({ editionId }) => editionId));
  for (const { edition, withdrawnAt, reason } of indexes.flatMap(({ withdrawals }) => withdrawals)) {
    if (known.has(edition)) continue;
    const added = { editionId: edition, writtenAt: withdrawnAt, reason, recordedAt };
    await addWithdrawal(manager, { ...added, organisationId: filesOrganisation, withdrawnBy: null });
  }
}

type KnownTimes = readonly Pick<PriceEditionRecord, 'editionId' | 'publishedAt'>[];

const editionsWithTimes = (manager: EntityManager): Promise<KnownTimes> =>
  manager.find(PriceEditionRecord, { select: { editionId: true, publishedAt: true } });

/** The index speaks of the editions of its own table: by the folder it lies in. */
const readIndex =
  (editions: KnownTimes) =>
  async (file: string): Promise<FoundIndex> => {
    const table = file.split(/[\\/]/).slice(-3, -1).join('/');
    const own = editions
      .filter(({ editionId }) => editionId.startsWith(`${table}/`))
      .map(({ editionId, publishedAt }) => ({ edition: { editionId, publishedAt } }) as PublishedEdition);
    const reading = readPriceTableIndex(await readFile(file), file, own);
    if (reading.kind === 'faults') throw new PriceTableFaultsError(reading.faults);
    return { file, withdrawals: reading.index.withdrawals };
  };

function changedRecords(indexes: readonly FoundIndex[], standing: readonly PriceWithdrawalRecord[]): PriceTableFault[] {
  const known = new Map(standing.map((record) => [record.editionId, record]));
  return indexes.flatMap(({ file, withdrawals }) =>
    withdrawals.flatMap(({ edition, withdrawnAt, reason }, position): PriceTableFault[] => {
      const record = known.get(edition);
      if (record === undefined) return [];
      if (record.writtenAt === withdrawnAt && (record.origin === 'person' || record.reason === reason)) return [];
      const message = `${edition} is withdrawn ${withdrawnAt} here, and ${record.writtenAt} in the database; records are only added`;
      return [{ code: 'released-record-changed', file, line: null, pointer: `/withdrawals/${position}`, message }];
    }),
  );
}

function lostRecords(indexes: readonly FoundIndex[], standing: readonly PriceWithdrawalRecord[]): PriceTableFault[] {
  const found = new Set(indexes.flatMap(({ withdrawals }) => withdrawals.map(({ edition }) => edition)));
  return standing
    .filter(({ origin, editionId }) => origin === 'file' && !found.has(editionId))
    .map(({ editionId, writtenAt }) => {
      const file = `${editionId.split('/').slice(0, 2).join('/')}/index.yaml`;
      const message = `the withdrawal of ${editionId} (${writtenAt}) is gone; records are only added`;
      return { code: 'released-record-changed', file, line: null, pointer: '/withdrawals', message };
    });
}
