import type { FileProof } from './report-store.js';
import type { SealedReport } from './seal-report.js';

const dayMs = 24 * 60 * 60_000;

/** What is written down of a file's proof: when it must be renewed, so many days before it ends. */
export function proofOfFile(
  { level, gaps, provenUntil }: Pick<SealedReport, 'level' | 'gaps' | 'provenUntil'>,
  renewalDays: number,
): FileProof {
  const renewBefore = provenUntil && new Date(provenUntil.getTime() - renewalDays * dayMs);
  return { level, gaps, renewBefore };
}
