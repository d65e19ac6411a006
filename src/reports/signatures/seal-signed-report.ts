/** The firm's seal behind the signatures of all appraisers: it locks the file, the archive is made, the report is issued. */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { readCertificateFully } from '../../signing/certificates/read-certificate.js';
import { verifyPdf } from '../../signing/verify-pdf.js';
import { FIRM_SEAL, type FirmSeal } from '../firm-seal.js';
import { ReportArchive } from '../report-archive.js';
import { ReportStore, type ArchivedFile } from '../report-store.js';
import { ReportTerms } from '../report-terms.js';
import { reportView, type ReportView } from '../report-view.js';
import { sealReport, type SealedReport } from '../seal-report.js';
import { sealIfAvailable } from '../seal-if-available.js';
import { sealSlot } from '../signature-slots.js';
import { keySha256Of } from './check-signer.js';
import { signatureProblem } from './signature-problem.js';
import { headOf, slotViews, whyNotSeal } from './signing-chain.js';
import { SigningDesk, type SigningCase } from './signing-desk.js';
import type { NewSignature } from './signing-records.js';

/** The firm's seal and the archive: a file goes in, the sealed one is kept. */
@Injectable()
export class SealPlace {
  constructor(
    private readonly archive: ReportArchive,
    @Inject(FIRM_SEAL) private readonly firmSeal: FirmSeal,
  ) {}

  /** Who seals, by certificate and key. */
  get holder(): Pick<NewSignature, 'signerName' | 'certificateSha256' | 'keySha256'> {
    const certificate = readCertificateFully(this.firmSeal.signer.certificate);
    const { commonName: signerName, sha256: certificateSha256 } = certificate.summary;
    return { signerName, certificateSha256, keySha256: keySha256Of(certificate) };
  }

  /** Sealed, archived in both senses: with its proof inside, and kept. */
  async seal(sha256: string, sealedAt: Date): Promise<SealedReport & { readonly sha256: string }> {
    const signed = await this.archive.read(sha256);
    const sealed = await sealIfAvailable(() => sealReport(signed, this.firmSeal, { sealedAt, isLast: true }));
    const before = verifyPdf(signed, { trustStore: [...this.firmSeal.trustStore], now: sealedAt });
    const isUnstamped = before.signatures.some(({ level }) => level === 'B-B');
    const gaps = new Set([...(isUnstamped ? (['time-stamp-missing'] as const) : []), ...sealed.gaps]);
    return { ...sealed, gaps: [...gaps], sha256: await this.archive.add(sealed.pdf) };
  }
}

@Injectable()
export class SealSignedReport {
  constructor(
    private readonly desk: SigningDesk,
    private readonly reports: ReportStore,
    private readonly terms: ReportTerms,
    private readonly place: SealPlace,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, appraisalId: string): Promise<PreparedAnswer> {
    const signing = await this.desk.open(caller.organisationId, appraisalId);
    const { report, version, slots, chain } = signing;
    if (report.file) {
      const proof = await this.reports.proofOf(version.id);
      const standing = reportView({
        version,
        file: report.file,
        signatures: slotViews(slots, chain.signatures),
        proof,
      });
      return { ...answer(200, standing), write: () => Promise.resolve() };
    }
    const problem = whyNotSeal(chain);
    if (problem) throw signatureProblem(problem);
    const isUsed = chain.signatures.some(({ keySha256 }) => keySha256 === this.place.holder.keySha256);
    if (isUsed) throw signatureProblem('certificate-used-before');
    return this.seal(signing, caller);
  }

  private async seal({ report, version, slots, chain }: SigningCase, caller: Caller): Promise<PreparedAnswer> {
    const { actor, personId } = caller;
    const at = this.clock.now();
    const baseSha256 = headOf(chain).sha256;
    const sealed = await this.place.seal(baseSha256, at);
    const { sha256, pdf } = sealed;
    const proof = this.terms.proofOf(sealed);
    const nationalSignature = await this.terms.national.of(pdf);
    const file: ArchivedFile = { sha256, sizeBytes: pdf.length, kind: 'report', at, actor, proof, nationalSignature };
    const { id: reportId, organisationId } = version;
    const signature = {
      ...{ reportId, organisationId, slot: sealSlot, requestId: null, baseSha256, resultSha256: sha256 },
      ...{ sizeBytes: pdf.length, ...this.place.holder, personId, actor, at: at.toISOString() },
    };
    const signatures = slotViews(slots, [...chain.signatures, signature]);
    return {
      ...answer(201, reportView({ version, file, signatures, proof })),
      write: async (manager) => {
        await this.desk.records.addSignature(manager, version, signature);
        await this.reports.record(manager, report, file);
      },
    };
  }
}

function answer(status: number, view: ReportView): Omit<PreparedAnswer, 'write'> {
  return { status, headers: { location: `/v1/appraisals/${view.appraisalId}/report` }, body: JSON.stringify(view) };
}
