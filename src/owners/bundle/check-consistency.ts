/** Did the log only grow between a checkpoint somebody kept and the bundle's? Pure. */
import type { KeyObject } from 'node:crypto';
import { readCheckpoint, type Checkpoint } from '../../transparency/checkpoint.js';
import { provesConsistency, type Hash } from '../../transparency/merkle-tree.js';
import { bundleFault, type BundleFault } from './bundle-faults.js';
import { readHashes } from './read-hashes.js';

export interface KeptLog {
  /** The signed note as it was kept. */
  readonly note: string;
  /** JSON of a consistency proof, as the log's door or a bundle gives it; null: none is at hand. */
  readonly proof: string | null;
}

interface Proof {
  readonly earlier: number;
  readonly size: number;
  readonly hashes: readonly Hash[];
}

export function checkConsistency(kept: KeptLog, checkpoint: Checkpoint, key: KeyObject): readonly BundleFault[] {
  const known = readCheckpoint(kept.note, key);
  if (!known) return [bundleFault('kept-checkpoint-not-signed')];
  if (known.origin !== checkpoint.origin) return [bundleFault('kept-checkpoint-of-another-log', known.origin)];
  // Of two checkpoints of one log the smaller is the earlier, whichever of them was kept.
  const [earlier, later] = known.size <= checkpoint.size ? [known, checkpoint] : [checkpoint, known];
  if (earlier.size === later.size) {
    return earlier.root.equals(later.root) ? [] : [bundleFault('log-rewritten', `${earlier.size}`)];
  }
  return grown(kept.proof, earlier, later);
}

function grown(text: string | null, earlier: Checkpoint, later: Checkpoint): readonly BundleFault[] {
  const sizes = `${earlier.size} → ${later.size}`;
  if (text === null) return [bundleFault('consistency-missing', sizes)];
  const proof = readProof(text);
  if (!proof) return [bundleFault('consistency-unreadable')];
  if (proof.earlier !== earlier.size || proof.size !== later.size) return [bundleFault('consistency-missing', sizes)];
  const isGrown = provesConsistency({ earlier, later, proof: proof.hashes });
  return isGrown ? [] : [bundleFault('log-rewritten', sizes)];
}

function readProof(text: string): Proof | null {
  try {
    const { earlier, size, proof } = JSON.parse(text) as Partial<Record<'earlier' | 'size' | 'proof', unknown>>;
    const hashes = readHashes(proof);
    const isProof = Number.isSafeInteger(earlier) && Number.isSafeInteger(size) && hashes !== null;
    return isProof ? { earlier: earlier as number, size: size as number, hashes } : null;
  } catch {
    return null;
  }
}
