import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { acceptedDigest, type Digest } from '../cms/algorithms.js';

/** What a time-stamp token states (TSTInfo, RFC 3161, 2.4.2). */
export interface StatedTime {
  at: Date;
  digest: Digest;
  imprint: Uint8Array;
  nonce?: Uint8Array;
  policy: string;
}

/** Undefined when the bytes are no TSTInfo or name a digest that is not accepted; nothing is thrown. */
export function readStatedTime(carried: Uint8Array): StatedTime | undefined {
  try {
    const { offset, result } = asn1js.fromBER(new Uint8Array(carried));
    if (offset !== carried.length) return undefined;
    const { version, genTime, messageImprint, nonce, policy } = new pkijs.TSTInfo({ schema: result });
    const digest = acceptedDigest(messageImprint.hashAlgorithm);
    if (version !== 1 || !digest) return undefined;
    const imprint = new Uint8Array(messageImprint.hashedMessage.valueBlock.valueHexView);
    return { at: genTime, digest, imprint, nonce: nonce && new Uint8Array(nonce.valueBlock.valueHexView), policy };
  } catch {
    return undefined;
  }
}
