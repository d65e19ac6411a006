/**
 * Press and seal: one appraisal in, the bytes of its report out. No clock, no store: the service and the command line
 * call it alike. Nothing unsealed or unverified leaves it, but for drafts, which say so on every page.
 */
import { sha256Hex } from '../fingerprints/sha256.js';
import { signPdf } from '../signing/sign-pdf.js';
import { verifyPdf } from '../signing/verify-pdf.js';
import type { Verdict } from '../signing/verification.js';
import type { FirmSeal } from './firm-seal.js';
import { sealAppearance } from './press/seal-appearance.js';
import { sealFieldName } from './press/seal-field.js';
import { renderPdf } from './render-pdf.js';
import { buildReportContent, missingEngagementParts, type ReportInput } from './report-content.js';
import type { ReportIdentity } from './report-identity.js';
import { recordAttachment } from './report-record.js';

/** 42 mm, the size of a firm's round seal. */
const sealDiameterPt = (42 / 25.4) * 72;

/** A stored or fresh appraisal with the texts of its edition. */
export type ReportSources = Pick<
  ReportInput,
  'appraisal' | 'order' | 'fingerprints' | 'standard' | 'texts' | 'statement'
>;

export interface ProducedReport {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  /** Of the bytes before the seal: identical for identical sources and identity. */
  readonly unsignedSha256: string;
  /** Names of missing parts of the engagement; not empty: a draft, not sealed. */
  readonly missing: readonly string[];
}

/** The seal we just made does not verify: a fault of the key or a bug, never of the order. */
export class SealRefusedError extends Error {
  constructor(readonly verdict: Verdict) {
    super(`the report's own seal does not verify: ${verdict}`);
    this.name = 'SealRefusedError';
  }
}

export async function produceReport(
  sources: ReportSources,
  identity: ReportIdentity,
  seal: FirmSeal,
): Promise<ProducedReport> {
  const missing = missingEngagementParts(sources.order);
  const { order, appraisal, fingerprints } = sources;
  const content = buildReportContent({
    ...sources,
    identity: { ...identity, registered: identity.code !== null, developmentSeal: seal.isDevelopment },
    missingForIssue: missing,
    attachments: [recordAttachment({ report: identity, order, appraisal, fingerprints })],
  });
  const unsigned = await renderPdf(content);
  const pdf = missing.length > 0 ? unsigned : await sealed(unsigned, identity, seal);
  return { pdf, sha256: sha256Hex(pdf), unsignedSha256: sha256Hex(unsigned), missing };
}

async function sealed(unsigned: Uint8Array, identity: ReportIdentity, seal: FirmSeal): Promise<Uint8Array> {
  const signedAt = new Date(identity.createdAt);
  const pdf = await signPdf(unsigned, {
    fieldName: sealFieldName,
    signer: seal.signer,
    signedAt,
    name: seal.inscription.firm,
    reason: '出具电梯残余价值评估报告',
    location: '中国',
    appearance: sealAppearance({ ...seal.inscription, diameterPt: sealDiameterPt }),
    docMdp: 1,
  });
  const { verdict } = verifyPdf(pdf, { trustStore: [...seal.trustStore], now: signedAt });
  if (verdict !== (seal.isDevelopment ? 'development' : 'valid')) throw new SealRefusedError(verdict);
  return pdf;
}
