import { createCms } from './cms/create-cms.js';
import { withTimeStamp } from './cms/with-time-stamp.js';
import { embedSignature } from './embed-signature.js';
import { prepareSignature, type SignatureRequest } from './prepare-signature.js';
import type { Signer } from './signer.js';
import type { TimeStampAuthority } from './time-stamps/time-stamp-authority.js';

export interface SignatureOrder extends SignatureRequest {
  signer: Signer;
  /** Proves when the signature was made (PAdES B-T); without one the time is only what the signer states (B-B). */
  timeStampAuthority?: TimeStampAuthority;
}

/** Signs one prepared field of a PDF with a signer at hand. The same order gives the same bytes up to the signature itself. */
export async function signPdf(pdf: Uint8Array, order: SignatureOrder): Promise<Uint8Array> {
  const { bytes, digest } = prepareSignature(pdf, order);
  const message = await createCms(digest, order.signer);
  const stamped = order.timeStampAuthority ? await withTimeStamp(message, order.timeStampAuthority) : message;
  return embedSignature(bytes, order.fieldName, stamped);
}
