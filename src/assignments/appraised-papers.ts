/** What the state needs of an appraisal. An appraisal never changes, and reading a whole one takes long: so they are remembered. */
import { Injectable } from '@nestjs/common';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { LastUsed } from '../config/last-used.js';
import type { Appraisal } from '../engine/index.js';
import { slotsOf, type SlotOfReport } from '../reports/signature-slots.js';
import type { AppraisedPaper } from './steps/assignment-state.js';

export interface AppraisalDigest extends Omit<AppraisedPaper, 'paperVersion'> {
  readonly referenceDate: string;
  readonly slots: readonly SlotOfReport[];
}

const mostRemembered = 5000;

@Injectable()
export class AppraisedPapers {
  private readonly remembered = new LastUsed<string, AppraisalDigest>(mostRemembered);

  constructor(private readonly appraisals: AppraisalStore) {}

  async digest(organisationId: string, appraisalId: string): Promise<AppraisalDigest> {
    const key = `${organisationId}/${appraisalId}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const digest = await this.read(organisationId, appraisalId);
    this.remembered.set(key, digest);
    return digest;
  }

  private async read(organisationId: string, appraisalId: string): Promise<AppraisalDigest> {
    const stored = await this.appraisals.find(organisationId, appraisalId);
    if (stored === null) throw new Error(`the appraisal ${appraisalId} of an assignment is not in the ledger`);
    const { appraisal, order, fingerprints } = stored;
    const { residualValue, scrapResidualValue, remainingValue, range, referenceDate } = appraisal;
    const figures = { residualValue, scrapResidualValue, remainingValue, range, referenceDate };
    const needsReconciliation = appraisal.findings.some(({ code }) => code === 'offers-differ');
    const isDemonstration = usesDemonstrationPrices(appraisal);
    const about = { needsReconciliation, isDemonstration, slots: slotsOf(order) };
    return { appraisalId, resultSha256: fingerprints.result, ...figures, ...about };
  }
}

const usesDemonstrationPrices = ({ references }: Appraisal): boolean =>
  Object.values(references).some((one) => one.kind === 'price' && one.status === 'demonstration');
