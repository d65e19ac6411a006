/** Whether somebody may sign a field of a file: each by the person the engagement names, and each on a key of its own. */
import { keySha256Of } from '../reports/signatures/check-signer.js';
import { namesThePerson } from '../reports/signatures/names-the-person.js';
import type { SlotOfReport } from '../reports/signature-slots.js';
import { readCertificateFully, readCertificates } from '../signing/certificates/read-certificate.js';
import { certificatesInMessages } from '../signing/certificates-of.js';
import { PdfFile } from '../signing/pdf/pdf-file.js';
import type { Signer } from '../signing/signer.js';
import type { SignatureVerification } from '../signing/verification.js';
import { CommandError, exitCode } from './exit-code.js';

export interface SignedSoFar {
  readonly pdf: Uint8Array;
  readonly signatures: readonly SignatureVerification[];
}

export function checkFileSigner(signer: Signer, { name }: SlotOfReport, signed: SignedSoFar): void {
  const certificate = readCertificateFully(signer.certificate);
  const { commonName } = certificate.summary;
  if (!namesThePerson(commonName, name)) {
    throw new CommandError(`证书是“${commonName}”的，这个签名栏属于“${name}”`, exitCode.no);
  }
  if (keysOf(signed).has(keySha256Of(certificate))) {
    throw new CommandError(`证书“${commonName}”的密钥在这份文件中已经用过，每个签名须用各自的密钥`, exitCode.no);
  }
}

/** Keys, not certificates: a renewed certificate is another one for the same key. */
function keysOf({ pdf, signatures }: SignedSoFar): ReadonlySet<string> {
  const signers = new Set(signatures.map(({ certificate }) => certificate?.sha256));
  const inFile = readCertificates(certificatesInMessages(PdfFile.open(pdf)));
  return new Set(inFile.filter(({ summary }) => signers.has(summary.sha256)).map(keySha256Of));
}
