import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto';

/** The identity that GB/T 35276-2017, 10, takes when signer and verifier agreed on none. */
export const usualIdentity = '1234567812345678';

/** SubjectPublicKeyInfo of an SM2 key up to its point: ecPublicKey, curve 1.2.156.10197.1.301, 65 bytes uncompressed. */
const keyPrefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');
const keyLength = keyPrefix.length + 64;

/** a, b and the base point of the curve (GM/T 0003.5-2012). */
const curve = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
);

export const isSm2Key = (spki: Uint8Array): boolean =>
  spki.length === keyLength && keyPrefix.equals(spki.subarray(0, keyPrefix.length));

export const publicKeyDer = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ type: 'spki', format: 'der' }));

/** Z: what binds a signature to an identity and a key before the message comes (GM/T 0003.2-2012, 5.5). */
function identityDigest(spki: Uint8Array, identity: string): Buffer {
  const id = Buffer.from(identity, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length * 8);
  const point = spki.subarray(keyPrefix.length);
  return createHash('sm3').update(length).update(id).update(curve).update(point).digest();
}

/**
 * An SM2 signature (DER of r and s) over a message under an identity. Node's one-shot `sign` would take the empty identity;
 * its streaming one signs the plain hash, which here is SM3 over Z and the message, as the standard says.
 */
export function sm2Sign(key: KeyObject, spki: Uint8Array, message: Uint8Array): Uint8Array {
  const signer = createSign('sm3').update(identityDigest(spki, usualIdentity)).update(message);
  return new Uint8Array(signer.sign(key));
}

export interface Sm2Question {
  message: Uint8Array;
  signature: Uint8Array;
  identity?: string;
}

export function sm2Verify(
  key: KeyObject,
  spki: Uint8Array,
  { message, signature, identity = usualIdentity }: Sm2Question,
): boolean {
  return createVerify('sm3').update(identityDigest(spki, identity)).update(message).verify(key, signature);
}
