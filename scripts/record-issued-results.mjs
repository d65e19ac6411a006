// Adds the results of the example orders to the corpus that must recompute identically for ever. Run before a release,
// after a build; what is recorded is never overwritten.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './set-up.mjs';

const { loadShelf } = await import('../dist/appraisals/shelf.js');
const { appraiseLift } = await import('../dist/appraisals/appraise-lift.js');
const { canonicalJson } = await import('../dist/fingerprints/canonical-json.js');

const shelf = await loadShelf({
  standardsDir: path.join(root, 'standards'),
  priceTablesDir: path.join(root, 'price-tables'),
});
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const folder = path.join(root, 'test', 'corpus', version);
mkdirSync(folder, { recursive: true });

const examples = path.join(root, 'examples');
for (const name of readdirSync(examples).filter((file) => file.endsWith('.json'))) {
  const target = path.join(folder, name);
  if (existsSync(target)) continue;
  const json = JSON.parse(readFileSync(path.join(examples, name), 'utf8'));
  const outcome = appraiseLift(json, shelf, { now: () => new Date(json.knownAt) });
  if (outcome.kind !== 'appraised') throw new Error(`${name} is not appraised: ${outcome.kind}`);
  const { order, appraisal } = outcome;
  const { fingerprints, residualValue } = appraisal;
  writeFileSync(target, `${canonicalJson({ order, fingerprints, residualValue })}\n`);
  console.log(`recorded ${path.relative(root, target)}`);
}
