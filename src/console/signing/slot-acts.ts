import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { EmbedSlot } from '../../reports/signatures/embed-slot.js';
import { PrepareSlot, type SlotWish } from '../../reports/signatures/prepare-slot.js';
import { readMadeSignature } from '../../reports/signatures/read-signature-body.js';
import { signatureProblem } from '../../reports/signatures/signature-problem.js';
import { SigningDesk } from '../../reports/signatures/signing-desk.js';

/** One appraiser’s signature: what their device has to sign, and what it made of it. */
@Injectable()
export class SlotActs {
  constructor(
    private readonly preparing: PrepareSlot,
    private readonly embedding: EmbedSlot,
    private readonly desk: SigningDesk,
  ) {}

  prepare(caller: Caller, wish: SlotWish): Promise<PreparedAnswer> {
    return this.preparing.prepare(caller, wish, null);
  }

  embed(caller: Caller, wish: SlotWish, made: { readonly requestId: string; readonly cms: string }) {
    return this.embedding.prepare(caller, wish, readMadeSignature({ ...made }));
  }

  /** The request once more, with what `lift-appraisal sign` reads of the answer of the API's door. */
  async requestJson({ organisationId }: Caller, { appraisalId, slot }: SlotWish, requestId: string) {
    const { version, slots } = await this.desk.open(organisationId, appraisalId);
    const found = (await this.desk.records.requestsFor(version.id, slot)).find(({ id }) => id === requestId);
    const fieldName = slots.find((one) => one.slot === slot)?.fieldName;
    if (found === undefined || fieldName === undefined) throw signatureProblem('request-unknown');
    const { digestSha256, signedAt, preparedSha256 } = found;
    return { requestId, slot, fieldName, digestSha256, digestAlgorithm: 'SHA-256', signedAt, preparedSha256 };
  }
}
