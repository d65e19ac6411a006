/**
 * The shelf of price tables: reads every edition under a folder once, strictly, and hands them out as published,
 * withdrawn ones included. Which edition counts on a day is the engine's decision, not the shelf's.
 */
import { readFile } from 'node:fs/promises';
import type { CalendarDay, Instant, PriceTableEdition, RegionCode, TableStatus } from '../engine/index.js';
import { checkCorrections } from './check-corrections.js';
import { listTableFolders, type TableFolder } from './list-table-folders.js';
import { PriceTableFaultsError, type PriceTableFault } from './price-table-faults-error.js';
import type { PriceTableKind, PublishedEdition } from './price-table-file.js';
import { parsePriceTableEdition } from './read-price-table-edition.js';
import { readPriceTableIndex, withWithdrawal } from './read-price-table-index.js';

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
}

export interface EditionsByFingerprint {
  /** In the order asked for. */
  readonly editions: readonly PublishedEdition[];
  /** Fingerprints no edition has. */
  readonly missing: readonly string[];
}

interface TableShelf {
  readonly published: readonly PublishedEdition[];
  readonly editions: readonly PriceTableEdition[];
}

export class PriceTableLibrary {
  private readonly byId: ReadonlyMap<string, PublishedEdition>;
  private readonly byFingerprint: ReadonlyMap<string, PublishedEdition>;
  private readonly shelves = new Map<string, TableShelf>();

  constructor(private readonly editions: readonly PublishedEdition[]) {
    this.byId = new Map(editions.map((published) => [published.edition.editionId, published]));
    this.byFingerprint = new Map(editions.map((published) => [published.fingerprint, asPublished(published)]));
  }

  /** Throws PriceTableFaultsError with the faults of all files. */
  static async load(dir: string): Promise<PriceTableLibrary> {
    const { folders, faults } = await listTableFolders(dir);
    const tables = await Promise.all(folders.map(readTable));
    const editions = tables.flatMap((table) => table.editions);
    const all = [...faults, ...tables.flatMap((table) => table.faults), ...ambiguousTables(editions)];
    if (all.length === 0 && editions.length === 0) all.push(nothingFound(dir));
    if (all.length > 0) throw new PriceTableFaultsError(all);
    return new PriceTableLibrary(editions.sort(byEditionId));
  }

  /** By publisher, table and start. */
  list(): readonly PriceTableSummary[] {
    return this.editions.map(summaryOf);
  }

  /** Every edition of the tables, corrections and withdrawn ones included. */
  editionsOf(tableIds: readonly string[]): readonly PublishedEdition[] {
    return this.shelfOf(tableIds).published;
  }

  /** The same as the engine takes them: one list for one set of tables, since the engine keeps its index by the list. */
  ruleBookTables(tableIds: readonly string[]): readonly PriceTableEdition[] {
    return this.shelfOf(tableIds).editions;
  }

  private shelfOf(tableIds: readonly string[]): TableShelf {
    const key = [...new Set(tableIds)].sort().join('\n');
    const known = this.shelves.get(key);
    if (known) return known;
    const published = this.editions.filter(({ edition }) => tableIds.includes(edition.tableId));
    const shelf = { published, editions: published.map(({ edition }) => edition) };
    // Only sets of tables that exist are kept: what a caller makes up must not fill the memory.
    if (published.length > 0) this.shelves.set(key, shelf);
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

function asPublished(published: PublishedEdition): PublishedEdition {
  const { withdrawnAt, ...edition } = published.edition;
  return withdrawnAt === undefined ? published : { ...published, edition };
}

function nothingFound(dir: string): PriceTableFault {
  return { code: 'no-editions', file: dir, line: null, pointer: '', message: 'no edition of any price table here' };
}

function summaryOf({ edition, kind, fingerprint }: PublishedEdition): PriceTableSummary {
  const { rows, corrects, withdrawnAt, ...head } = edition;
  return {
    ...head,
    kind,
    corrects: corrects ?? null,
    withdrawnAt: withdrawnAt ?? null,
    rowCount: rows.length,
    fingerprint,
  };
}
