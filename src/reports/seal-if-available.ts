import { SigningError } from '../signing/signing-error.js';
import { signatureProblem } from './signatures/signature-problem.js';

/** A card that is not in its reader or a seal platform that does not answer is no bug: ask again later. */
export async function sealIfAvailable<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isSigner = error instanceof SigningError && ['signer-failed', 'key-does-not-match'].includes(error.code);
    throw isSigner ? signatureProblem('seal-unavailable', { cause: error }) : error;
  }
}
