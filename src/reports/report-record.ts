/**
 * The machine-readable appraisal inside the PDF: canonical JSON of order, result with full trace, fingerprints and the
 * report's identity. From it alone the result's fingerprint can be computed again, and with the rule book everything.
 */
import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import type { Attachment } from './report-document.js';
import type { ReportFingerprints } from './report-content.js';
import type { ReportIdentity } from './report-identity.js';

export const recordName = 'appraisal.json';
export const recordFormat = 'lift-appraisal/1';

export interface ReportRecord {
  readonly format: typeof recordFormat;
  readonly report: ReportIdentity;
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly fingerprints: ReportFingerprints;
  /** SHA-256 of the attached price rows; absent in files from before there were any. */
  readonly priceRows?: string;
}

export function recordAttachment(record: Omit<ReportRecord, 'format'>): Attachment {
  const whole: ReportRecord = { format: recordFormat, ...record };
  return {
    name: recordName,
    mediaType: 'application/json',
    description: '评估委托、结果、完整推导与指纹的规范化 JSON（RFC 8785）',
    relationship: 'Data',
    bytes: new TextEncoder().encode(canonicalJson(whole)),
  };
}

/** Reads an attached record; null when it is not one. Its content is checked by computing it again, not by its shape. */
export function readRecord(bytes: Uint8Array): ReportRecord | null {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Partial<ReportRecord> | null;
    const isRecord =
      value?.format === recordFormat && value.order && value.appraisal && value.fingerprints && value.report;
    return isRecord ? (value as ReportRecord) : null;
  } catch {
    return null;
  }
}
