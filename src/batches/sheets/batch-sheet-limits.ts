/** How much a workbook of 10,000 lifts with a hundred components each may hold; what is read of it at once stays small. */
import { sheetLimits } from '../../price-tables/exchange/sheet-limits.js';

const MIB = 1024 * 1024;

export const batchSheetLimits = {
  ...sheetLimits,
  /** All parts unpacked: they are read as a stream. */
  unpackedBytes: 4096 * MIB,
  /** Lifts of one house have the same list, line by line. */
  unpackRatio: 400,
  /** Rows of lifts, blank ones included; a batch holds at most 10,000. */
  liftRows: 20_000,
  /** As many as a sheet can have. */
  componentRows: 1_048_576,
  /** These alone are kept in memory while the workbook is read. */
  sharedStrings: 1_000_000,
  sharedStringCharacters: 40_000_000,
} as const;
