/** What a bundle brings of the second signature, by the national algorithms: does it fit the report, and whose is it? Pure. */
import {
  verifyNationally,
  type NationalFault,
  type NationalVerification,
} from '../../signing/sm2/national-signature.js';
import { bundleFault, type BundleFault, type BundleFaultCode } from './bundle-faults.js';
import { bundlePlaces } from './bundle-format.js';

export interface CheckedNationalSignature {
  /** null: the bundle brings none. */
  readonly verification: NationalVerification | null;
  readonly faults: readonly BundleFault[];
}

const codes: Readonly<Record<NationalFault, BundleFaultCode>> = {
  'sig-unreadable': 'national-signature-unreadable',
  'other-file': 'national-signature-of-another-file',
  'signature-mismatch': 'national-signature-mismatch',
  'key-untrusted': 'national-key-untrusted',
};

/** `trustedKeys`: null when none was named; then the key is the bundle's own word, which is told and no fault. */
export function checkNationalSignature(
  files: ReadonlyMap<string, Uint8Array>,
  pdf: Uint8Array,
  trustedKeys: readonly Uint8Array[] | null,
): CheckedNationalSignature {
  const sig = files.get(bundlePlaces.nationalSignature);
  if (sig === undefined) {
    return { verification: null, faults: trustedKeys === null ? [] : [bundleFault('national-signature-missing')] };
  }
  const verification = verifyNationally(pdf, Buffer.from(sig).toString('utf8'), trustedKeys ?? []);
  const { fault, keySha256 } = verification;
  if (fault === undefined || (fault === 'key-untrusted' && trustedKeys === null)) return { verification, faults: [] };
  return { verification, faults: [bundleFault(codes[fault], keySha256 ?? null)] };
}
