/**
 * The file of an edition before it is known when it will count: written and read back by the strict reader, which takes
 * seconds for ten thousand rows, so that nothing has to wait for it when the instant is there. Then only the instant is
 * put in.
 */
import type { Instant } from '../../engine/index.js';
import { writeEditionFile } from '../exchange/write-edition-file.js';
import type { PriceTableFile } from '../price-table-file.js';
import { readStrictYaml } from '../read-strict-yaml.js';
import { without } from '../without.js';

export interface UndatedEdition {
  readonly editionId: string;
  readonly bytes: Uint8Array;
  /** The instant that stands in the file now; the one of publication comes after it. */
  readonly writtenAt: Instant;
}

const rowsBegin = '\nrows:\n';

/** Throws PriceTableFaultsError where the strict reader would not take the file. */
export function writeUndated(table: PriceTableFile): UndatedEdition {
  const { bytes, published } = writeEditionFile(table);
  return { editionId: published.edition.editionId, bytes, writtenAt: table.publishedAt };
}

/** The file as it is published. Its rows are those that were read back; its head is read once more. */
export function dated({ bytes, writtenAt }: UndatedEdition, table: PriceTableFile): Buffer {
  const file = Buffer.from(bytes);
  const headLength = file.indexOf(rowsBegin);
  const head = file.subarray(0, headLength).toString('utf8');
  const datedHead = head.replace(`publishedAt: '${writtenAt}'`, () => `publishedAt: '${table.publishedAt}'`);
  const { value, faults } = readStrictYaml(Buffer.from(datedHead));
  if (headLength < 0 || faults.length > 0 || JSON.stringify(value) !== JSON.stringify(without(table, 'rows'))) {
    throw new Error(`the file of ${table.publisher}/${table.id}/${table.validFrom} could not be dated`);
  }
  return Buffer.concat([Buffer.from(datedHead), file.subarray(headLength)]);
}
