/** From a stored or fresh appraisal to the document of its report: what is printed, and what is read on a screen. Pure. */
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import type { Shelf } from '../appraisals/shelf.js';
import { tablesOf } from './attached-prices.js';
import { reportAttachments, type AttachmentSources } from './report-attachments.js';
import {
  buildReportContent,
  missingEngagementParts,
  type PrintedIdentity,
  type ReportInput,
} from './report-content.js';
import type { ReportDocument } from './report-document.js';
import type { ReportIdentity } from './report-identity.js';
import { reportProblem } from './report-problem.js';

/** An appraisal with the texts of its edition and the price tables it was computed from. */
export type ReportSources = AttachmentSources;

export function reportSources(
  { order, appraisal, fingerprints }: Pick<StoredAppraisal, 'order' | 'appraisal' | 'fingerprints'>,
  shelf: Pick<Shelf, 'standards' | 'priceTables'>,
): ReportSources {
  const edition = shelf.standards.byFingerprint(fingerprints.standard);
  if (!edition) throw reportProblem('edition-unknown');
  const { standard, texts, statement } = edition;
  return { order, appraisal, fingerprints, standard, texts, statement, priceTables: tablesOf(fingerprints, shelf) };
}

/** What the door knows of the seal and the signatures that the report will bear. */
export type ExpectedSignatures = Pick<PrintedIdentity, 'appraisersSign' | 'developmentSeal' | 'developmentSignatures'>;

export async function composeReport(
  sources: ReportSources,
  identity: ReportIdentity,
  signatures: ExpectedSignatures,
): Promise<ReportDocument> {
  const attachments = await reportAttachments(sources, identity);
  return buildReportContent({ ...reportInput(sources, identity, signatures), attachments });
}

/** Without what is attached: for drawings of single parts. */
export function reportInput(
  sources: ReportSources,
  identity: ReportIdentity,
  signatures: ExpectedSignatures,
): ReportInput {
  return {
    ...sources,
    identity: { ...identity, ...signatures, registered: identity.code !== null },
    missingForIssue: missingEngagementParts(sources.order),
    attachments: [],
  };
}
