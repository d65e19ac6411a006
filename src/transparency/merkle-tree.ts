/** The hash tree of RFC 6962, section 2: an append-only list that can prove what it holds and that it only grew. Pure. */
import { createHash } from 'node:crypto';

export type Hash = Buffer;

export const leafHash = (content: Uint8Array): Hash => hashOf(0x00, content);

const nodeHash = (left: Uint8Array, right: Uint8Array): Hash => hashOf(0x01, left, right);

/** The root of no leaf at all. */
export const emptyRoot: Hash = createHash('sha256').digest();

/** Where hashes of whole subtrees are kept: `level` 0 are the leaves, `index` counts from the left. */
export interface WholeSubtrees {
  hash(level: number, index: number): Hash;
}

export interface Subtree {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

/** The subtrees that become whole when leaf number `position` is added, the leaf itself first. */
export function subtreesCompletedBy(position: number, leaf: Hash, whole: WholeSubtrees): Subtree[] {
  const completed: Subtree[] = [{ level: 0, index: position, hash: leaf }];
  for (let [level, index, hash] = [0, position, leaf]; index % 2 === 1;) {
    hash = nodeHash(whole.hash(level, index - 1), hash);
    [level, index] = [level + 1, (index - 1) / 2];
    completed.push({ level, index, hash });
  }
  return completed;
}

/** The root over the first `size` leaves. */
export const rootOf = (size: number, whole: WholeSubtrees): Hash =>
  size === 0 ? emptyRoot : rangeHash(0, size, whole);

/** Audit path of leaf `position` in the tree of `size` leaves (2.1.1). */
export function inclusionProof(position: number, size: number, whole: WholeSubtrees): Hash[] {
  if (!(position >= 0 && position < size)) throw new RangeError(`leaf ${position} is not in a tree of ${size}`);
  const path = (start: number, end: number): Hash[] => {
    if (end - start === 1) return [];
    const middle = start + largestPowerBelow(end - start);
    return position < middle
      ? [...path(start, middle), rangeHash(middle, end, whole)]
      : [...path(middle, end), rangeHash(start, middle, whole)];
  };
  return path(0, size);
}

/** That the tree of `size` leaves begins with the tree of `earlier` leaves (2.1.2). */
export function consistencyProof(earlier: number, size: number, whole: WholeSubtrees): Hash[] {
  if (!(earlier >= 0 && earlier <= size)) throw new RangeError(`a tree of ${earlier} is not older than one of ${size}`);
  if (earlier === 0 || earlier === size) return [];
  const proof = (start: number, end: number, isWhole: boolean): Hash[] => {
    const old = earlier - start;
    if (old === end - start) return isWhole ? [] : [rangeHash(start, end, whole)];
    const middle = start + largestPowerBelow(end - start);
    return earlier <= middle
      ? [...proof(start, middle, isWhole), rangeHash(middle, end, whole)]
      : [...proof(middle, end, false), rangeHash(start, middle, whole)];
  };
  return proof(0, size, true);
}

function rangeHash(start: number, end: number, whole: WholeSubtrees): Hash {
  const width = end - start;
  const level = Math.log2(width);
  if (Number.isInteger(level)) return whole.hash(level, start / width);
  const middle = start + largestPowerBelow(width);
  return nodeHash(rangeHash(start, middle, whole), rangeHash(middle, end, whole));
}

/** The largest power of two smaller than `width`. */
function largestPowerBelow(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}

function hashOf(prefix: number, ...parts: Uint8Array[]): Hash {
  const hash = createHash('sha256').update(Buffer.from([prefix]));
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export interface InclusionClaim {
  readonly position: number;
  readonly size: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/** Whether the proof leads from the leaf to the root (RFC 9162, 2.1.3.2). */
export function provesInclusion({ position, size, leaf, proof, root }: InclusionClaim): boolean {
  if (!isCount(position) || !isCount(size) || position >= size) return false;
  let hash = leaf;
  const isWhole = climb({ from: position, last: size - 1 }, proof, (sibling, isLeft) => {
    hash = isLeft ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  });
  return isWhole && hash.equals(root);
}

export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

export interface ConsistencyClaim {
  readonly earlier: TreeHead;
  readonly later: TreeHead;
  readonly proof: readonly Hash[];
}

/** Whether the later tree begins with the earlier one (RFC 9162, 2.1.4.2). */
export function provesConsistency({ earlier, later, proof }: ConsistencyClaim): boolean {
  if (!isCount(earlier.size) || !isCount(later.size) || earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(emptyRoot);
  const isOneSubtree = Number.isInteger(Math.log2(earlier.size));
  const [start, ...rest] = isOneSubtree ? [earlier.root, ...proof] : proof;
  return start !== undefined && leadsToBoth({ earlier, later }, start, rest);
}

function leadsToBoth({ earlier, later }: Omit<ConsistencyClaim, 'proof'>, start: Hash, rest: readonly Hash[]): boolean {
  let [from, last, old, grown] = [earlier.size - 1, later.size - 1, start, start];
  while (from % 2 === 1) [from, last] = [half(from), half(last)];
  const isWhole = climb({ from, last }, rest, (sibling, isLeft) => {
    if (isLeft) old = nodeHash(sibling, old);
    grown = isLeft ? nodeHash(sibling, grown) : nodeHash(grown, sibling);
  });
  return isWhole && old.equals(earlier.root) && grown.equals(later.root);
}

/** Goes up from a node beside its siblings; true when the proof ends exactly at the root. */
function climb(
  { from, last }: { from: number; last: number },
  siblings: readonly Hash[],
  join: (sibling: Hash, isLeft: boolean) => void,
): boolean {
  let [node, end] = [from, last];
  for (const sibling of siblings) {
    if (end === 0) return false;
    const isLeft = node % 2 === 1 || node === end;
    join(sibling, isLeft);
    // The last node of a level without a partner stands for itself on the level above.
    while (isLeft && node % 2 === 0 && node !== 0) [node, end] = [half(node), half(end)];
    [node, end] = [half(node), half(end)];
  }
  return end === 0;
}

const half = (count: number): number => Math.floor(count / 2);

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
