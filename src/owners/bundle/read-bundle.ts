/** A bundle's files, read with distrust and held against its own manifest. Nothing is written to disk. */
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import { openZip, type OpenZip } from '../../http/zip/open-zip.js';
import { bundleFault, BundleRefusal, type BundleFault } from './bundle-faults.js';
import {
  bundleFormat,
  bundleLimits,
  bundlePlaces,
  knownFile,
  requiredFiles,
  type BundleManifest,
  type ManifestFile,
} from './bundle-format.js';

export interface ReadBundle {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly faults: readonly BundleFault[];
}

export async function readBundle(bytes: Uint8Array): Promise<ReadBundle> {
  try {
    if (bytes.length > bundleLimits.fileBytes) throw new BundleRefusal('unpacks-too-large', '文件过大');
    return await readFiles(bytes);
  } catch (error) {
    if (error instanceof BundleRefusal) return { files: new Map(), faults: [error.fault] };
    throw error;
  }
}

async function readFiles(bytes: Uint8Array): Promise<ReadBundle> {
  const zip = await openZip(bytes, {
    limits: bundleLimits,
    name: '资料包',
    format: 'ZIP 文件',
    refusal: (fault, message) => new BundleRefusal(fault, message),
  });
  const isKnown = (name: string): boolean => name === bundlePlaces.manifest || knownFile.test(name);
  const unexpected = zip.names.filter((name) => !isKnown(name));
  const files = await unpacked(zip, zip.names.filter(isKnown));
  const missing = requiredFiles.filter((path) => !files.has(path));
  const faults = [
    ...unexpected.map((name) => bundleFault('file-unexpected', name)),
    ...missing.map((path) => bundleFault('file-missing', path)),
    ...manifestFaults(files),
  ];
  return { files, faults };
}

async function unpacked(zip: OpenZip, names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of names) files.set(name, await zip.partBytes(name));
  return files;
}

function manifestFaults(files: ReadonlyMap<string, Buffer>): readonly BundleFault[] {
  const manifest = readManifest(files.get(bundlePlaces.manifest));
  if (manifest === null) return [bundleFault('manifest-unreadable')];
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  const unlisted = [...files.keys()].filter((path) => path !== bundlePlaces.manifest && !listed.has(path));
  return [
    ...unlisted.map((path) => bundleFault('file-unlisted', path)),
    ...manifest.files.flatMap(({ path, sha256, size }) => {
      const bytes = files.get(path);
      if (bytes === undefined) return requiredFiles.includes(path) ? [] : [bundleFault('file-missing', path)];
      return bytes.length === size && sha256Hex(bytes) === sha256 ? [] : [bundleFault('file-altered', path)];
    }),
  ];
}

function readManifest(bytes: Buffer | undefined): BundleManifest | null {
  const value = readCanonical(bytes) as Partial<BundleManifest> | null;
  if (value?.format !== bundleFormat || !Array.isArray(value.files)) return null;
  const files = value.files as readonly unknown[];
  const paths = new Set(files.map((file) => (isManifestFile(file) ? file.path : null)));
  return paths.has(null) || paths.size !== files.length ? null : (value as BundleManifest);
}

const isManifestFile = (file: unknown): file is ManifestFile =>
  typeof file === 'object' &&
  file !== null &&
  ['path', 'sha256'].every((key) => typeof (file as Record<string, unknown>)[key] === 'string') &&
  typeof (file as Record<string, unknown>)['size'] === 'number';

/** JSON in its one canonical spelling; null: anything else. */
export function readCanonical(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as unknown;
    return canonicalJson(value) === text ? value : null;
  } catch {
    return null;
  }
}
