/**
 * Makes the shipped price tables from docs/sources: the official series and the demonstration tables of Shenyang.
 *
 *   node scripts/make-demonstration-tables.mjs           writes what is missing, never changes a file that exists
 *   node scripts/make-demonstration-tables.mjs --check   compares with the committed files, exit 1 on any difference
 *
 * Same sources, same bytes: exact decimals, no clock, one way to write YAML.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { demonstrationEditions } from './demonstration-tables/demonstration-tables.mjs';
import { officialEditions } from './demonstration-tables/official-tables.mjs';
import { readCsv } from './demonstration-tables/read-csv.mjs';
import { editionText } from './demonstration-tables/write-edition.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'docs', 'sources');
const records = readCsv(join(sources, 'official-prices.csv'));
const masses = new Map(readCsv(join(sources, 'component-mass.csv')).map((mass) => [mass.id, mass]));
const assumptions = parse(readFileSync(join(sources, 'demonstration-assumptions.yaml'), 'utf8'));

const files = [...officialEditions(records), ...demonstrationEditions({ records, masses, assumptions })].map(
  ({ path, edition }) => ({ path: `price-tables/${path}`, content: editionText(edition) }),
);

const committed = (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null);
const missing = files.filter(({ path }) => committed(path) === null);
const changed = files.filter(({ path, content }) => committed(path) !== null && committed(path) !== content);

for (const { path } of changed)
  console.error(`${path}: differs from what docs/sources gives; a published file is never changed`);
if (process.argv.includes('--check')) {
  for (const { path } of missing) console.error(`${path}: missing`);
  console.log(
    `${files.length} editions made from docs/sources: ${missing.length} missing, ${changed.length} different`,
  );
  process.exitCode = missing.length + changed.length > 0 ? 1 : 0;
} else {
  for (const { path, content } of missing) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    console.log(`${path}: written`);
  }
  process.exitCode = changed.length > 0 ? 1 : 0;
}
