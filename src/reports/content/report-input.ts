/** What the content is made from: the engine's result with its order and rule book, and the report's own identity. */
import type { Appraisal, AppraisalOrder, PriceKind, PriceTableEdition, Standard } from '../../engine/index.js';
import type { Attachment } from '../report-document.js';
import type { ReportIdentity } from '../report-identity.js';

/** The report's identity, and what its door knows of it. */
export interface PrintedIdentity extends ReportIdentity {
  /** false: made outside a service (command line), the report says 未登记. */
  readonly registered: boolean;
  /** The seal is a development certificate authority's, the report says so. */
  readonly developmentSeal: boolean;
  /** The appraisers sign in the file before the firm seals it; otherwise the seal stands alone, and the report says so. */
  readonly appraisersSign?: boolean;
  /** Their keys are a development certificate authority's too, the report says so. */
  readonly developmentSignatures?: boolean;
}

export interface ReportFingerprints {
  readonly order: string;
  readonly standard: string;
  readonly priceTables: readonly { readonly editionId: string; readonly sha256: string }[];
  readonly engine: string;
  readonly result: string;
}

/** An edition of a price table that the appraisal asked. */
export interface AskedEdition {
  readonly edition: Omit<PriceTableEdition, 'rows' | 'method' | 'licence'>;
  readonly kind: PriceKind | 'index';
  /** SHA-256 of its bytes, hex. */
  readonly fingerprint: string;
}

export interface ReportInput {
  /** Full, with trace and references. */
  readonly appraisal: Appraisal;
  readonly order: AppraisalOrder;
  readonly standard: Standard;
  /** The edition's report texts by key. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the edition says of itself: that it is reconstructed, and from what. */
  readonly statement: string;
  readonly fingerprints: ReportFingerprints;
  /** The editions the fingerprints name, at least; of each the head is printed. */
  readonly priceTables: readonly AskedEdition[];
  readonly identity: PrintedIdentity;
  /** Names of missing parts in Chinese; not empty → draft. */
  readonly missingForIssue: readonly string[];
  readonly attachments: readonly Attachment[];
}
