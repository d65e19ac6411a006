import { fetchBounded } from './fetch-bounded.js';
import type { Signer } from './signer.js';

export interface HttpSignerOrder {
  url: string;
  /** The signing certificate first, then its issuers; DER. */
  certificates: readonly Uint8Array[];
  timeoutMs: number;
  /** Value of the Authorization header. */
  authorization?: string;
}

/** A seal that is kept elsewhere: the bytes to be signed are posted, the answer is the signature. */
export function httpSigner({ url, certificates, timeoutMs, authorization }: HttpSignerOrder): Signer {
  const [certificate = new Uint8Array(), ...chain] = certificates;
  return {
    certificate,
    chain,
    sign: (toBeSigned) =>
      fetchBounded(url, {
        timeoutMs,
        largestBytes: 16_384,
        post: { contentType: 'application/octet-stream', body: toBeSigned },
        authorization,
      }),
  };
}
