/**
 * A second opinion on proofs of the log, written from the text of RFC 6962, section 2.1, by recursion over the tree: it
 * shares no line and no method with the product, which climbs by bits.
 */
import { createHash } from 'node:crypto';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right);
export const leaf = (content: Uint8Array): Buffer => sha256(Buffer.from([0]), content);

/** "the largest power of two smaller than n" */
const split = (n: number): number => (n <= 2 ? 1 : 2 * split(Math.ceil(n / 2)));

/** MTH(D[n]) */
export function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return node(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

/** The root that PATH(m, D[n]) leads to: undone from the end, as the path is written from the leaf up. */
export function rootByPath(m: number, n: number, leafHash: Buffer, path: readonly Buffer[]): Buffer | null {
  if (n === 1) return path.length === 0 ? leafHash : null;
  const sibling = path.at(-1);
  if (sibling === undefined) return null;
  const k = split(n);
  const rest = path.slice(0, -1);
  const below = m < k ? rootByPath(m, k, leafHash, rest) : rootByPath(m - k, n - k, leafHash, rest);
  if (below === null) return null;
  return m < k ? node(below, sibling) : node(sibling, below);
}

/** Both roots that PROOF(m, D[n]) leads to; `old`: the root of the m leaves, known to the verifier. */
export function rootsByProof(m: number, n: number, old: Buffer, proof: readonly Buffer[]): [Buffer, Buffer] | null {
  return subproof(m, n, { isKnown: true, old, proof });
}

interface Sub {
  readonly isKnown: boolean;
  readonly old: Buffer;
  readonly proof: readonly Buffer[];
}

function subproof(m: number, n: number, { isKnown, old, proof }: Sub): [Buffer, Buffer] | null {
  if (m === n && isKnown) return proof.length === 0 ? [old, old] : null;
  if (m === n) return proof.length === 1 ? [proof[0]!, proof[0]!] : null;
  const last = proof.at(-1);
  if (last === undefined) return null;
  const rest = proof.slice(0, -1);
  const k = split(n);
  if (m <= k) {
    const below = subproof(m, k, { isKnown, old, proof: rest });
    return below && [below[0], node(below[1], last)];
  }
  const below = subproof(m - k, n - k, { isKnown: false, old, proof: rest });
  return below && [node(last, below[0]), node(last, below[1])];
}
