/** Published editions, withdrawals and the log in the database: added together or not at all, never changed. */
import { In, MoreThan, type DataSource, type EntityManager } from 'typeorm';
import { appendEntry } from '../../transparency/append-entry.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { toEdition, type PriceTableFile, type PublishedEdition } from '../price-table-file.js';
import {
  filesOrganisation,
  PriceEditionRecord,
  PricePublicationRecord,
  PriceTableRecord,
  PriceWithdrawalRecord,
} from './price-books.entities.js';

export interface NewEdition {
  readonly editionId: string;
  readonly organisationId: string;
  readonly privateTo: string | null;
  readonly table: PriceTableFile;
  /** The edition's file, exactly the bytes that were hashed. */
  readonly document: Buffer;
  /** What was approved; null: it came as a file. */
  readonly draft: { readonly id: string; readonly contentSha256: string } | null;
  readonly reason: string | null;
  readonly recordedAt: string;
}

export interface NewWithdrawal {
  readonly editionId: string;
  readonly organisationId: string;
  readonly writtenAt: string;
  /** null: recorded in the table's index file. */
  readonly withdrawnBy: string | null;
  readonly reason: string;
  readonly recordedAt: string;
}

/** What the log has since a place in it, as the shelf takes it. */
export interface ShelfNews {
  readonly newest: number;
  readonly changed: readonly PublishedEdition[];
}

const inUtc = (instant: string): string => new Date(instant).toISOString();

export async function addEdition(manager: EntityManager, added: NewEdition): Promise<void> {
  const { editionId, organisationId, privateTo, table, document, draft, reason, recordedAt } = added;
  const origin = draft === null ? 'file' : 'draft';
  const corrects = table.corrects ?? null;
  const at = inUtc(table.publishedAt);
  const place = { tableId: table.id, publisher: table.publisher, kind: table.kind, privateTo };
  await addTable(manager, { ...place, organisationId, createdAt: recordedAt });
  await manager.insert(PriceEditionRecord, {
    ...place,
    editionId,
    organisationId,
    origin,
    validFrom: table.validFrom,
    publishedAt: at,
    corrects,
    fingerprint: sha256Hex(document),
    document,
    tableJson: JSON.stringify(table),
    draftId: draft?.id ?? null,
    contentSha256: draft?.contentSha256 ?? null,
    recordedAt,
  });
  if (privateTo === null) {
    const content = { kind: 'price-edition-published', editionId, sha256: sha256Hex(document), at } as const;
    await appendEntry(manager, content, { organisationId, at: new Date(recordedAt) });
  }
  const act = corrects === null ? 'published' : 'corrected';
  const entry = { act, editionId, tableId: table.id, organisationId, privateTo, corrects, origin, at, reason } as const;
  await log(manager, { ...entry, recordedAt });
}

export async function addWithdrawal(manager: EntityManager, added: NewWithdrawal): Promise<void> {
  const { editionId, organisationId, writtenAt, withdrawnBy, reason, recordedAt } = added;
  const edition = await manager.findOneOrFail(PriceEditionRecord, {
    where: { editionId },
    select: { editionId: true, tableId: true, privateTo: true, corrects: true, fingerprint: true },
  });
  const origin = withdrawnBy === null ? 'file' : 'person';
  const at = inUtc(writtenAt);
  const record = { editionId, organisationId, origin, withdrawnAt: at, writtenAt, withdrawnBy, reason } as const;
  await manager.insert(PriceWithdrawalRecord, { ...record, recordedAt });
  const { tableId, privateTo, corrects, fingerprint: sha256 } = edition;
  if (privateTo === null) {
    const content = { kind: 'price-edition-withdrawn', editionId, sha256, at } as const;
    await appendEntry(manager, content, { organisationId, at: new Date(recordedAt) });
  }
  const entry = { act: 'withdrawn', editionId, tableId, organisationId, privateTo, corrects, origin, at } as const;
  await log(manager, { ...entry, reason, recordedAt });
}

/** The table's row, with the first edition of the table. Tables of a publisher of files stand where its others do. */
async function addTable(manager: EntityManager, table: PriceTableRecord): Promise<void> {
  if (await manager.existsBy(PriceTableRecord, { tableId: table.tableId })) return;
  const sibling =
    table.organisationId === filesOrganisation
      ? await manager.findOneBy(PriceTableRecord, { publisher: table.publisher })
      : null;
  await manager.insert(PriceTableRecord, { ...table, organisationId: sibling?.organisationId ?? table.organisationId });
}

async function log(manager: EntityManager, entry: Omit<PricePublicationRecord, 'sequence'>): Promise<void> {
  const newest = await manager.maximum(PricePublicationRecord, 'sequence');
  await manager.insert(PricePublicationRecord, { ...entry, sequence: (newest ?? 0) + 1 });
}

/** Reads what is new after `sequence`; with 0 everything. Documents are held against their fingerprints. */
export async function readNews(dataSource: DataSource, sequence: number): Promise<ShelfNews> {
  const entries = await dataSource.getRepository(PricePublicationRecord).find({
    where: { sequence: MoreThan(sequence) },
    order: { sequence: 'ASC' },
    select: { sequence: true, editionId: true },
  });
  const ids = [...new Set(entries.map(({ editionId }) => editionId))];
  const changed: PublishedEdition[] = [];
  // A few at a time: the whole of the database need not fit into memory twice.
  for (let first = 0; first < ids.length; first += 16) {
    changed.push(...(await readEditions(dataSource, ids.slice(first, first + 16))));
  }
  return { newest: entries.at(-1)?.sequence ?? sequence, changed };
}

async function readEditions(dataSource: DataSource, ids: readonly string[]): Promise<readonly PublishedEdition[]> {
  const editions = await dataSource.getRepository(PriceEditionRecord).findBy({ editionId: In([...ids]) });
  const withdrawals = await dataSource.getRepository(PriceWithdrawalRecord).findBy({ editionId: In([...ids]) });
  const withdrawnAt = new Map(withdrawals.map((record) => [record.editionId, record.writtenAt]));
  return editions.map((record) => publishedOf(record, withdrawnAt.get(record.editionId)));
}

function publishedOf(record: PriceEditionRecord, withdrawnAt: string | undefined): PublishedEdition {
  const { editionId, kind, fingerprint, document, tableJson, privateTo, origin } = record;
  const found = sha256Hex(document);
  if (found !== fingerprint) {
    throw new Error(`the stored edition ${editionId} is damaged: its bytes are ${found}, published was ${fingerprint}`);
  }
  const edition = toEdition(JSON.parse(tableJson) as PriceTableFile, editionId);
  const withdrawn = withdrawnAt === undefined ? {} : { withdrawnAt };
  return { edition: { ...edition, ...withdrawn }, kind, fingerprint, file: `${editionId}.yaml`, privateTo, origin };
}
