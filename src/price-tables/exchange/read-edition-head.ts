/** The head of an edition, from a YAML file that says everything but the rows; read as strictly as the edition files. */
import type { PriceTableFault } from '../price-table-faults-error.js';
import { readStrictYaml } from '../read-strict-yaml.js';
import { validateBySchema } from '../validate-by-schema.js';
import type { EditionHead } from './check-sheet-rows.js';

export type HeadReading =
  | { readonly kind: 'head'; readonly head: EditionHead }
  | { readonly kind: 'faults'; readonly faults: readonly PriceTableFault[] };

/** The schema speaks of whole editions: a sound row stands in for those the sheet brings. */
const SOUND_ROW = {
  ...{ code: 'x', region: '100000', unit: 't', price: '0', currency: 'CNY', taxBasis: 'excluded' },
  source: { kind: 'association', publisher: 'x', document: 'x', capturedOn: '2000-01-01' },
};

export function readEditionHead(bytes: Uint8Array, file: string): HeadReading {
  const { value, faults, lineOf } = readStrictYaml(bytes);
  if (faults.length > 0) return { kind: 'faults', faults: faults.map((fault) => ({ ...fault, file })) };
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isMapping && 'rows' in value) {
    const message = 'the rows come from the sheet; the head has none';
    return {
      kind: 'faults',
      faults: [{ code: 'unknown-key', file, line: lineOf('/rows'), pointer: '/rows', message }],
    };
  }
  const edition: unknown = isMapping ? { ...value, rows: [SOUND_ROW] } : value;
  const bySchema = validateBySchema('price-table-edition', edition);
  if (bySchema.length === 0) return { kind: 'head', head: value as EditionHead };
  return { kind: 'faults', faults: bySchema.map((fault) => ({ ...fault, file, line: lineOf(fault.pointer) })) };
}
