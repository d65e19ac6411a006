/** How much a sheet from outside may hold: generous for a price table, far below what could hurt the service. */
const MIB = 1024 * 1024;

export const sheetLimits = {
  /** The file as sent. */
  fileBytes: 10 * MIB,
  /** All parts of a workbook together, unpacked. */
  unpackedBytes: 80 * MIB,
  /** Unpacked against packed size of one part; XML of price rows stays below 40. */
  unpackRatio: 100,
  /** Parts below this size may pack as well as they like. */
  ratioFreeBytes: MIB,
  zipEntries: 200,
  sheets: 20,
  /** Rows of the sheet, blank ones included; an edition holds at most 10,000 price rows. */
  sheetRows: 20_000,
  /** Rows of the sheet of quotations: five behind every price of a full edition, and headings. */
  quotationRows: 60_000,
  columns: 100,
  /** A spreadsheet program's own limit for one cell. */
  cellCharacters: 32_767,
  sharedStrings: 300_000,
  sharedStringCharacters: 20_000_000,
  xmlDepth: 64,
  cellFormats: 65_536,
} as const;
