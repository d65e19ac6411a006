import type { Hash } from '../../transparency/merkle-tree.js';

/** No proof in a tree of 2^53 leaves is longer. */
const longestProof = 110;

/** Hashes in base64, each in its one spelling; null: something else. */
export function readHashes(value: unknown): readonly Hash[] | null {
  if (!Array.isArray(value) || value.length > longestProof) return null;
  const hashes = value.map((text: unknown) =>
    typeof text === 'string' ? Buffer.from(text, 'base64') : Buffer.alloc(0),
  );
  const isExact = hashes.every((hash, index) => hash.length === 32 && hash.toString('base64') === value[index]);
  return isExact ? hashes : null;
}
