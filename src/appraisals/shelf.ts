import { PriceTableLibrary } from '../price-tables/price-table-library.js';
import { StandardLibrary } from '../standards/standard-library.js';

/** Where the rule book of an appraisal is taken from. */
export interface Shelf {
  readonly standards: StandardLibrary;
  readonly priceTables: PriceTableLibrary;
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
