/**
 * Press and seal: one appraisal in, the bytes of its report out. No clock, no store: the service and the command line
 * call it alike. Nothing unsealed or unverified leaves it, but for drafts, which say so on every page, and for files
 * drawn to be signed first.
 */
import { sha256Hex } from '../fingerprints/sha256.js';
import { inSpan } from '../tracing/in-span.js';
import { composeReport, type ExpectedSignatures, type ReportSources } from './compose-report.js';
import type { FirmSeal } from './firm-seal.js';
import { withSubstitutes } from './press/substitutes.js';
import type { Callout, ReportDocument } from './report-document.js';
import { lackingCharacters } from './content/program-texts.js';
import { renderPdf } from './render-pdf.js';
import { missingEngagementParts } from './report-content.js';
import type { ReportIdentity } from './report-identity.js';
import { sealReport, type SealedReport } from './seal-report.js';

export type { ReportSources } from './compose-report.js';

export interface DrawnReport {
  readonly unsigned: Uint8Array;
  /** Identical for identical sources, identity and expected signatures. */
  readonly unsignedSha256: string;
  /** Names of missing parts of the engagement; not empty: a draft, never signed or sealed. */
  readonly missing: readonly string[];
}

/** The report with its empty signature fields, named by signature-slots.ts. */
export async function drawReport(
  sources: ReportSources,
  identity: ReportIdentity,
  signatures: ExpectedSignatures,
): Promise<DrawnReport> {
  const missing = missingEngagementParts(sources.order);
  const unsigned = await inSpan('draw-report', async () =>
    renderPdf(drawable(await composeReport(sources, identity, signatures))),
  );
  return { unsigned, unsignedSha256: sha256Hex(unsigned), missing };
}

/** Where the fonts lack a character a mark stands, and the cover says for which: what is attached holds it as it was given. */
function drawable(composed: ReportDocument): ReportDocument {
  const { document, lacking } = withSubstitutes(composed);
  if (lacking.length === 0) return document;
  const characters = [...new Set(lacking.map(({ codePoint }) => codePoint))];
  const { title, text } = lackingCharacters;
  const notice: Callout = { title, text: text(characters), tone: 'warning' };
  return { ...document, cover: { ...document.cover, notices: [...document.cover.notices, notice] } };
}

export interface ProducedReport {
  readonly pdf: Uint8Array;
  readonly sha256: string;
  /** Of the bytes before the seal: identical for identical sources and identity. */
  readonly unsignedSha256: string;
  /** Names of missing parts of the engagement; not empty: a draft, not sealed. */
  readonly missing: readonly string[];
  /** How long the seal can be proven, and what its proof lacks; null for a draft. */
  readonly proof: Omit<SealedReport, 'pdf'> | null;
}

/** The report with the firm's seal alone. */
export async function produceReport(
  sources: ReportSources,
  identity: ReportIdentity,
  seal: FirmSeal,
): Promise<ProducedReport> {
  const drawn = await drawReport(sources, identity, { developmentSeal: seal.isDevelopment });
  const { unsigned, unsignedSha256, missing } = drawn;
  if (missing.length > 0) return { pdf: unsigned, sha256: unsignedSha256, unsignedSha256, missing, proof: null };
  const sealing = { sealedAt: new Date(identity.createdAt), isLast: false };
  const { pdf, ...proof } = await sealReport(unsigned, seal, sealing);
  return { pdf, sha256: sha256Hex(pdf), unsignedSha256, missing, proof };
}
