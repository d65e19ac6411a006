import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readCertificate } from '../signer.js';
import { SigningError, withSigningCode } from '../signing-error.js';
import { isSm2Key, publicKeyDer, sm2Sign } from './sm2.js';

/** Whoever signs by the national algorithms: a key at hand, a card, a platform. */
export interface Sm2Signer {
  /** DER of its SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** SM2 with SM3 under the usual identity; DER of r and s. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface Sm2KeyPem {
  /** PKCS #8. */
  key: string;
  passphrase?: string;
}

export function sm2SignerFromPem({ key, passphrase }: Sm2KeyPem): Sm2Signer {
  const privateKey = withSigningCode('key-unreadable', 'The SM2 key cannot be read', () =>
    createPrivateKey({ key, passphrase }),
  );
  const publicKey = sm2KeyOf(createPublicKey(privateKey));
  return { publicKey, sign: (message) => Promise.resolve(sm2Sign(privateKey, publicKey, message)) };
}

const pemBlock = /-----BEGIN (PUBLIC KEY|CERTIFICATE)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/** The SM2 keys of a PEM text, from public keys and from certificates, as DER; whoever names them vouches for them. */
export function readSm2Keys(text: string): Uint8Array[] {
  return [...text.matchAll(pemBlock)].map(([block, kind]) => {
    const key = withSigningCode('key-unreadable', 'A public key cannot be read', () => {
      return kind === 'CERTIFICATE' ? readCertificate(Buffer.from(block)).publicKey : createPublicKey(block);
    });
    return sm2KeyOf(key);
  });
}

function sm2KeyOf(key: KeyObject): Uint8Array {
  const spki = withSigningCode('key-unsupported', 'This is not an SM2 key', () => publicKeyDer(key));
  if (!isSm2Key(spki)) throw new SigningError('key-unsupported', 'This is not an SM2 key');
  return spki;
}
