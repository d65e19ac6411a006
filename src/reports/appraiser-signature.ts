/** How an appraiser's signature stands in the file: which field, what it states, what is seen. Pure. */
import type { SignatureRequest } from '../signing/prepare-signature.js';
import { appraiserAppearance } from './press/appraiser-appearance.js';
import type { SlotOfReport } from './signature-slots.js';

/** Holds a certificate with its issuers, but no long lists; a device that brings more is told so. */
const roomBytes = 12_288;

export function appraiserSignature(
  { fieldName, name, certificate }: SlotOfReport,
  { signedAt, isFirst }: { readonly signedAt: Date; readonly isFirst: boolean },
): SignatureRequest {
  return {
    fieldName,
    signedAt,
    name,
    reason: '评估人员签名',
    location: '中国',
    appearance: appraiserAppearance({ name, certificate, signedAt }),
    contentsBytes: roomBytes,
    // The first certifies the file and allows further signatures only; the seal closes it.
    ...(isFirst ? { docMdp: 2 as const } : {}),
  };
}
