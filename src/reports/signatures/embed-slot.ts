/**
 * Takes the signature an appraiser made outside, checks it from every side and puts it into the file. Whatever fails,
 * nothing is stored. The bytes are in the archive before the record that points to them.
 */
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { readCms } from '../../signing/cms/read-cms.js';
import { withTimeStamp } from '../../signing/cms/with-time-stamp.js';
import { embedSignature } from '../../signing/embed-signature.js';
import { SigningError } from '../../signing/signing-error.js';
import { verifyPdf } from '../../signing/verify-pdf.js';
import { FIRM_SEAL, type FirmSeal } from '../firm-seal.js';
import { ReportArchive } from '../report-archive.js';
import { preparedView } from '../report-view.js';
import { ifReachable } from '../seal-report.js';
import type { SlotOfReport } from '../signature-slots.js';
import { tellOfReport } from '../tell-of-report.js';
import { checkMessage, type CheckedSigner } from './check-signer.js';
import { personOf, slotToSign, type SlotWish } from './prepare-slot.js';
import { signatureProblem, withFindings } from './signature-problem.js';
import { slotViews, type ChainFile } from './signing-chain.js';
import { SigningDesk, type SigningCase } from './signing-desk.js';
import type { ReportSignatureRequest } from './signing.entities.js';

export interface MadeSignature {
  readonly requestId: string;
  /** DER. */
  readonly cms: Uint8Array;
}

@Injectable()
export class EmbedSlot {
  constructor(
    private readonly desk: SigningDesk,
    private readonly archive: ReportArchive,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, wish: SlotWish, { requestId, cms }: MadeSignature): Promise<PreparedAnswer> {
    const personId = personOf(caller);
    const signing = await this.desk.open(caller.organisationId, wish.appraisalId);
    const slot = slotToSign(signing, { slot: wish.slot, personId });
    const request = await this.requestOf(signing, { requestId, slot: slot.slot, personId });
    const now = this.clock.now();
    const digest = Buffer.from(request.digestSha256, 'hex');
    const signer = checkMessage(cms, digest, this.desk.questionFor(signing, slot, now));
    const signed = await this.sign({ signing, slot, request, now }, cms);
    return this.recording({ signing, slot, request, now }, signer, signed);
  }

  private async requestOf(
    { version }: SigningCase,
    wanted: { requestId: string; slot: string; personId: string },
  ): Promise<ReportSignatureRequest> {
    const requests = await this.desk.records.requestsFor(version.id, wanted.slot);
    const request = requests.find(({ id }) => id === wanted.requestId);
    if (!request) throw signatureProblem('request-unknown');
    if (request.personId !== wanted.personId) throw signatureProblem('request-of-another');
    if (request !== requests.at(-1)) throw signatureProblem('request-replaced');
    return request;
  }

  private async sign({ signing, slot, request, now }: Embedding, cms: Uint8Array): Promise<SignedFile> {
    const prepared = await this.archive.read(request.preparedSha256);
    const stamped = await this.stamp(cms);
    const bytes = embedded(prepared, slot.fieldName, stamped ?? cms);
    this.mustVerify(bytes, { signing, slot, now });
    const file = { sha256: await this.archive.add(bytes), sizeBytes: bytes.length };
    return { file, gaps: stamped === null ? ['time-stamp-missing'] : [] };
  }

  /** null: no authority is named, or it does not answer; the archive time-stamp proves the time then. */
  private async stamp(cms: Uint8Array): Promise<Uint8Array | null> {
    if (readCms(cms)?.timeStampToken) return cms;
    const { timeStampAuthority } = this.seal.proof;
    return timeStampAuthority && ifReachable(() => withTimeStamp(cms, timeStampAuthority));
  }

  private mustVerify(bytes: Uint8Array, { signing, slot, now }: Omit<Embedding, 'request'>): void {
    const { verdict, signatures, findings } = verifyPdf(bytes, { trustStore: [...this.seal.trustStore], now });
    const isAccepted = verdict === 'valid' || (verdict === 'development' && this.seal.isDevelopment);
    const isLast = signatures.at(-1)?.fieldName === slot.fieldName;
    const isOneMore = signatures.length === signing.chain.signatures.length + 1;
    if (isAccepted && isLast && isOneMore) return;
    throw signatureProblem('signed-file-invalid', withFindings(findings.map(({ code }) => code)));
  }

  private recording({ signing, slot, request, now }: Embedding, signer: CheckedSigner, signed: SignedFile) {
    const { version, chain, slots } = signing;
    const { reportId, organisationId, baseSha256, personId } = request;
    const signature = {
      ...{ reportId, organisationId, slot: slot.slot, requestId: request.id, baseSha256, personId, ...signer },
      resultSha256: signed.file.sha256,
      sizeBytes: signed.file.sizeBytes,
      actor: personId,
      at: now.toISOString(),
    };
    const view = preparedView(version, signed.file, slotViews(slots, [...chain.signatures, signature]));
    return {
      status: 201,
      headers: { location: `/v1/appraisals/${version.appraisalId}/report/signatures` },
      body: JSON.stringify({ ...view, gaps: signed.gaps }),
      write: async (manager) => {
        await this.desk.records.addSignature(manager, version, signature);
        const more = { slot: slot.slot, sha256: signature.resultSha256, missing: missingAfter(slots, chain, slot) };
        await tellOfReport(manager, 'report.signed', { version, at: now, more });
        await audit(manager, { organisationId, at: now, actor: personId, action: 'report.signed', subject: reportId });
      },
    } satisfies PreparedAnswer;
  }
}

/** Who has yet to sign, the seal among them. */
const missingAfter = (
  slots: readonly SlotOfReport[],
  { signatures }: SigningCase['chain'],
  now: SlotOfReport,
): readonly string[] =>
  slots.map(({ slot }) => slot).filter((slot) => slot !== now.slot && !signatures.some((one) => one.slot === slot));

interface Embedding {
  readonly signing: SigningCase;
  readonly slot: SlotOfReport;
  readonly request: ReportSignatureRequest;
  readonly now: Date;
}

interface SignedFile {
  readonly file: ChainFile;
  readonly gaps: readonly 'time-stamp-missing'[];
}

function embedded(prepared: Uint8Array, fieldName: string, cms: Uint8Array): Uint8Array {
  try {
    return embedSignature(prepared, fieldName, cms);
  } catch (error) {
    if (error instanceof SigningError && error.code === 'placeholder-too-small') {
      throw signatureProblem('cms-too-large');
    }
    throw error;
  }
}
