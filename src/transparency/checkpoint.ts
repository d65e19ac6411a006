/**
 * A signed head of the log, as text anybody can keep, print or post: the signed-note format of transparency logs
 * (origin, number of entries, root hash, blank line, signature line), signed with Ed25519. Pure.
 */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { TreeHead } from './merkle-tree.js';

export interface Checkpoint extends TreeHead {
  /** Names the log for ever: the address it is known by. */
  readonly origin: string;
}

const ed25519 = 0x01;

export function writeCheckpoint({ origin, size, root }: Checkpoint, key: KeyObject): string {
  if (!/^[^\s+]{1,200}$/.test(origin)) throw new RangeError('an origin has 1 to 200 characters, no blank and no +');
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
  const signature = Buffer.concat([keyId(origin, key), sign(null, Buffer.from(text, 'utf8'), key)]);
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`;
}

const form = /^(([^\s+]{1,200})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n)\n— ([^\s]+) ([A-Za-z0-9+/]+={0,2})\n$/;

/** The checkpoint, when it has the form and the key signed it; undefined otherwise. */
export function readCheckpoint(note: string, publicKey: KeyObject): Checkpoint | undefined {
  const found = form.exec(note);
  if (!found) return undefined;
  const [text, origin, size, root, signer, signature] = found.slice(1) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const signed = exactBytes(signature);
  const rootHash = exactBytes(root);
  if (!signed || !rootHash || signer !== origin) return undefined;
  const isOurs = signed.subarray(0, 4).equals(keyId(origin, publicKey));
  const isSigned = isOurs && verify(null, Buffer.from(text, 'utf8'), publicKey, signed.subarray(4));
  return isSigned ? { origin, size: Number(size), root: rootHash } : undefined;
}

/** Of a note this service has just written. */
export const sizeOfCheckpoint = (note: string): number => Number(note.split('\n')[1]);

/** One checkpoint has one spelling: base64 with bits that mean nothing is refused. */
function exactBytes(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : undefined;
}

/** The first four bytes of SHA-256 over name, line end, algorithm and key. */
function keyId(origin: string, key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const parts = [Buffer.from(`${origin}\n`, 'utf8'), Buffer.from([ed25519]), raw];
  return createHash('sha256').update(Buffer.concat(parts)).digest().subarray(0, 4);
}
