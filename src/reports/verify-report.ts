/**
 * Is this file a report as it was issued, and are its figures the engine's? Bytes in, an answer out, for the service and
 * the command line alike; whether the file is registered is asked by whoever has a register.
 */
import { parseAppraisalOrder } from '../appraisals/order/parse-appraisal-order.js';
import { recompute, type Recomputation } from '../appraisals/recompute.js';
import type { Shelf } from '../appraisals/shelf.js';
import { fingerprintOf } from '../fingerprints/fingerprint.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { readAttachments } from '../signing/read-attachments.js';
import type { PdfVerification } from '../signing/verification.js';
import { verifyPdf } from '../signing/verify-pdf.js';
import { readRecord, recordName, type ReportRecord } from './report-record.js';

export interface VerificationMeans {
  /** DER of the roots that are trusted, and no others. */
  readonly trustStore: readonly Uint8Array[];
  readonly now: Date;
  /** Where the rule book is looked for by its fingerprints. */
  readonly shelf: Shelf;
}

/** Why a file is not accepted. */
export type VerificationFault =
  | 'not-a-signed-pdf'
  | 'changed-after-signing'
  | 'signature-not-trusted'
  | 'record-missing'
  | 'result-fingerprint-wrong'
  | 'figures-not-of-the-engine';

export interface ReportVerification {
  readonly verdict: 'valid' | 'invalid';
  readonly faults: readonly VerificationFault[];
  readonly sha256: string;
  readonly signature: PdfVerification;
  /** A development authority vouches for the seal: the bytes are unchanged, nobody says who sealed them. */
  readonly isDevelopmentSeal: boolean;
  readonly record: ReportRecord | null;
  /** null when there is no record to compute from. */
  readonly recomputation: Recomputation | null;
}

export function verifyReport(pdf: Uint8Array, means: VerificationMeans): ReportVerification {
  const signature = verifyPdf(pdf, { trustStore: [...means.trustStore], now: means.now });
  const record = attachedRecord(pdf);
  const recomputation = record && computedAgain(record, means.shelf);
  const faults = [...signatureFaults(signature), ...recordFaults(record, recomputation)];
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

function signatureFaults({ verdict, changedAfterSigning }: PdfVerification): readonly VerificationFault[] {
  if (changedAfterSigning || verdict === 'invalid') return ['changed-after-signing'];
  if (verdict === 'unreadable' || verdict === 'unsigned') return ['not-a-signed-pdf'];
  return verdict === 'not-trusted' ? ['signature-not-trusted'] : [];
}

function recordFaults(record: ReportRecord | null, again: Recomputation | null): readonly VerificationFault[] {
  if (!record) return ['record-missing'];
  if (resultFingerprint(record) !== record.fingerprints.result) return ['result-fingerprint-wrong'];
  return again?.outcome === 'different' ? ['figures-not-of-the-engine'] : [];
}

/** Whatever is attached by whomever: what cannot be read is no record. */
function attachedRecord(pdf: Uint8Array): ReportRecord | null {
  try {
    const attachment = readAttachments(pdf).find(({ name }) => name === recordName);
    return attachment ? readRecord(attachment.bytes) : null;
  } catch {
    return null;
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
function computedAgain(record: ReportRecord, shelf: Shelf): Recomputation {
  try {
    if (parseAppraisalOrder(record.order).ok) return recompute(record, shelf);
  } catch {
    // Not of the engine, as said above.
  }
  return { outcome: 'different', storedResult: record.fingerprints.result, computedResult: null, differences: [] };
}
