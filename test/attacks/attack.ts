import type { TrustQuestion } from '../../src/signing/certificates/check-chain.js';
import type { FindingCode, PdfVerification, SignatureLevel, Verdict } from '../../src/signing/verification.js';
import type { SignedReport } from './signed-report.js';

/**
 * What must be answered. `verification`: nobody is told that the file is signed and whole. `bytes`: every signature in it is
 * genuine and nothing they cover was changed, so only the first question (is this exactly a file we issued?) tells it apart;
 * then what is said of the file must not be that it is the finished report, or it must be the same report.
 */
export type Answer =
  | { by: 'verification'; verdict: Verdict | readonly Verdict[]; code?: FindingCode }
  | { by: 'bytes'; told?: FindingCode; levels?: readonly SignatureLevel[] };

export interface Attack {
  name: string;
  make: (report: SignedReport) => Uint8Array | Promise<Uint8Array>;
  answer: Answer;
  /** When the victim asks, and whom he trusts; by default a day after the issue, and the root of the report. */
  trust?: (report: SignedReport) => TrustQuestion;
}

/** Every answer that accepts: all others refuse. */
export const isAccepted = ({ verdict }: PdfVerification): boolean => verdict === 'valid' || verdict === 'development';

export const refused = (verdict: Verdict | readonly Verdict[], code?: FindingCode): Answer => ({
  by: 'verification',
  verdict,
  code,
});

/** Changed after signing, whatever else is found. */
export const altered = (code: FindingCode = 'changed-after-signing'): Answer => refused('invalid', code);
export const unreadable = refused('unreadable', 'file-unreadable');
