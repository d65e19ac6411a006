import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { packageVersion } from '../config/package-root.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { sha256Hex } from '../fingerprints/sha256.js';
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

/** The canonical JSON that was hashed: what the ledger keeps. */
export interface HashedTexts {
  readonly order: string;
  readonly result: string;
}

export function fingerprintsOf(computed: Computed): {
  readonly fingerprints: Fingerprints;
  readonly texts: HashedTexts;
} {
  const { order, appraisal, edition, tables, consultedEditions } = computed;
  const consulted = tables.filter((table) => consultedEditions.includes(table.edition.editionId));
  const texts = { order: canonicalJson(order), result: canonicalJson(appraisal) };
  const fingerprints = {
    order: sha256Hex(texts.order),
    standard: edition.fingerprint,
    priceTables: consulted.map(({ edition: { editionId }, fingerprint: sha256 }) => ({ editionId, sha256 })),
    engine: `lift-appraisal/${packageVersion} calculation ${appraisal.calculationVersion}`,
    result: sha256Hex(texts.result),
  };
  return { fingerprints, texts };
}
