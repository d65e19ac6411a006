import { PriceTableLibrary } from '../price-tables/price-table-library.js';
import type { PublishedTables } from '../price-tables/published-tables.js';
import { StandardLibrary } from '../standards/standard-library.js';

/** Where the rule book of an appraisal is taken from. */
export interface Shelf {
  readonly standards: StandardLibrary;
  readonly priceTables: PriceTableLibrary;
  /** Whose private price books stand on it too; absent: nobody in particular, as on the command line. */
  readonly organisationId?: string;
}

/** The shelf of the running service: its price tables are those published by now, as far as this process has read them. */
export class LiveShelf implements Shelf {
  constructor(
    readonly standards: StandardLibrary,
    private readonly tables: PublishedTables,
  ) {}

  /** Every edition, private price books too: for recomputing by fingerprint. */
  get priceTables(): PriceTableLibrary {
    return this.tables.current();
  }

  /** Everything published by now, in any process. */
  async whole(): Promise<Shelf> {
    return { standards: this.standards, priceTables: await this.tables.refresh() };
  }

  /** What the organisation's appraisals may use, after a look at what other processes have published. */
  async of(organisationId: string): Promise<Shelf> {
    const tables = await this.tables.refresh();
    return { standards: this.standards, priceTables: tables.visibleTo(organisationId), organisationId };
  }
}

/** Loads both folders, strictly; throws with every fault of every file. */
export async function loadShelf(folders: { standardsDir: string; priceTablesDir: string }): Promise<Shelf> {
  const [standards, priceTables] = await Promise.all([
    StandardLibrary.load(folders.standardsDir),
    PriceTableLibrary.load(folders.priceTablesDir),
  ]);
  return { standards, priceTables };
}

/** Injection token of the shelf. */
export const SHELF = Symbol('Shelf');
