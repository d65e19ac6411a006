/**
 * Where the signatures of a report stand: who has signed, whose turn it is, and why somebody may not. Pure. The database
 * keeps the same rules once more (`0008-signing-guards.ts`), whoever writes to it.
 */
import type { SignatureSlot, SlotOfReport } from '../signature-slots.js';
import type { SignatureProblemCode } from './signature-problem.js';
import type { ReportPreparation, ReportSignature, ReviewVerdict } from './signing.entities.js';

export interface SigningChain {
  readonly preparation: Pick<ReportPreparation, 'preparedSha256' | 'sizeBytes' | 'appraisers'>;
  /** In their order. */
  readonly signatures: readonly ReportSignature[];
  /** The latest word of the reviewers. */
  readonly verdict: ReviewVerdict | null;
  /** Everybody who ever reviewed the appraisal. */
  readonly reviewers: readonly string[];
}

export interface ChainFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** The file with everything that is signed so far. */
export function headOf({ preparation, signatures }: Pick<SigningChain, 'preparation' | 'signatures'>): ChainFile {
  const last = signatures.at(-1);
  return last
    ? { sha256: last.resultSha256, sizeBytes: last.sizeBytes }
    : { sha256: preparation.preparedSha256, sizeBytes: preparation.sizeBytes };
}

export interface SlotView {
  readonly slot: SignatureSlot;
  /** As the engagement names them. */
  readonly name: string;
  /** `open`: whose turn it is; `waiting`: somebody before has not signed yet. */
  readonly state: 'open' | 'waiting' | 'signed';
  readonly signedAt: string | null;
  /** From the certificate. */
  readonly signerName: string | null;
}

export function slotViews(
  slots: readonly SlotOfReport[],
  signatures: readonly Pick<ReportSignature, 'slot' | 'at' | 'signerName'>[],
): readonly SlotView[] {
  return slots.map(({ slot, name }, index): SlotView => {
    const signed = signatures.find((signature) => signature.slot === slot);
    if (signed) return { slot, name, state: 'signed', signedAt: signed.at, signerName: signed.signerName };
    const state = index === signatures.length ? 'open' : 'waiting';
    return { slot, name, state, signedAt: null, signerName: null };
  });
}

/** Why this person may not sign this slot of an appraiser now; null when they may. */
export function whyNotSign(
  chain: SigningChain,
  slots: readonly SlotOfReport[],
  { slot, personId }: { readonly slot: string; readonly personId: string },
): SignatureProblemCode | null {
  const place = slots.findIndex((one) => one.slot === slot);
  if (place < 0) return 'slot-unknown';
  if (slot === 'seal') return 'slot-of-the-seal';
  if (place < chain.signatures.length) return 'slot-signed';
  if (chain.verdict !== 'approved') return 'review-missing';
  if (chain.reviewers.includes(personId)) return 'signer-reviewed';
  const hasSigned = chain.signatures.some((one) => one.slot !== 'seal' && one.personId === personId);
  if (hasSigned) return 'signer-signed-before';
  return place > chain.signatures.length ? 'slot-not-next' : null;
}

/** Why the firm may not seal now; null when it may. */
export function whyNotSeal({ preparation, signatures, verdict }: SigningChain): SignatureProblemCode | null {
  if (signatures.length > preparation.appraisers) return 'slot-signed';
  if (verdict !== 'approved') return 'review-missing';
  return signatures.length < preparation.appraisers ? 'signatures-missing' : null;
}
