import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  provesConsistency,
  provesInclusion,
  rootOf,
  subtreesCompletedBy,
  type Hash,
  type WholeSubtrees,
} from './merkle-tree.js';

/** RFC 6962, 2.1, word for word, on the contents themselves. */
function plainRoot(contents: readonly string[]): Hash {
  const sha256 = (...parts: Uint8Array[]): Hash => createHash('sha256').update(Buffer.concat(parts)).digest();
  if (contents.length === 0) return sha256();
  if (contents.length === 1) return sha256(Buffer.from([0]), Buffer.from(contents[0]!));
  let k = 1;
  while (k * 2 < contents.length) k *= 2;
  return sha256(Buffer.from([1]), plainRoot(contents.slice(0, k)), plainRoot(contents.slice(k)));
}

/** A log as the store keeps it: every leaf adds the subtrees it makes whole. */
function grown(contents: readonly string[]): WholeSubtrees {
  const kept = new Map<string, Hash>();
  const whole = {
    hash: (level: number, index: number): Hash => {
      const hash = kept.get(`${level}/${index}`);
      if (!hash) throw new Error(`no whole subtree ${level}/${index}`);
      return hash;
    },
  };
  contents.forEach((content, position) => {
    for (const { level, index, hash } of subtreesCompletedBy(position, leafHash(Buffer.from(content)), whole)) {
      kept.set(`${level}/${index}`, hash);
    }
  });
  return whole;
}

const contentsOf = (size: number): string[] => Array.from({ length: size }, (_, index) => `report ${index}`);

describe('the tree of the log', () => {
  it('has the roots of the reference tests of Certificate Transparency', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const contents = inputs.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
    const roots = [0, 1, 2, 8].map((size) => rootOf(size, grown(contents.slice(0, size))).toString('hex'));
    expect(roots).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('proves every leaf and every earlier size, for all trees up to 40 leaves', () => {
    for (let size = 1; size <= 40; size += 1) {
      const contents = contentsOf(size);
      const whole = grown(contents);
      const root = rootOf(size, whole);
      expect(root).toEqual(plainRoot(contents));
      contents.forEach((content, position) => {
        const claim = { position, size, leaf: leafHash(Buffer.from(content)), root };
        expect(provesInclusion({ ...claim, proof: inclusionProof(position, size, whole) })).toBe(true);
      });
      for (let earlier = 0; earlier <= size; earlier += 1) {
        const first = { size: earlier, root: plainRoot(contents.slice(0, earlier)) };
        const proof = consistencyProof(earlier, size, whole);
        expect(provesConsistency({ earlier: first, later: { size, root }, proof })).toBe(true);
      }
    }
  });

  it('believes no proof of another leaf, place, size or root, nor a changed one', () => {
    const trial = fc.record({ size: fc.integer({ min: 2, max: 70 }), seed: fc.nat(), change: fc.nat() });
    fc.assert(
      fc.property(trial, ({ size, seed, change }) => {
        const contents = contentsOf(size);
        const whole = grown(contents);
        const position = seed % size;
        const proof = inclusionProof(position, size, whole);
        const claim = {
          position,
          size,
          leaf: leafHash(Buffer.from(contents[position]!)),
          proof,
          root: rootOf(size, whole),
        };
        const other = (position + 1 + (change % (size - 1))) % size;
        const touched = proof.map((hash, index) => (index === change % proof.length ? leafHash(hash) : hash));
        expect(provesInclusion({ ...claim, position: other })).toBe(false);
        expect(provesInclusion({ ...claim, leaf: leafHash(Buffer.from('another')) })).toBe(false);
        expect(provesInclusion({ ...claim, proof: touched })).toBe(false);
        expect(provesInclusion({ ...claim, proof: [...proof, emptyRoot] })).toBe(false);
        expect(provesInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
        expect(provesInclusion({ ...claim, root: emptyRoot })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('believes no history that was rewritten', () => {
    const trial = fc.record({ size: fc.integer({ min: 2, max: 60 }), seed: fc.nat(), place: fc.nat() });
    fc.assert(
      fc.property(trial, ({ size, seed, place }) => {
        const contents = contentsOf(size);
        const earlier = 1 + (seed % (size - 1));
        const rewritten = contents.map((content, index) => (index === place % earlier ? 'rewritten' : content));
        const forged = grown(rewritten);
        const claim = {
          earlier: { size: earlier, root: plainRoot(contents.slice(0, earlier)) },
          later: { size, root: rootOf(size, forged) },
        };
        expect(provesConsistency({ ...claim, proof: consistencyProof(earlier, size, forged) })).toBe(false);
        const honest = grown(contents);
        expect(provesConsistency({ ...claim, proof: consistencyProof(earlier, size, honest) })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
