/** The product's proofs before a judge that was written from the RFC alone. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  subtreesCompletedBy,
  type Hash,
} from '../../src/transparency/merkle-tree.js';
import { leaf, rootByPath, rootsByProof, treeHash } from './rfc6962.js';

function grown(size: number) {
  const hashes = new Map<string, Hash>();
  const whole = { hash: (level: number, index: number) => hashes.get(`${level}/${index}`)! };
  const leaves = Array.from({ length: size }, (_, number) => leaf(Buffer.from(`entry ${number}`)));
  leaves.forEach((_, position) => {
    const made = subtreesCompletedBy(position, leafHash(Buffer.from(`entry ${position}`)), whole);
    for (const { level, index, hash } of made) hashes.set(`${level}/${index}`, hash);
  });
  return { whole, leaves };
}

describe('proofs of the log', () => {
  const sizes = fc.record({ size: fc.integer({ min: 1, max: 400 }), place: fc.nat(), earlier: fc.nat() });

  it('lead the judge to its own root, for any size', () => {
    fc.assert(
      fc.property(sizes, ({ size, place, earlier }) => {
        const { whole, leaves } = grown(size);
        const root = treeHash(leaves);
        expect(rootOf(size, whole)).toEqual(root);
        const position = place % size;
        expect(rootByPath(position, size, leaves[position]!, inclusionProof(position, size, whole))).toEqual(root);
        const old = 1 + (earlier % size);
        const oldRoot = treeHash(leaves.slice(0, old));
        expect(rootsByProof(old, size, oldRoot, consistencyProof(old, size, whole))).toEqual([oldRoot, root]);
      }),
      { numRuns: 200 },
    );
  });

  it('lead it nowhere when one hash is another, or missing', () => {
    const { whole, leaves } = grown(77);
    const root = treeHash(leaves);
    for (let position = 0; position < 77; position += 1) {
      const proof = inclusionProof(position, 77, whole);
      const touched = proof.map((hash, index) => (index === position % proof.length ? leaf(hash) : hash));
      expect(rootByPath(position, 77, leaves[position]!, touched)).not.toEqual(root);
      expect(rootByPath(position, 77, leaves[position]!, proof.slice(1))).toBeNull();
    }
  });
});
