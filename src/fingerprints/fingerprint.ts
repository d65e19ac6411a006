/**
 * Fingerprints of values and of folders: SHA-256 of canonical JSON. A folder is fingerprinted by its sorted manifest,
 * so that anyone can repeat it with `sha256sum` and a text editor.
 */
import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256.js';

/** Lower-case hex SHA-256. */
export type Fingerprint = string;

export interface ManifestEntry {
  /** Relative to the folder, `/` between its parts. */
  readonly path: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: Fingerprint;
}

export function fingerprintOf(value: unknown): Fingerprint {
  return sha256Hex(canonicalJson(value));
}

/** SHA-256 of the canonical JSON of `[{ path, sha256 }, …]`, sorted by path in UTF-16 code units. */
export function fingerprintOfManifest(files: readonly ManifestEntry[]): Fingerprint {
  const sorted = sortedManifest(files);
  const twice = sorted.find((entry, index) => sorted[index + 1]?.path === entry.path);
  if (twice !== undefined) throw new Error(`A manifest names every path once: ${twice.path}`);
  return fingerprintOf(sorted);
}

export function sortedManifest(files: readonly ManifestEntry[]): readonly ManifestEntry[] {
  return files
    .map(({ path, sha256 }) => ({ path, sha256 }))
    .sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}
