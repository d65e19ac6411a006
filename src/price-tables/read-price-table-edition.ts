/** One file in, one edition out; or every fault of that file. What lies beside the file is not looked at. */
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { valueRead, valueReadBefore } from '../fingerprints/read-before.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { checkPriceRows } from './check-price-rows.js';
import { PriceTableFaultsError, type LocalFault, type PriceTableFault } from './price-table-faults-error.js';
import { editionIdOf, toEdition, type PriceTableFile, type PublishedEdition } from './price-table-file.js';
import { readStrictYaml } from './read-strict-yaml.js';
import { validateBySchema } from './validate-by-schema.js';

const KIND = 'price-table-edition';
const FILE_NAME = /^(\d{4}-\d{2}-\d{2})(\.c[1-9]\d*)?\.yaml$/;

export type EditionReading =
  | { readonly kind: 'edition'; readonly published: PublishedEdition }
  | { readonly kind: 'faults'; readonly faults: readonly PriceTableFault[] };

/** Throws PriceTableFaultsError with all faults of the file. */
export async function readPriceTableEdition(file: string): Promise<PublishedEdition> {
  const reading = parsePriceTableEdition(await bytesOf(file), file);
  if (reading.kind === 'faults') throw new PriceTableFaultsError(reading.faults);
  return reading.published;
}

/** The same for bytes at hand; `file` is the path they have, or are to have: `…/<publisher>/<table-id>/<valid-from>.yaml`. */
export function parsePriceTableEdition(bytes: Uint8Array, file: string): EditionReading {
  const before = valueReadBefore(KIND, bytes) as PriceTableFile | undefined;
  if (before !== undefined && checkPlace(before, file).length === 0) return readingOf(before, bytes, file);
  const yaml = readStrictYaml(bytes);
  if (yaml.faults.length > 0) return { kind: 'faults', faults: yaml.faults.map((fault) => ({ ...fault, file })) };
  const faults = faultsOf(yaml.value, file).map((fault) => ({ ...fault, file, line: yaml.lineOf(fault.pointer) }));
  if (faults.length > 0) return { kind: 'faults', faults };
  valueRead(KIND, bytes, yaml.value);
  return readingOf(yaml.value as PriceTableFile, bytes, file);
}

function readingOf(table: PriceTableFile, bytes: Uint8Array, file: string): EditionReading {
  const edition = toEdition(table, editionIdOf(table, FILE_NAME.exec(basename(file))?.[2] ?? ''));
  return {
    kind: 'edition',
    published: { edition, kind: table.kind, fingerprint: sha256Hex(bytes), file, privateTo: null, origin: 'file' },
  };
}

function faultsOf(value: unknown, file: string): LocalFault[] {
  const bySchema = validateBySchema(KIND, value);
  // The rules that compare fields can rely on the fields only once each is sound.
  return bySchema.length > 0 ? bySchema : checkTable(value as PriceTableFile, file);
}

function checkTable(table: PriceTableFile, file: string): LocalFault[] {
  return [...checkPlace(table, file), ...checkPriceRows(table)];
}

/** The path says what the file says: neither can be wrong unnoticed. */
function checkPlace(table: PriceTableFile, file: string): LocalFault[] {
  const [, day, correction] = FILE_NAME.exec(basename(file)) ?? [];
  const places = [
    { key: 'validFrom', says: table.validFrom, lies: day ?? basename(file), what: 'file name' },
    { key: 'id', says: table.id, lies: basename(dirname(file)), what: 'folder' },
    { key: 'publisher', says: table.publisher, lies: basename(dirname(dirname(file))), what: 'folder above' },
  ];
  const misplaced = places
    .filter(({ says, lies }) => says !== lies)
    .map(({ key, says, lies, what }): LocalFault => {
      return { code: 'misplaced-file', pointer: `/${key}`, message: `"${says}" differs from the ${what} "${lies}"` };
    });
  return [...misplaced, ...checkCorrectionName(table, correction)];
}

function checkCorrectionName({ corrects }: PriceTableFile, correction: string | undefined): LocalFault[] {
  if (correction !== undefined && corrects === undefined) {
    const message = `two editions with one start: a file named <valid-from>${correction}.yaml names in "corrects" what it corrects`;
    return [{ code: 'wrong-correction', pointer: '', message }];
  }
  if (correction === undefined && corrects !== undefined) {
    const message = 'a file that corrects another is named <valid-from>.c1.yaml, .c2.yaml …';
    return [{ code: 'wrong-correction', pointer: '/corrects', message }];
  }
  return [];
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const message = `cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new PriceTableFaultsError([{ code: 'unreadable-file', file, line: null, pointer: '', message }]);
  }
}
