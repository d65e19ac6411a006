/** The shipped editions as their files say them: what the round trips start from. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { PriceTableFile } from '../../../src/price-tables/price-table-file.js';

export function shippedEditions(): PriceTableFile[] {
  const files = readdirSync('price-tables', { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\d{4}-\d{2}-\d{2}\.yaml$/.test(name))
    .sort()
    .map((name) => parse(readFileSync(join('price-tables', name), 'utf8')) as PriceTableFile);
}

export function shippedEdition(id: string, validFrom = '2026-09-01'): PriceTableFile {
  const found = shippedEditions().find((table) => table.id === id && table.validFrom === validFrom);
  if (found === undefined) throw new Error(`no shipped edition ${id} of ${validFrom}`);
  return found;
}

export function headOf({ rows: _rows, ...head }: PriceTableFile) {
  return head;
}
