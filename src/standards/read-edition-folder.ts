/**
 * The folder of one edition: exactly the known files, read once. The bytes that are parsed are the bytes that the
 * manifest lists; a file nobody reads would be fingerprinted without meaning, so it is refused.
 */
import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256Hex } from '../fingerprints/sha256.js';
import type { ManifestEntry } from '../fingerprints/fingerprint.js';
import type { FileKind } from './check-shape.js';
import type { EditionFiles, Loose } from './edition-files.js';
import { readShapedFile } from './read-shaped-file.js';
import type { ReportFault } from './standard-faults-error.js';

export interface EditionFolder {
  /** `<standard-id>/<version>`, the beginning of every fault's file. */
  readonly label: string;
  readonly files: Loose<EditionFiles>;
  readonly manifest: readonly ManifestEntry[];
}

type SingleFile = Exclude<keyof EditionFiles, 'catalogue'>;

interface KnownFile {
  readonly part: SingleFile;
  readonly kind: FileKind;
  readonly isOptional?: true;
}

const singleFiles: Readonly<Record<string, KnownFile>> = {
  'edition.yaml': { part: 'edition', kind: 'edition' },
  'parameters.yaml': { part: 'parameters', kind: 'parameters' },
  'sources.yaml': { part: 'sources', kind: 'sources' },
  'materials.yaml': { part: 'materials', kind: 'materials' },
  'retention-classes.yaml': { part: 'retentionClasses', kind: 'retention-classes' },
  'scrapping-conditions.yaml': { part: 'scrappingConditions', kind: 'scrapping-conditions' },
  'deductions.yaml': { part: 'deductions', kind: 'deductions' },
  'delivery-bases.yaml': { part: 'deliveryBases', kind: 'delivery-bases' },
  'regions.yaml': { part: 'regions', kind: 'regions' },
  'report-texts.zh-CN.yaml': { part: 'reportTexts', kind: 'report-texts' },
  'roll-forward.yaml': { part: 'rollForward', kind: 'roll-forward', isOptional: true },
};
const catalogueFolder = 'catalogue';

export async function readEditionFolder(dir: string, report: ReportFault): Promise<EditionFolder> {
  const folder = resolve(dir);
  const label = `${basename(dirname(folder))}/${basename(folder)}`;
  const files = new Map<string, Uint8Array>();
  for (const path of await knownPaths(folder, label, report)) files.set(path, await readFile(join(folder, path)));
  return readEditionFiles(label, files, report);
}

/** The same for files at hand, by their paths in the folder: exactly the known ones. */
export function readEditionBytes(
  label: string,
  files: ReadonlyMap<string, Uint8Array>,
  report: ReportFault,
): EditionFolder {
  const isKnown = (path: string): boolean =>
    Object.hasOwn(singleFiles, path) ||
    (path.startsWith(`${catalogueFolder}/`) && isCatalogueName(path.slice(catalogueFolder.length + 1)));
  for (const path of files.keys()) {
    if (!isKnown(path)) report({ file: `${label}/${path}`, key: '', message: 'unknown file' });
  }
  for (const [name, { isOptional }] of Object.entries(singleFiles)) {
    if (isOptional === undefined && !files.has(name)) {
      report({ file: `${label}/${name}`, key: '', message: 'the file is missing' });
    }
  }
  return readEditionFiles(label, new Map([...files].filter(([path]) => isKnown(path))), report);
}

function readEditionFiles(label: string, files: ReadonlyMap<string, Uint8Array>, report: ReportFault): EditionFolder {
  const manifest: ManifestEntry[] = [];
  const parts: Record<string, unknown> = {};
  const catalogue: Record<string, unknown> = {};
  for (const [path, bytes] of files) {
    manifest.push({ path, sha256: sha256Hex(bytes) });
    const single = singleFiles[path];
    const value = readShapedFile(single?.kind ?? 'catalogue', bytes, { file: `${label}/${path}`, report });
    // A file that is no map at all has been reported by its schema; to the checks it is as good as unreadable.
    const map = isMap(value) ? value : undefined;
    if (single === undefined) catalogue[path] = map;
    else parts[single.part] = map;
  }
  return { label, files: { ...parts, catalogue } as Loose<EditionFiles>, manifest };
}

async function knownPaths(folder: string, label: string, report: ReportFault): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true });
  const paths: string[] = [];
  const allowed = [...Object.keys(singleFiles), `${catalogueFolder}/<system>.yaml`];
  for (const entry of found) {
    if (entry.isFile() && Object.hasOwn(singleFiles, entry.name)) paths.push(entry.name);
    else if (!(entry.isDirectory() && entry.name === catalogueFolder)) {
      report({ file: `${label}/${entry.name}`, key: '', message: 'unknown file', allowed });
    }
  }
  for (const [name, { isOptional }] of Object.entries(singleFiles)) {
    if (isOptional === undefined && !paths.includes(name)) {
      report({ file: `${label}/${name}`, key: '', message: 'the file is missing' });
    }
  }
  if (found.some((entry) => entry.isDirectory() && entry.name === catalogueFolder)) {
    paths.push(...(await cataloguePaths(folder, label, report)));
  } else {
    report({ file: `${label}/${catalogueFolder}`, key: '', message: 'the folder is missing' });
  }
  return paths;
}

async function cataloguePaths(folder: string, label: string, report: ReportFault): Promise<readonly string[]> {
  const found = await readdir(join(folder, catalogueFolder), { withFileTypes: true });
  const isCatalogue = (entry: (typeof found)[number]): boolean => entry.isFile() && isCatalogueName(entry.name);
  for (const entry of found.filter((one) => !isCatalogue(one))) {
    const file = `${label}/${catalogueFolder}/${entry.name}`;
    report({ file, key: '', message: 'unknown file', allowed: [`${catalogueFolder}/<system>.yaml`] });
  }
  return found
    .filter(isCatalogue)
    .map((entry) => `${catalogueFolder}/${entry.name}`)
    .sort();
}

const isCatalogueName = (name: string): boolean => /^[a-z0-9-]+\.yaml$/.test(name);

const isMap = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
