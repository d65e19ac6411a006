/** What goes with every report, so that it can be computed again without this service: the record and its prices. */
import { sha256Hex } from '../fingerprints/sha256.js';
import { pricesAttachment } from './attached-prices.js';
import type { PublishedEdition } from '../price-tables/price-table-file.js';
import type { ReportInput } from './report-content.js';
import type { Attachment } from './report-document.js';
import type { ReportIdentity } from './report-identity.js';
import { recordAttachment } from './report-record.js';

export interface AttachmentSources extends Pick<ReportInput, 'appraisal' | 'order' | 'fingerprints'> {
  /** The editions the fingerprints name, at least. */
  readonly priceTables: readonly PublishedEdition[];
}

export function reportAttachments(sources: AttachmentSources, report: ReportIdentity): readonly Attachment[] {
  const { order, appraisal, fingerprints, priceTables } = sources;
  const prices = pricesAttachment({ appraisal, fingerprints }, priceTables);
  const record = recordAttachment({ report, order, appraisal, fingerprints, priceRows: sha256Hex(prices.bytes) });
  return [record, prices];
}
