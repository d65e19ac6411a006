/** `standards check` and `price-tables check`: reads every edition as strictly as the service does and lists all faults. */
import { PriceTableFaultsError } from '../price-tables/price-table-faults-error.js';
import { PriceTableLibrary } from '../price-tables/price-table-library.js';
import { StandardFaultsError } from '../standards/standard-faults-error.js';
import { StandardLibrary } from '../standards/standard-library.js';
import { exitCode } from './exit-code.js';

/** What a check found: lines to print and the exit code. */
export interface CheckResult {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

export async function checkStandards(folder: string): Promise<CheckResult> {
  try {
    const library = await StandardLibrary.load(folder);
    const lines = library.list().map(({ standard, fingerprint }) => {
      const types = Object.keys(standard.componentTypes).length;
      return `✓ ${standard.id} ${standard.version}, from ${standard.validFrom}, ${types} component types, sha256 ${fingerprint}`;
    });
    return { lines, exitCode: 0 };
  } catch (error) {
    if (error instanceof StandardFaultsError) return { lines: [error.message], exitCode: exitCode.no };
    throw error;
  }
}

export async function checkPriceTables(folder: string): Promise<CheckResult> {
  try {
    const library = await PriceTableLibrary.load(folder);
    const lines = library.list().map(({ editionId, status, rowCount, fingerprint }) => {
      return `✓ ${editionId}, ${status}, ${rowCount} rows, sha256 ${fingerprint}`;
    });
    return { lines, exitCode: 0 };
  } catch (error) {
    if (error instanceof PriceTableFaultsError) return { lines: [error.message], exitCode: exitCode.no };
    throw error;
  }
}
