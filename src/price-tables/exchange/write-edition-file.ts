/** A table as the YAML file of an edition: every figure quoted, as the strict reader asks, and read by it before it is handed out. */
import { stringify } from 'yaml';
import { PriceTableFaultsError } from '../price-table-faults-error.js';
import type { PriceTableFile, PublishedEdition } from '../price-table-file.js';
import { parsePriceTableEdition } from '../read-price-table-edition.js';

export interface EditionFile {
  readonly bytes: Buffer;
  /** Its place below the folder of the tables. */
  readonly path: string;
  readonly published: PublishedEdition;
}

/** Throws PriceTableFaultsError where the strict reader would not take the file. */
export function writeEditionFile(table: PriceTableFile): EditionFile {
  const { rows, ...head } = table;
  const yaml = stringify(
    { ...head, rows },
    { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN', lineWidth: 0 },
  );
  const bytes = Buffer.from(`# yaml-language-server: $schema=../../schemas/price-table-edition.schema.json\n${yaml}`);
  const path = `${table.publisher}/${table.id}/${table.validFrom}${correctionOf(table)}.yaml`;
  const reading = parsePriceTableEdition(bytes, path);
  if (reading.kind === 'faults') throw new PriceTableFaultsError(reading.faults);
  return { bytes, path, published: reading.published };
}

/** What corrects a first edition is `.c1`, what corrects `.c1` is `.c2`. */
function correctionOf({ corrects }: PriceTableFile): string {
  if (corrects === undefined) return '';
  return `.c${Number(/\.c(\d+)$/.exec(corrects)?.[1] ?? '0') + 1}`;
}
