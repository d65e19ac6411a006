/** The offline bundle: which files it holds and where, for whoever packs and whoever checks one alike. */
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { sha256Hex } from '../../fingerprints/sha256.js';

export const bundleFormat = 'lift-appraisal-bundle/1';
export const logProofFormat = 'lift-appraisal-log-proof/1';

export const bundlePlaces = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  report: 'report.pdf',
  nationalSignature: 'report.pdf.sig',
  record: 'appraisal.json',
  checkpoint: 'log/checkpoint.txt',
  logKey: 'log/key.pem',
  entries: 'log/entries.json',
  consistency: 'log/consistency.json',
  standard: 'standards/',
  priceTables: 'price-tables/',
  priceRows: 'price-rows/',
  certificates: 'certificates/',
} as const;

/** Without these nothing can be checked; the rule book is missed by what names it. */
export const requiredFiles: readonly string[] = [
  bundlePlaces.report,
  bundlePlaces.record,
  bundlePlaces.checkpoint,
  bundlePlaces.logKey,
  bundlePlaces.entries,
];

/** Every kind of file that has a meaning here; another one has no business in a bundle. */
export const knownFile =
  /^(README\.txt|report\.pdf(\.sig)?|appraisal\.json|log\/(checkpoint\.txt|key\.pem|entries\.json|consistency\.json)|certificates\/root-\d{1,3}\.pem|standards\/[\w.-]+\/[\w.-]+\/(catalogue\/)?[\w.-]+\.yaml|price-tables\/[\w.-]+\/[\w.-]+\/[\w.-]+\.yaml|price-rows\/[\w.-]+\/[\w.-]+\/[\w.-]+\.json)$/;

const MIB = 1024 * 1024;

/** A report of 10,000 components with ten full price tables stays below half of it. */
export const bundleLimits = {
  fileBytes: 128 * MIB,
  unpackedBytes: 256 * MIB,
  /** JSON with the trace of thousands of like components packs well. */
  unpackRatio: 500,
  ratioFreeBytes: 4 * MIB,
  zipEntries: 1000,
} as const;

export interface BundleFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ManifestFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

export interface BundleManifest {
  readonly format: typeof bundleFormat;
  readonly files: readonly ManifestFile[];
}

export function manifestOf(files: readonly BundleFile[]): BundleFile {
  const listed = files
    .map(({ path, bytes }): ManifestFile => ({ path, sha256: sha256Hex(bytes), size: bytes.length }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  const manifest: BundleManifest = { format: bundleFormat, files: listed };
  return { path: bundlePlaces.manifest, bytes: Buffer.from(canonicalJson(manifest), 'utf8') };
}

/** A proven entry of the log as the bundle and the log's own doors write it: hashes in base64. */
export interface WrittenEntry {
  readonly position: number;
  readonly content: string;
  readonly proof: readonly string[];
}

export interface WrittenConsistency {
  readonly earlier: number;
  readonly size: number;
  readonly proof: readonly string[];
}
