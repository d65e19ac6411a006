/**
 * Press and seal: one appraisal in, the bytes of its report out. No clock, no store: the service and the command line
 * call it alike. Nothing unsealed or unverified leaves it, but for drafts, which say so on every page.
 */
import { sha256Hex } from '../fingerprints/sha256.js';
import type { FirmSeal } from './firm-seal.js';
import { renderPdf } from './render-pdf.js';
import { buildReportContent, missingEngagementParts, type ReportInput } from './report-content.js';
import type { ReportIdentity } from './report-identity.js';
import { reportAttachments, type AttachmentSources } from './report-attachments.js';
import { sealReport, type SealedReport } from './seal-report.js';

/** A stored or fresh appraisal with the texts of its edition. */
export type ReportSources = Pick<
  ReportInput,
  'appraisal' | 'order' | 'fingerprints' | 'standard' | 'texts' | 'statement'
> &
  AttachmentSources;

export interface ProducedReport {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  /** Of the bytes before the seal: identical for identical sources and identity. */
  readonly unsignedSha256: string;
  /** Names of missing parts of the engagement; not empty: a draft, not sealed. */
  readonly missing: readonly string[];
  /** How long the seal can be proven, and what its proof lacks; null for a draft. */
  readonly proof: Pick<SealedReport, 'level' | 'gaps'> | null;
}

export async function produceReport(
  sources: ReportSources,
  identity: ReportIdentity,
  seal: FirmSeal,
): Promise<ProducedReport> {
  const missing = missingEngagementParts(sources.order);
  const content = buildReportContent({
    ...sources,
    identity: { ...identity, registered: identity.code !== null, developmentSeal: seal.isDevelopment },
    missingForIssue: missing,
    attachments: await reportAttachments(sources, identity),
  });
  const unsigned = await renderPdf(content);
  const unsignedSha256 = sha256Hex(unsigned);
  if (missing.length > 0) return { pdf: unsigned, sha256: unsignedSha256, unsignedSha256, missing, proof: null };
  const sealing = { sealedAt: new Date(identity.createdAt), isLast: false };
  const { pdf, level, gaps } = await sealReport(unsigned, seal, sealing);
  return { pdf, sha256: sha256Hex(pdf), unsignedSha256, missing, proof: { level, gaps } };
}
