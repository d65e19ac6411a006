import { createHash, createPublicKey } from 'node:crypto';
import { SigningError } from '../signing-error.js';
import { isSm2Key, sm2Verify } from './sm2.js';
import type { Sm2Signer } from './sm2-signer.js';

/**
 * A second signature beside a file, by the national algorithms: no PDF viewer reads SM2 inside the file. It is a JSON text of
 * four strings: `format`, `statement`, `signature` (base64 of the DER) and `publicKey` (base64 of the SubjectPublicKeyInfo).
 * The statement is what is signed, byte for byte, so that OpenSSL verifies it:
 *
 *     jq -rj .statement F.sig > s.txt; jq -r .signature F.sig | base64 -d > s.der
 *     jq -r .publicKey F.sig | base64 -d | openssl pkey -pubin -inform DER -out k.pem
 *     openssl pkeyutl -verify -rawin -digest sm3 -pkeyopt distid:1234567812345678 -in s.txt -sigfile s.der -pubin -inkey k.pem
 */
interface NationalSignature {
  readonly format: string;
  readonly statement: string;
  readonly signature: string;
  readonly publicKey: string;
}

const format = 'lift-appraisal-sm2/1';
const keys: readonly (keyof NationalSignature)[] = ['format', 'publicKey', 'signature', 'statement'];
const largestText = 8_192;

/** `not-trusted`: the signature is true, but nobody here knows the key. */
export type NationalVerdict = 'valid' | 'not-trusted' | 'invalid' | 'unreadable';
export type NationalFault = 'sig-unreadable' | 'other-file' | 'signature-mismatch' | 'key-untrusted';

export interface NationalVerification {
  readonly verdict: NationalVerdict;
  readonly fault?: NationalFault;
  /** SHA-256 of the public key, by which people compare keys; absent when the file cannot be read. */
  readonly keySha256?: string;
}

/** What is said of a file: its digests by both families of algorithms, and its length. */
export function statementOf(pdf: Uint8Array): string {
  const digest = (algorithm: string): string => createHash(algorithm).update(pdf).digest('hex');
  return `lift-appraisal detached signature 1\nsha256 ${digest('sha256')}\nsm3 ${digest('sm3')}\nbytes ${pdf.length}\n`;
}

/** The text of the `.sig` file. */
export async function signNationally(pdf: Uint8Array, signer: Sm2Signer): Promise<string> {
  const statement = statementOf(pdf);
  const signature = await signer.sign(Buffer.from(statement, 'utf8')).catch((cause: unknown) => {
    throw new SigningError('signer-failed', 'The SM2 signer did not answer with a signature', { cause });
  });
  const parts = { statement, signature: base64(signature), publicKey: base64(signer.publicKey) };
  const text = `${JSON.stringify({ format, ...parts }, null, 2)}\n`;
  if (verifyNationally(pdf, text, [signer.publicKey]).verdict !== 'valid') {
    throw new SigningError('key-does-not-match', 'The signature does not fit the public key of its signer');
  }
  return text;
}

/** Whatever the text is, the answer is a value. Only the trusted keys count (DER, see `readSm2Keys`). */
export function verifyNationally(
  pdf: Uint8Array,
  sig: string,
  trustedKeys: readonly Uint8Array[],
): NationalVerification {
  const read = readSignature(sig);
  if (!read) return { verdict: 'unreadable', fault: 'sig-unreadable' };
  const { statement, publicKey } = read;
  const keySha256 = createHash('sha256').update(publicKey).digest('hex');
  if (statement !== statementOf(pdf)) return { verdict: 'invalid', fault: 'other-file', keySha256 };
  if (!isSigned(read)) return { verdict: 'invalid', fault: 'signature-mismatch', keySha256 };
  const isTrusted = trustedKeys.some((key) => Buffer.compare(key, publicKey) === 0);
  return isTrusted ? { verdict: 'valid', keySha256 } : { verdict: 'not-trusted', fault: 'key-untrusted', keySha256 };
}

interface ReadSignature {
  statement: string;
  signature: Uint8Array;
  publicKey: Uint8Array;
}

function isSigned({ statement, signature, publicKey }: ReadSignature): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), type: 'spki', format: 'der' });
    return sm2Verify(key, publicKey, { message: Buffer.from(statement, 'utf8'), signature });
  } catch {
    return false;
  }
}

/** Undefined unless the text is exactly such a file: four strings, and base64 in its one spelling. */
function readSignature(text: string): ReadSignature | undefined {
  if (text.length > largestText) return undefined;
  const parts = parse(text);
  if (parts?.format !== format) return undefined;
  const [signature, publicKey] = [fromBase64(parts.signature), fromBase64(parts.publicKey)];
  if (!signature || !publicKey || !isSm2Key(publicKey)) return undefined;
  return { statement: parts.statement, signature, publicKey };
}

function parse(text: string): NationalSignature | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const isWhole =
      entries
        .map(([key]) => key)
        .sort()
        .join() === keys.join();
    return isWhole && entries.every(([, part]) => typeof part === 'string') ? (value as NationalSignature) : undefined;
  } catch {
    return undefined;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined;
}
