// The files of the release that every start needs, read and checked once, as the last part of a build: dist/release-files.json.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepValues } from '../dist/fingerprints/read-before.js';
import { readTableFolders } from '../dist/price-tables/read-table-folders.js';
import { StandardLibrary } from '../dist/standards/standard-library.js';
import { loadParameters } from '../dist/starting-lists/parameters/read-parameters.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const text = await keepValues(() =>
  Promise.all([
    StandardLibrary.load(path.join(root, 'standards')),
    readTableFolders(path.join(root, 'price-tables')),
    loadParameters(),
  ]),
);
writeFileSync(path.join(root, 'dist', 'release-files.json'), text);
