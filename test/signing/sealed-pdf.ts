import {
  createDevelopmentAuthority,
  type DevelopmentAuthority,
  developmentSigner,
} from '../../src/signing/certificates/development-authority.js';
import { signPdf, type SignatureOrder } from '../../src/signing/sign-pdf.js';
import { preparedPdf } from './prepared-pdf.js';

export const authorityMade = new Date('2026-10-01T00:00:00Z');
export const signedAt = new Date('2026-10-02T03:04:05Z');
export const now = new Date('2026-10-03T00:00:00Z');

/** A throw-away authority; its root is the trust store of a test. */
export const throwAwayAuthority = (): DevelopmentAuthority =>
  createDevelopmentAuthority({ firm: '沈阳示例房地产估价有限公司', now: authorityMade });

export function signatureOrder(authority: DevelopmentAuthority, changes: Partial<SignatureOrder> = {}): SignatureOrder {
  return {
    fieldName: 'seal',
    signer: developmentSigner(authority.root, authority.seal),
    signedAt,
    name: '沈阳示例房地产估价有限公司',
    reason: 'Appraisal issued',
    location: 'Shenyang',
    contentsBytes: 3000,
    ...changes,
  };
}

export interface SealedPdf {
  authority: DevelopmentAuthority;
  unsigned: Uint8Array;
  signed: Uint8Array;
  trust: { trustStore: Uint8Array[]; now: Date };
}

export async function sealedPdf(changes: Partial<SignatureOrder> = {}): Promise<SealedPdf> {
  const authority = throwAwayAuthority();
  const attachment = { name: 'appraisal.json', bytes: Buffer.from('{"residualValue":"12345.67"}') };
  const unsigned = await preparedPdf({ fieldNames: ['seal', 'second'], attachment });
  const signed = await signPdf(unsigned, signatureOrder(authority, changes));
  return { authority, unsigned, signed, trust: { trustStore: [authority.root.certificate], now } };
}
