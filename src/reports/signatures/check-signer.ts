/**
 * Is this message the signature of that appraiser over that digest? Bytes in, the signer out, or the problem. The whole
 * file is verified afterwards all the same: here each fault gets a name of its own.
 */
import { createHash } from 'node:crypto';
import { checkChain, type TrustQuestion } from '../../signing/certificates/check-chain.js';
import { readCertificateFully, type ReadCertificate } from '../../signing/certificates/read-certificate.js';
import { checkCms } from '../../signing/cms/check-cms.js';
import { strictDerLength } from '../../signing/der.js';
import { readPemCertificates } from '../../signing/signer.js';
import { findingConsequences, type ChainState } from '../../signing/verification.js';
import { namesThePerson } from './names-the-person.js';
import { signatureProblem, withFindings, type SignatureProblemCode } from './signature-problem.js';

export interface SignerQuestion {
  /** As the engagement names the appraiser. */
  readonly name: string;
  /** SHA-256 of the public keys that have signed, and of the seal's. */
  readonly usedKeys: readonly string[];
  readonly trust: TrustQuestion;
  /** Where the seal is a development authority's, its certificates are good enough for the appraisers too. */
  readonly isDevelopment: boolean;
  /** A certificate was announced without its issuers: they may come with the signature. */
  readonly issuersMayFollow?: boolean;
}

export interface CheckedSigner {
  readonly signerName: string;
  readonly certificateSha256: string;
  readonly keySha256: string;
}

export function checkMessage(cms: Uint8Array, digest: Uint8Array, question: SignerQuestion): CheckedSigner {
  if (strictDerLength(cms) !== cms.length) throw signatureProblem('cms-unreadable');
  // The device was given a SHA-256 digest: another algorithm would be over something we did not show it.
  const { codes, certificate, others } = checkCms(cms, (name) => (name === 'sha256' ? digest : new Uint8Array()));
  const faults = codes.filter((code) => findingConsequences[code] !== 'note');
  if (faults.includes('message-digest-mismatch')) throw signatureProblem('cms-of-other-digest');
  if (faults.includes('cms-malformed')) throw signatureProblem('cms-unreadable');
  if (faults.length > 0 || !certificate) throw signatureProblem('cms-not-acceptable', withFindings(faults));
  return checkCertificate(certificate, others, question);
}

/** Before anything is signed: would a signature with this certificate be taken? */
export function checkAnnounced(text: string, question: SignerQuestion): CheckedSigner {
  const [certificate, ...others] = readAnnounced(text);
  if (!certificate) throw signatureProblem('certificate-unreadable');
  return checkCertificate(certificate, others, { ...question, issuersMayFollow: others.length === 0 });
}

function readAnnounced(text: string): readonly ReadCertificate[] {
  try {
    const isPem = text.includes('-----BEGIN');
    return (isPem ? readPemCertificates(text) : [Buffer.from(text, 'base64')]).map(readCertificateFully);
  } catch {
    return [];
  }
}

function checkCertificate(
  certificate: ReadCertificate,
  others: readonly ReadCertificate[],
  { name, usedKeys, trust, isDevelopment, issuersMayFollow = false }: SignerQuestion,
): CheckedSigner {
  const { state, codes } = checkChain({ signer: certificate, others, roots: trust, at: trust.now, now: trust.now });
  const problem = problemOfChain(state, isDevelopment);
  const isOpen = state === 'untrusted' && issuersMayFollow;
  if (problem && !isOpen) throw signatureProblem(problem, withFindings(codes));
  const { commonName: signerName, sha256: certificateSha256 } = certificate.summary;
  if (!namesThePerson(signerName, name)) throw signatureProblem('certificate-of-another');
  const keySha256 = keySha256Of(certificate);
  if (usedKeys.includes(keySha256)) throw signatureProblem('certificate-used-before');
  return { signerName, certificateSha256, keySha256 };
}

function problemOfChain(state: ChainState, isDevelopment: boolean): SignatureProblemCode | null {
  switch (state) {
    case 'trusted':
      return null;
    case 'development':
      return isDevelopment ? null : 'certificate-untrusted';
    case 'expired':
    case 'not-yet-valid':
      return 'certificate-out-of-date';
    case 'unsuitable':
      return 'certificate-not-for-signing';
    default:
      return 'certificate-untrusted';
  }
}

export const keySha256Of = ({ x509 }: Pick<ReadCertificate, 'x509'>): string =>
  createHash('sha256')
    .update(x509.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
