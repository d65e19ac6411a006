/**
 * Keeps the list of published data files with their SHA-256, so that a change of a published file is noticed.
 *
 *   node scripts/record-released-files.mjs price-tables           adds new files to price-tables/released.sha256
 *   node scripts/record-released-files.mjs price-tables --check   exit 1 if a file was changed, removed or not recorded
 *
 * The list only grows: a recorded file that differs is an error, never an update. It has the form of `sha256sum`, which
 * repeats the check from the same folder: cd price-tables && sha256sum -c released.sha256
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const LIST = 'released.sha256';

const [folder] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined)
  throw new Error('Which folder? For example: node scripts/record-released-files.mjs price-tables');
const root = resolve(folder);

/** Editions only: index files may change, schemas and readmes are not published data. */
const isEditionFile = (path) =>
  path.endsWith('.yaml') && !path.endsWith('/index.yaml') && path !== 'index.yaml' && !path.startsWith('schemas/');

const present = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(root, file).split(sep).join('/'), file])
    .filter(([path]) => isEditionFile(path))
    .map(([path, file]) => [path, createHash('sha256').update(readFileSync(file)).digest('hex')]),
);
const list = join(root, LIST);
const recorded = new Map(
  (existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [])
    .filter((line) => line !== '')
    .map((line) => [line.slice(66), line.slice(0, 64)]),
);

const faults = [...recorded].flatMap(([path, sha256]) => {
  if (!present.has(path)) return [`${path}: was published and is gone`];
  return present.get(path) === sha256 ? [] : [`${path}: was published and has changed; a correction is a new file`];
});
const unrecorded = [...present.keys()].filter((path) => !recorded.has(path));

if (process.argv.includes('--check')) {
  faults.push(
    ...unrecorded.map((path) => `${path}: not recorded; run node scripts/record-released-files.mjs ${folder}`),
  );
} else if (faults.length === 0) {
  const all = [...recorded, ...unrecorded.map((path) => [path, present.get(path)])];
  const lines = all.sort(([one], [other]) => (one < other ? -1 : 1)).map(([path, sha256]) => `${sha256}  ${path}\n`);
  writeFileSync(list, lines.join(''));
}
for (const fault of faults) console.error(fault);
console.log(
  `${folder}: ${present.size} files, ${recorded.size} recorded, ${unrecorded.length} new, ${faults.length} fault(s)`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
