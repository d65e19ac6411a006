/**
 * The shelf of price tables: every edition of every table as published, withdrawn ones included, from the files of a
 * folder or from the database. Which edition counts on a day is the engine's decision, not the shelf's. It never
 * changes: what is published later stands on a new shelf.
 */
import type { CalendarDay, Instant, PriceTableEdition, RegionCode, TableStatus } from '../engine/index.js';
import type { PriceTableKind, PublishedEdition } from './price-table-file.js';
import { readTableFolders } from './read-table-folders.js';

export interface PriceTableSummary {
  readonly editionId: string;
  readonly tableId: string;
  readonly publisher: string;
  readonly title: string;
  readonly kind: PriceTableKind;
  readonly status: TableStatus;
  readonly validFrom: CalendarDay;
  readonly publishedAt: Instant;
  readonly corrects: string | null;
  readonly withdrawnAt: Instant | null;
  readonly regions: readonly RegionCode[];
  readonly method: string;
  readonly licence: string;
  readonly rowCount: number;
  readonly fingerprint: string;
  /** Whether it came as a file or was published here. */
  readonly origin: 'file' | 'draft';
  /** The organisation whose own price book it is; null: public. */
  readonly privateTo: string | null;
}

/** A table as a whole. */
export interface PriceTable {
  readonly tableId: string;
  readonly publisher: string;
  readonly kind: PriceTableKind;
  readonly privateTo: string | null;
}

export interface EditionsByFingerprint {
  /** In the order asked for. */
  readonly editions: readonly PublishedEdition[];
  /** Fingerprints no edition has. */
  readonly missing: readonly string[];
}

interface TableShelf {
  readonly tableIds: readonly string[];
  readonly published: readonly PublishedEdition[];
  readonly editions: readonly PriceTableEdition[];
}

export class PriceTableLibrary {
  private readonly byId: ReadonlyMap<string, PublishedEdition>;
  private readonly byFingerprint: ReadonlyMap<string, PublishedEdition>;
  private readonly byTable: ReadonlyMap<string, PriceTable>;
  private readonly shelves = new Map<string, TableShelf>();
  private readonly views = new Map<string | null, PriceTableLibrary>();
  private summaries: readonly PriceTableSummary[] | null = null;

  /** `full`: the shelf this one shows a part of. */
  constructor(
    private readonly editions: readonly PublishedEdition[],
    private readonly full: PriceTableLibrary | null = null,
  ) {
    this.byId = new Map(editions.map((published) => [published.edition.editionId, published]));
    this.byFingerprint = new Map(editions.map((published) => [published.fingerprint, asPublished(published)]));
    this.byTable = new Map(editions.map((published) => [published.edition.tableId, tableOf(published)]));
  }

  /** Throws PriceTableFaultsError with the faults of all files. */
  static async load(dir: string): Promise<PriceTableLibrary> {
    return new PriceTableLibrary(await readTableFolders(dir));
  }

  /** The shelf with these editions added or, by their id, put in the place of older readings. */
  with(changed: readonly PublishedEdition[]): PriceTableLibrary {
    if (changed.length === 0) return this;
    const newer = new Map(changed.map((published) => [published.edition.editionId, published]));
    const kept = this.editions.filter(({ edition }) => !newer.has(edition.editionId));
    const next = new PriceTableLibrary([...kept, ...newer.values()].sort(byEditionId));
    const touched = new Set(changed.map(({ edition }) => edition.tableId));
    // The engine keeps its index by the list: a list of tables nothing was published in stays the same list.
    for (const [key, shelf] of this.shelves) {
      if (!shelf.tableIds.some((tableId) => touched.has(tableId))) next.shelves.set(key, shelf);
    }
    return next;
  }

  /**
   * What the organisation may see: every public table and its own private ones; null: the public ones alone. The lists
   * for the engine are those of the whole shelf.
   */
  visibleTo(organisationId: string | null): PriceTableLibrary {
    const owners = new Set(this.editions.map(({ privateTo }) => privateTo));
    owners.delete(null);
    if (owners.size === 0) return this;
    const asker = organisationId !== null && owners.has(organisationId) ? organisationId : null;
    if (owners.size === 1 && asker !== null) return this;
    const known = this.views.get(asker);
    if (known !== undefined) return known;
    const visible = this.editions.filter(({ privateTo }) => privateTo === null || privateTo === asker);
    const view = new PriceTableLibrary(visible, this.full ?? this);
    this.views.set(asker, view);
    return view;
  }

  /** By publisher, table and start. */
  list(): readonly PriceTableSummary[] {
    this.summaries ??= this.editions.map(summaryOf);
    return this.summaries;
  }

  /** The table an id names, as far as it may be seen here. */
  table(tableId: string): PriceTable | undefined {
    return this.byTable.get(tableId);
  }

  /** By id. */
  tables(): readonly PriceTable[] {
    return [...this.byTable.values()].sort((one, other) => (one.tableId < other.tableId ? -1 : 1));
  }

  /** Every edition of the tables, corrections and withdrawn ones included. */
  editionsOf(tableIds: readonly string[]): readonly PublishedEdition[] {
    return this.shelfOf(tableIds).published;
  }

  /** The same as the engine takes them: one list for one set of tables, since the engine keeps its index by the list. */
  ruleBookTables(tableIds: readonly string[]): readonly PriceTableEdition[] {
    return this.shelfOf(tableIds).editions;
  }

  private shelfOf(wanted: readonly string[]): TableShelf {
    const tableIds = [...new Set(wanted)].filter((tableId) => this.byTable.has(tableId)).sort();
    if (this.full !== null) return this.full.shelfOf(tableIds);
    const key = tableIds.join('\n');
    const known = this.shelves.get(key);
    if (known) return known;
    const published = this.editions.filter(({ edition }) => tableIds.includes(edition.tableId));
    const shelf = { tableIds, published, editions: published.map(({ edition }) => edition) };
    this.shelves.set(key, shelf);
    return shelf;
  }

  /**
   * The editions with exactly these bytes, for recomputations: without the withdrawals recorded since, so that what
   * was issued recomputes identically for ever. Meant for the editions an appraisal consulted.
   */
  byFingerprints(fingerprints: readonly string[]): EditionsByFingerprint {
    const found = fingerprints.map((fingerprint) => ({ fingerprint, published: this.byFingerprint.get(fingerprint) }));
    return {
      editions: found.flatMap(({ published }) => (published === undefined ? [] : [published])),
      missing: found.filter(({ published }) => published === undefined).map(({ fingerprint }) => fingerprint),
    };
  }

  find(editionId: string): PublishedEdition | undefined {
    return this.byId.get(editionId);
  }
}

function byEditionId(one: PublishedEdition, other: PublishedEdition): number {
  return one.edition.editionId < other.edition.editionId ? -1 : 1;
}

function asPublished(published: PublishedEdition): PublishedEdition {
  const { withdrawnAt, ...edition } = published.edition;
  return withdrawnAt === undefined ? published : { ...published, edition };
}

function tableOf({ edition, kind, privateTo }: PublishedEdition): PriceTable {
  return { tableId: edition.tableId, publisher: edition.publisher, kind, privateTo };
}

function summaryOf({ edition, kind, fingerprint, origin, privateTo }: PublishedEdition): PriceTableSummary {
  const { rows, corrects, withdrawnAt, ...head } = edition;
  return {
    ...head,
    kind,
    corrects: corrects ?? null,
    withdrawnAt: withdrawnAt ?? null,
    rowCount: rows.length,
    fingerprint,
    origin,
    privateTo,
  };
}
