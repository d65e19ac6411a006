/** Opens the case of a report that is being signed: the appraisal, its version, its slots and how far they are signed. */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { FIRM_SEAL, type FirmSeal } from '../firm-seal.js';
import { reportProblem } from '../report-problem.js';
import { ReportStore, type StoredReport } from '../report-store.js';
import type { ReportVersion } from '../report.entities.js';
import { slotsOf, type SlotOfReport } from '../signature-slots.js';
import { readCertificateFully } from '../../signing/certificates/read-certificate.js';
import { keySha256Of, type SignerQuestion } from './check-signer.js';
import { signatureProblem } from './signature-problem.js';
import { headOf, slotViews, type SigningChain, type SlotView } from './signing-chain.js';
import { SigningRecords } from './signing-records.js';

export interface SigningCase {
  readonly report: StoredReport;
  readonly version: ReportVersion;
  readonly slots: readonly SlotOfReport[];
  readonly chain: SigningChain;
}

export interface SignaturesView {
  readonly number: string;
  readonly state: 'prepared' | 'archived';
  readonly sha256: string;
  readonly signatures: readonly SlotView[];
}

@Injectable()
export class SigningDesk {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly reports: ReportStore,
    readonly records: SigningRecords,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
  ) {}

  async open(organisationId: string, appraisalId: string): Promise<SigningCase> {
    const { order } = await this.appraisals.stored(organisationId, appraisalId);
    const report = await this.reports.latest({ organisationId, appraisalId });
    const chain = report && (await this.records.chainOf(report.version));
    if (!report || !chain) throw signatureProblem('report-not-prepared');
    return { report, version: report.version, slots: slotsOf(order), chain };
  }

  async signatures(organisationId: string, appraisalId: string): Promise<SignaturesView> {
    const { order } = await this.appraisals.stored(organisationId, appraisalId);
    const report = await this.reports.latest({ organisationId, appraisalId });
    const chain = report && (await this.records.chainOf(report.version));
    const signatures = chain ? slotViews(slotsOf(order), chain.signatures) : [];
    if (report?.file?.kind === 'report' || report?.file?.kind === 'renewed') {
      return { number: report.version.number, state: 'archived', sha256: report.file.sha256, signatures };
    }
    if (!chain) throw signatureProblem('report-not-prepared');
    return { number: report.version.number, state: 'prepared', sha256: headOf(chain).sha256, signatures };
  }

  /** Why there is nothing to serve: no report at all, or one that waits for somebody. */
  async notIssued(organisationId: string, appraisalId: string): Promise<Error> {
    const report = await this.reports.latest({ organisationId, appraisalId });
    const chain = report && (await this.records.chainOf(report.version));
    if (!chain) return reportProblem('report-unknown');
    const { signatures } = await this.signatures(organisationId, appraisalId);
    const waitsFor = signatures.filter(({ state }) => state !== 'signed').map(({ slot, name }) => ({ slot, name }));
    return reportProblem('report-not-finished', { waitsFor });
  }

  /** What a signer of this slot must answer to. */
  questionFor({ chain }: SigningCase, { name }: SlotOfReport, now: Date): SignerQuestion {
    const sealKey = keySha256Of(readCertificateFully(this.seal.signer.certificate));
    return {
      name,
      usedKeys: [...chain.signatures.map(({ keySha256 }) => keySha256), sealKey],
      trust: { trustStore: this.seal.trustStore, now },
      isDevelopment: this.seal.isDevelopment,
    };
  }
}
