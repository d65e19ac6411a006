import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  certificatePem,
  issueDevelopmentKey,
  developmentSigner,
} from '../../src/signing/certificates/development-authority.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { preparedPdf } from './prepared-pdf.js';
import { authorityMade, signatureOrder, throwAwayAuthority } from './sealed-pdf.js';

export interface SignedSample {
  signed: string;
  authority: string;
  signer: string;
}

/**
 * Writes a PDF with an appraiser's signature and the firm's certifying seal, visible, and the certificates to judge it with, for
 * programs outside Node. Returns the paths.
 */
export async function writeSignedSample(folder: string): Promise<SignedSample> {
  mkdirSync(folder, { recursive: true });
  const authority = throwAwayAuthority();
  const holder = { firm: '沈阳示例房地产估价有限公司', holder: '张三', now: authorityMade, years: 1 };
  const appraiser = issueDevelopmentKey(authority.root, holder);
  const unsigned = await preparedPdf({ fieldNames: ['appraiser', 'seal'] });
  const signer = developmentSigner(authority.root, appraiser);
  const first = await signPdf(unsigned, signatureOrder(authority, { fieldName: 'appraiser', signer, name: '张三' }));
  const signed = await signPdf(first, signatureOrder(authority, { docMdp: 1, appearance: ring(119.055) }));
  return {
    signed: write(folder, 'signed.pdf', signed),
    authority: write(folder, 'ca.pem', certificatePem(authority.root.certificate)),
    signer: write(folder, 'seal.pem', certificatePem(authority.seal.certificate)),
  };
}

function write(folder: string, name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** A red square with a frame: stands in for the round seal of the reports. */
function ring(size: number) {
  const content = Buffer.from(`/G0 gs 0.8 0.05 0.13 RG 3 w 4 4 ${size - 8} ${size - 8} re S`);
  return { width: size, height: size, content, resources: '<< /ExtGState << /G0 << /Type /ExtGState /CA 0.9 >> >> >>' };
}
