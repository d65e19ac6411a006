import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { packageVersion } from '../config/package-root.js';
import { fingerprintOf } from '../fingerprints/fingerprint.js';
import type { PublishedEdition } from '../price-tables/price-table-file.js';
import type { StandardEdition } from '../standards/standard-edition.js';

/** SHA-256, lower-case hex: what the appraisal was computed from, and what came out. */
export interface Fingerprints {
  /** Canonical JSON of the order, with `knownAt` and the standard's version filled in. */
  readonly order: string;
  /** The manifest of the edition's folder. */
  readonly standard: string;
  /** The bytes of every edition in which a price was looked for, by id. */
  readonly priceTables: readonly { readonly editionId: string; readonly sha256: string }[];
  /** Which program computed, by which version of the rules. */
  readonly engine: string;
  /** Canonical JSON of the appraisal without `fingerprints`. */
  readonly result: string;
}

export interface Computed {
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly edition: StandardEdition;
  readonly tables: readonly PublishedEdition[];
  readonly consultedEditions: readonly string[];
}

export function fingerprintsOf({ order, appraisal, edition, tables, consultedEditions }: Computed): Fingerprints {
  const consulted = tables.filter((table) => consultedEditions.includes(table.edition.editionId));
  return {
    order: fingerprintOf(order),
    standard: edition.fingerprint,
    priceTables: consulted.map(({ edition: { editionId }, fingerprint: sha256 }) => ({ editionId, sha256 })),
    engine: `lift-appraisal/${packageVersion} calculation ${appraisal.calculationVersion}`,
    result: fingerprintOf(appraisal),
  };
}
