/**
 * The firm's seal on a report, with as much proof as can be had: a time-stamp over the signature, and then certificates,
 * revocation and an archive time-stamp. What cannot be had is named, never passed over.
 */
import { archivePdf } from '../signing/archive-pdf.js';
import { signPdf, type SignatureOrder } from '../signing/sign-pdf.js';
import { SigningError } from '../signing/signing-error.js';
import type { PdfVerification, SignatureLevel, Verdict } from '../signing/verification.js';
import { verifyPdf } from '../signing/verify-pdf.js';
import { inSpan } from '../tracing/in-span.js';
import type { FirmSeal } from './firm-seal.js';
import { sealAppearance } from './press/seal-appearance.js';
import { sealFieldName } from './signature-slots.js';

/** 42 mm, the size of a firm's round seal. */
const sealDiameterPt = (42 / 25.4) * 72;

/** What the proof lacks: nobody stamped the time, or nobody said whether a certificate was revoked. */
export type ProofGap = 'time-stamp-missing' | 'revocation-unanswered' | 'archive-time-stamp-missing';

export interface SealedReport {
  readonly pdf: Uint8Array;
  /** The lowest level among the signatures of the file. */
  readonly level: SignatureLevel;
  readonly gaps: readonly ProofGap[];
  /** The end of the last archive time-stamp's certificate: until then the file proves itself. null without one. */
  readonly provenUntil: Date | null;
}

/** The seal we just made does not verify: a fault of the key or a bug, never of the order. */
export class SealRefusedError extends Error {
  constructor(readonly verdict: Verdict) {
    super(`the report's own seal does not verify: ${verdict}`);
    this.name = 'SealRefusedError';
  }
}

export interface Sealing {
  readonly sealedAt: Date;
  /** The appraisers have signed before: the seal locks the form. Otherwise it certifies the file and allows no change. */
  readonly isLast: boolean;
}

export function sealReport(pdf: Uint8Array, seal: FirmSeal, sealing: Sealing): Promise<SealedReport> {
  return inSpan('seal-report', () => sealAndVerify(pdf, seal, sealing));
}

async function sealAndVerify(pdf: Uint8Array, seal: FirmSeal, { sealedAt, isLast }: Sealing): Promise<SealedReport> {
  const order: SignatureOrder = {
    fieldName: sealFieldName,
    signer: seal.signer,
    signedAt: sealedAt,
    name: seal.inscription.firm,
    reason: '出具电梯残余价值评估报告',
    location: '中国',
    appearance: sealAppearance({ ...seal.inscription, diameterPt: sealDiameterPt }),
    ...(isLast ? { locksFields: true } : { docMdp: 1 as const }),
  };
  const signed = await withTimeStampIfAny(pdf, order, seal);
  const archived = await archiveReport(signed.pdf, seal, sealedAt);
  const verification = verifyPdf(archived.pdf, { trustStore: [...seal.trustStore], now: sealedAt });
  const { verdict } = verification;
  if (verdict !== (seal.isDevelopment ? 'development' : 'valid')) throw new SealRefusedError(verdict);
  return { pdf: archived.pdf, ...reachOf(verification), gaps: [...signed.gaps, ...archived.gaps] };
}

/** How far the proof of a verified file reaches. */
export function reachOf({ signatures, timeStamps }: PdfVerification): Pick<SealedReport, 'level' | 'provenUntil'> {
  return {
    level: lowest(signatures.map((signature) => signature.level)),
    provenUntil: timeStamps.at(-1)?.certificate?.validTo ?? null,
  };
}

/** The proof of a signed file, made or renewed. */
export async function archiveReport(
  pdf: Uint8Array,
  { proof, trustStore }: FirmSeal,
  now: Date,
): Promise<{ readonly pdf: Uint8Array; readonly gaps: readonly ProofGap[] }> {
  const shared = { source: proof.revocation, roots: trustStore, now };
  const authority = proof.timeStampAuthority ?? undefined;
  const stamped = await ifReachable(() => archivePdf(pdf, { ...shared, authority }));
  const { bytes, unanswered } = stamped ?? (await archivePdf(pdf, shared));
  return {
    pdf: bytes,
    gaps: [
      ...(unanswered.length > 0 ? (['revocation-unanswered'] as const) : []),
      ...(stamped === null || authority === undefined ? (['archive-time-stamp-missing'] as const) : []),
    ],
  };
}

async function withTimeStampIfAny(
  pdf: Uint8Array,
  order: SignatureOrder,
  { proof }: FirmSeal,
): Promise<{ readonly pdf: Uint8Array; readonly gaps: readonly ProofGap[] }> {
  const timeStampAuthority = proof.timeStampAuthority ?? undefined;
  const stamped = timeStampAuthority && (await ifReachable(() => signPdf(pdf, { ...order, timeStampAuthority })));
  return stamped ? { pdf: stamped, gaps: [] } : { pdf: await signPdf(pdf, order), gaps: ['time-stamp-missing'] };
}

/** null: the time-stamp authority did not help. Every other failure stays one. */
export async function ifReachable<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SigningError && error.code === 'time-stamp-failed') return null;
    throw error;
  }
}

const levels: readonly SignatureLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

const lowest = (found: readonly SignatureLevel[]): SignatureLevel =>
  levels.find((level) => found.includes(level)) ?? 'B-B';
