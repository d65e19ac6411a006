import type { Appraisal, AppraisalOrder } from '../engine/index.js';
import type { Fingerprints } from './fingerprints-of.js';

/** An appraisal as the ledger holds it. */
export interface StoredAppraisal {
  readonly id: string;
  readonly organisationId: string;
  readonly createdAt: string;
  readonly order: AppraisalOrder;
  readonly appraisal: Appraisal;
  readonly fingerprints: Fingerprints;
}
