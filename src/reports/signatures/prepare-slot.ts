/** Makes the file ready for one appraiser and says what their device has to sign. No key ever comes here. */
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { sortableId } from '../../http/sortable-id.js';
import { prepareSignature } from '../../signing/prepare-signature.js';
import { appraiserSignature } from '../appraiser-signature.js';
import { ReportArchive } from '../report-archive.js';
import type { SlotOfReport } from '../signature-slots.js';
import { checkAnnounced } from './check-signer.js';
import { signatureProblem } from './signature-problem.js';
import { headOf, whyNotSign } from './signing-chain.js';
import { SigningDesk, type SigningCase } from './signing-desk.js';
import type { NewRequest } from './signing-records.js';

export interface SlotWish {
  readonly appraisalId: string;
  readonly slot: string;
}

@Injectable()
export class PrepareSlot {
  constructor(
    private readonly desk: SigningDesk,
    private readonly archive: ReportArchive,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, wish: SlotWish, certificate: string | null): Promise<PreparedAnswer> {
    const personId = personOf(caller);
    const signing = await this.desk.open(caller.organisationId, wish.appraisalId);
    const slot = slotToSign(signing, { slot: wish.slot, personId });
    const now = this.clock.now();
    if (certificate !== null) checkAnnounced(certificate, this.desk.questionFor(signing, slot, now));
    return this.request({ signing, slot, now, personId, appraisalId: wish.appraisalId });
  }

  private async request({ signing, slot, now, personId, appraisalId }: Requested): Promise<PreparedAnswer> {
    const { version, chain } = signing;
    const base = headOf(chain);
    // The file states whole seconds.
    const signedAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const isFirst = chain.signatures.length === 0;
    const statement = appraiserSignature(slot, { signedAt, isFirst });
    const { bytes, digest } = prepareSignature(await this.archive.read(base.sha256), statement);
    const request = {
      id: sortableId(now),
      reportId: version.id,
      organisationId: version.organisationId,
      slot: slot.slot,
      baseSha256: base.sha256,
      preparedSha256: await this.archive.add(bytes),
      digestSha256: Buffer.from(digest).toString('hex'),
      signedAt: signedAt.toISOString(),
      personId,
      at: now.toISOString(),
    };
    const act = { organisationId: version.organisationId, at: now, actor: personId, subject: version.id };
    return {
      ...answerOf(request, slot, appraisalId),
      write: async (manager) => {
        await this.desk.records.addRequest(manager, version, request);
        await audit(manager, { ...act, action: 'report.signature-requested' });
      },
    };
  }
}

interface Requested {
  readonly signing: SigningCase;
  readonly slot: SlotOfReport;
  readonly now: Date;
  readonly personId: string;
  readonly appraisalId: string;
}

export function personOf({ personId }: Caller): string {
  if (personId === null) throw signatureProblem('signature-person-required');
  return personId;
}

/** The slot, or why this person may not sign it now. */
export function slotToSign(
  { chain, slots }: SigningCase,
  wanted: { readonly slot: string; readonly personId: string },
): SlotOfReport {
  const problem = whyNotSign(chain, slots, wanted);
  const slot = slots.find((one) => one.slot === wanted.slot);
  if (problem !== null || !slot) throw signatureProblem(problem ?? 'slot-unknown');
  return slot;
}

type Answered = Pick<NewRequest, 'id' | 'slot' | 'digestSha256' | 'signedAt' | 'preparedSha256'>;

function answerOf(request: Answered, { fieldName }: SlotOfReport, appraisalId: string): Omit<PreparedAnswer, 'write'> {
  const { id: requestId, slot, digestSha256, signedAt, preparedSha256 } = request;
  const document = `/v1/appraisals/${appraisalId}/report/signatures/${slot}/requests/${requestId}/document`;
  const view = {
    requestId,
    slot,
    fieldName,
    digestSha256,
    digestAlgorithm: 'SHA-256',
    signedAt,
    document,
    preparedSha256,
  };
  return { status: 201, headers: { location: document }, body: JSON.stringify(view) };
}
