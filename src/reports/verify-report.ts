/**
 * Is this file a report as it was issued, and are its figures the engine's? Bytes in, an answer out, for the service and
 * the command line alike; whether the file is registered is asked by whoever has a register.
 */
import { parseAppraisalOrder } from '../appraisals/order/parse-appraisal-order.js';
import { recompute, recomputeWith, type Recomputation } from '../appraisals/recompute.js';
import type { Shelf } from '../appraisals/shelf.js';
import { usedPriceRows } from '../engine/index.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { fingerprintOf } from '../fingerprints/fingerprint.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { readAttachments } from '../signing/read-attachments.js';
import type { PdfVerification } from '../signing/verification.js';
import { verifyPdf } from '../signing/verify-pdf.js';
import { attachedEdition, editionsFrom, pricesName, type AttachedPrices } from './attached-prices.js';
import { readAttachedPrices } from './read-attached-prices.js';
import { isTestNumber } from './report-identity.js';
import { readRecord, recordName, type ReportRecord } from './report-record.js';

export interface VerificationMeans {
  /** DER of the roots that are trusted, and no others. */
  readonly trustStore: readonly Uint8Array[];
  readonly now: Date;
  /** Where the rule book is looked for by its fingerprints. */
  readonly shelf: Shelf;
  /** Whether the price rows in the file may stand in for tables that are not on the shelf; the answer says so. */
  readonly acceptsAttachedPrices?: boolean;
}

/** What the figures were computed again from: the tables at hand, found by their fingerprints, or the rows in the file. */
export type ReportRecomputation =
  | Recomputation
  | {
      readonly outcome: 'identical-with-attached-prices';
      readonly result: string;
      /** Fingerprints of the tables that are not at hand. */
      readonly missing: readonly string[];
    };

/** Why a file is not accepted. */
export type VerificationFault =
  /** It broke a limit of time or memory and was not verified to the end: nothing is said of it either way. */
  | 'not-verified'
  /** Of a test organisation: signed or not, it has no effect. */
  | 'test-report'
  | 'not-a-signed-pdf'
  | 'changed-after-signing'
  /** A weak digest, a time that cannot be, a message that cannot be read: it proves nothing, whether or not bytes were changed. */
  | 'signature-unacceptable'
  /** A field that the press drew for somebody is empty: a stage on the way to a report. */
  | 'signatures-missing'
  | 'signature-not-trusted'
  | 'record-missing'
  | 'result-fingerprint-wrong'
  | 'figures-not-of-the-engine'
  | 'price-rows-wrong';

export interface ReportVerification {
  readonly verdict: 'valid' | 'invalid';
  readonly faults: readonly VerificationFault[];
  readonly sha256: string;
  readonly signature: PdfVerification;
  /** A development authority vouches for the seal: the bytes are unchanged, nobody says who sealed them. */
  readonly isDevelopmentSeal: boolean;
  readonly record: ReportRecord | null;
  /** null when there is no record to compute from. */
  readonly recomputation: ReportRecomputation | null;
}

export function verifyReport(pdf: Uint8Array, means: VerificationMeans): ReportVerification {
  const signature = verifyPdf(pdf, { trustStore: [...means.trustStore], now: means.now });
  const attached = attachedFiles(pdf);
  const record = attached.record === null ? null : readRecord(attached.record);
  const prices = attached.prices === null ? null : readAttachedPrices(attached.prices);
  const recomputation = record && computedAgain(record, prices, means);
  const faults = [
    ...signatureFaults(signature),
    ...recordFaults(record, recomputation),
    ...(record !== null && arePricesWrong(record, { bytes: attached.prices, prices }, means.shelf)
      ? (['price-rows-wrong'] as const)
      : []),
  ];
  return {
    verdict: faults.length === 0 ? 'valid' : 'invalid',
    faults,
    sha256: sha256Hex(pdf),
    signature,
    isDevelopmentSeal: signature.verdict === 'development',
    record,
    recomputation,
  };
}

function signatureFaults({ verdict, changedAfterSigning, findings }: PdfVerification): readonly VerificationFault[] {
  if (changedAfterSigning) return ['changed-after-signing'];
  if (verdict === 'invalid') return ['signature-unacceptable'];
  if (verdict === 'unreadable' || verdict === 'unsigned') return ['not-a-signed-pdf'];
  if (findings.some(({ code }) => code === 'field-unsigned')) return ['signatures-missing'];
  return verdict === 'not-trusted' ? ['signature-not-trusted'] : [];
}

function recordFaults(record: ReportRecord | null, again: ReportRecomputation | null): readonly VerificationFault[] {
  if (!record) return ['record-missing'];
  const test = isOfTest(record) ? (['test-report'] as const) : [];
  if (resultFingerprint(record) !== record.fingerprints.result) return [...test, 'result-fingerprint-wrong'];
  return again?.outcome === 'different' ? [...test, 'figures-not-of-the-engine'] : test;
}

/** By its mark or by its number: whoever takes one off leaves the other. */
const isOfTest = ({ report: { test, reportNumber } }: ReportRecord): boolean =>
  test === true || isTestNumber(String(reportNumber));

interface AttachedFiles {
  readonly record: Uint8Array | null;
  readonly prices: Uint8Array | null;
}

/** Whatever is attached by whomever: what cannot be read is not there. */
function attachedFiles(pdf: Uint8Array): AttachedFiles {
  try {
    const attachments = readAttachments(pdf);
    const bytesOf = (wanted: string): Uint8Array | null =>
      attachments.find(({ name }) => name === wanted)?.bytes ?? null;
    return { record: bytesOf(recordName), prices: bytesOf(pricesName) };
  } catch {
    return { record: null, prices: null };
  }
}

/**
 * The rows must be those the record was written with, of the editions it names, and where an edition is at hand, its
 * own. What no edition at hand can say is said by the recomputation: every figure of a row is in the result.
 */
function arePricesWrong(
  record: ReportRecord,
  { bytes, prices }: { readonly bytes: Uint8Array | null; readonly prices: AttachedPrices | null },
  shelf: Shelf,
): boolean {
  if (record.priceRows === undefined && bytes === null) return false;
  if (bytes === null || prices === null || sha256Hex(bytes) !== record.priceRows) return true;
  try {
    const { priceTables } = record.fingerprints;
    const named = prices.editions.map(({ editionId, sha256 }) => ({ editionId, sha256 }));
    if (canonicalJson(named) !== canonicalJson(priceTables)) return true;
    const used = new Set(usedPriceRows(record.appraisal));
    const atHand = shelf.priceTables.byFingerprints(named.map(({ sha256 }) => sha256)).editions;
    return atHand.some((table) => {
      const expected = attachedEdition(table, used);
      const found = prices.editions.find(({ sha256 }) => sha256 === expected.sha256);
      // A withdrawal may be recorded at any time after the report.
      return (
        canonicalJson({ ...found, withdrawnAt: undefined }) !== canonicalJson({ ...expected, withdrawnAt: undefined })
      );
    });
  } catch {
    return true;
  }
}

/** null: nested too deeply, or with a value that has no canonical form. */
function resultFingerprint({ appraisal }: ReportRecord): string | null {
  try {
    return fingerprintOf(appraisal);
  } catch {
    return null;
  }
}

/**
 * A record of somebody else's making may have any shape: what no door would let in is not computed (a figure of a million
 * digits costs minutes), and an engine that stumbles over it did not make it.
 */
function computedAgain(
  record: ReportRecord,
  prices: AttachedPrices | null,
  means: VerificationMeans,
): ReportRecomputation {
  try {
    if (parseAppraisalOrder(record.order).ok) {
      const again = recompute(record, means.shelf);
      const mayUseAttached = means.acceptsAttachedPrices === true && prices !== null;
      return again.outcome === 'rule-book-missing' && mayUseAttached
        ? (recomputedFrom(prices, record, { shelf: means.shelf, missing: again.missing }) ?? again)
        : again;
    }
  } catch {
    // Not of the engine, as said above.
  }
  return { outcome: 'different', storedResult: record.fingerprints.result, computedResult: null, differences: [] };
}

/** null: the edition of the standard is not at hand either, and no file brings one. */
function recomputedFrom(
  prices: AttachedPrices,
  record: ReportRecord,
  { shelf, missing }: { readonly shelf: Shelf; readonly missing: readonly string[] },
): ReportRecomputation | null {
  const edition = shelf.standards.byFingerprint(record.fingerprints.standard);
  if (edition === undefined) return null;
  const again = recomputeWith(record, { standard: edition.standard, priceTables: editionsFrom(prices) });
  return again.outcome === 'identical' ? { ...again, outcome: 'identical-with-attached-prices', missing } : again;
}
