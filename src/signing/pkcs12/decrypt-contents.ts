import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import * as asn1js from 'asn1js';
import { SigningError } from '../signing-error.js';
import { childrenOf, identifierOf, octetsOf, wholeNumberOf } from './asn1-parts.js';
import { deriveKey } from './derive-key.js';

const passwordBased = '1.2.840.113549.1.5.13';
const tripleDes = '1.2.840.113549.1.12.1.3';
const keyDerivation = '1.2.840.113549.1.5.12';
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const ciphers: Readonly<Record<string, { name: string; keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', keyLength: 32 },
};
const mostIterations = 5_000_000;

/** Undoes the encryption of a part of the file: AES with PBKDF2 as it is written today, or triple DES as older programs do. */
export function decryptContents(
  algorithm: asn1js.AsnType | undefined,
  encrypted: Uint8Array,
  password: string,
): Buffer {
  const [id, parameters] = childrenOf(algorithm);
  const type = identifierOf(id);
  if (type === passwordBased) return decryptModern(childrenOf(parameters), encrypted, password);
  if (type === tripleDes) return decryptTripleDes(childrenOf(parameters), encrypted, password);
  throw unsupported();
}

function decryptModern(parts: asn1js.AsnType[], encrypted: Uint8Array, password: string): Buffer {
  const [derivation, scheme] = parts.map(childrenOf);
  if (identifierOf(derivation?.[0]) !== keyDerivation) throw unsupported();
  const [salt, count, ...rest] = childrenOf(derivation?.[1]);
  const digest = rest.find((part) => part instanceof asn1js.Sequence);
  // RFC 8018, A.2: HMAC with SHA-1 when none is named.
  const hash = digest ? hashes[identifierOf(childrenOf(digest)[0])] : 'sha1';
  const cipher = ciphers[identifierOf(scheme?.[0])];
  if (!hash || !cipher) throw unsupported();
  const key = pbkdf2Sync(Buffer.from(password, 'utf8'), octetsOf(salt), iterationsOf(count), cipher.keyLength, hash);
  return decipher(cipher.name, { key, iv: octetsOf(scheme?.[1]) }, encrypted);
}

function decryptTripleDes([salt, count]: asn1js.AsnType[], encrypted: Uint8Array, password: string): Buffer {
  const shared = { hash: 'sha1', password, salt: octetsOf(salt), iterations: iterationsOf(count) } as const;
  const key = deriveKey({ ...shared, purpose: 'key', length: 24 });
  const iv = deriveKey({ ...shared, purpose: 'iv', length: 8 });
  return decipher('des-ede3-cbc', { key, iv }, encrypted);
}

/** A file of somebody else's may ask for work without end. */
export function iterationsOf(count: asn1js.AsnType | undefined): number {
  const iterations = wholeNumberOf(count);
  if (iterations < 1 || iterations > mostIterations) throw unsupported();
  return iterations;
}

function decipher(name: string, { key, iv }: { key: Buffer; iv: Uint8Array }, encrypted: Uint8Array): Buffer {
  const cipher = createDecipheriv(name, key, iv);
  return Buffer.concat([cipher.update(encrypted), cipher.final()]);
}

const unsupported = (): SigningError =>
  new SigningError(
    'key-unreadable',
    'The PKCS #12 file is encrypted in a way that is not read here; save it anew with AES-256 (openssl pkcs12 -export)',
  );
