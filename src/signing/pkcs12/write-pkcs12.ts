import { createHmac, randomBytes } from 'node:crypto';
import { derContext, derCount, derNull, derObjectId, derOctets, derSequence } from '../der.js';
import { objectIds } from '../object-ids.js';
import type { CertifiedKey } from '../certificates/development-authority.js';
import { deriveKey } from './derive-key.js';

const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2';
const certificateBag = '1.2.840.113549.1.12.10.1.3';
const x509Certificate = '1.2.840.113549.1.9.22.1';
const macIterations = 10_000;

export interface Pkcs12Order {
  readonly holder: CertifiedKey;
  /** The issuers, nearest first. */
  readonly chain: readonly Uint8Array[];
  readonly password: string;
}

/**
 * A PKCS #12 file (RFC 7292) for keys that this program makes itself, to try signing out: the key under AES-256, the
 * certificates open, since they are public, all of it under a check by the password.
 */
export function writePkcs12({ holder, chain, password }: Pkcs12Order): Uint8Array {
  const shrouded = holder.key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: password });
  const safe = derSequence(
    plainContents(derSequence(bag(shroudedKeyBag, shrouded))),
    plainContents(derSequence(...[holder.certificate, ...chain].map(certificateBagOf))),
  );
  return new Uint8Array(derSequence(derCount(3), plainContents(safe), checkOf(safe, password)));
}

/** ContentInfo of plain data (RFC 5652, 3). */
const plainContents = (content: Uint8Array): Buffer =>
  derSequence(derObjectId(objectIds.data), derContext(0, derOctets(content)));

const bag = (type: string, value: Uint8Array): Buffer => derSequence(derObjectId(type), derContext(0, value));

const certificateBagOf = (certificate: Uint8Array): Buffer =>
  bag(certificateBag, derSequence(derObjectId(x509Certificate), derContext(0, derOctets(certificate))));

/** MacData (RFC 7292, 4): an HMAC with SHA-256. */
function checkOf(content: Uint8Array, password: string): Buffer {
  const salt = randomBytes(16);
  const order = { password, salt, iterations: macIterations, purpose: 'mac', length: 32 } as const;
  const digest = createHmac('sha256', deriveKey({ hash: 'sha256', ...order }))
    .update(content)
    .digest();
  const algorithm = derSequence(derObjectId(objectIds.sha256), derNull());
  return derSequence(derSequence(algorithm, derOctets(digest)), derOctets(salt), derCount(macIterations));
}
