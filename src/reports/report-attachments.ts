/**
 * What goes with every report, so that it can be computed again without this service: the record, its prices, and a
 * workbook that computes with both.
 */
import { sha256Hex } from '../fingerprints/sha256.js';
import { pricesAttachment } from './attached-prices.js';
import type { PublishedEdition } from '../price-tables/price-table-file.js';
import type { ReportInput } from './report-content.js';
import type { Attachment } from './report-document.js';
import type { ReportIdentity } from './report-identity.js';
import { workbookAttachment } from './workbook/appraisal-workbook.js';
import { recordAttachment } from './report-record.js';

export interface AttachmentSources extends Omit<ReportInput, 'identity' | 'missingForIssue' | 'attachments'> {
  /** The editions the fingerprints name, at least. */
  readonly priceTables: readonly PublishedEdition[];
}

export async function reportAttachments(
  sources: AttachmentSources,
  report: ReportIdentity,
): Promise<readonly Attachment[]> {
  const { order, appraisal, fingerprints, priceTables } = sources;
  const prices = pricesAttachment({ appraisal, fingerprints }, priceTables);
  const record = recordAttachment({ report, order, appraisal, fingerprints, priceRows: sha256Hex(prices.bytes) });
  const identity = { ...report, registered: report.code !== null, developmentSeal: false };
  const workbook = await workbookAttachment({ ...sources, identity, missingForIssue: [], attachments: [] });
  return [record, prices, workbook];
}
