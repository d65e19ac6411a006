// npm run demo: the main job on real input. Sets up, builds, appraises a real-life order, writes the PDF signed by
// two appraisers and sealed, and the canonical JSON, under out/, verifies them, and shows a copy with one changed byte being refused.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, installPackages, main, root, run, SetUpError } from './set-up.mjs';

const order = 'examples/02-eleven-stops-2004-geared.json';

function command(args, { quiet = false } = {}) {
  return run(process.execPath, [path.join('dist', 'cli', 'main.js'), ...args], { quiet });
}

function mustSucceed(result, what) {
  if (result.status !== 0) throw new SetUpError(`${what} failed with exit code ${result.status}.`);
  return result;
}

/** Changes one bit of one byte in the middle of the file. */
function writeAlteredCopy(from, to) {
  const bytes = readFileSync(path.join(root, from));
  const place = Math.floor(bytes.length / 2);
  bytes[place] ^= 1;
  writeFileSync(path.join(root, to), bytes);
  return place;
}

main(() => {
  installPackages();
  build();
  mkdirSync(path.join(root, 'out'), { recursive: true });

  console.log(`\n── 1. Appraise ${order}\n`);
  mustSucceed(command(['appraise', order, '--pdf', 'out/report.pdf', '--development-signatures']), 'The appraisal');
  const json = mustSucceed(command(['appraise', order, '--json'], { quiet: true }), 'The appraisal');
  writeFileSync(path.join(root, 'out', 'appraisal.json'), json.stdout);
  console.log('JSON：out/appraisal.json');

  console.log(
    '\n── 2. Verify the report: two appraisers, the seal, the archive time-stamp, and every figure computed again\n',
  );
  mustSucceed(command(['verify', 'out/report.pdf']), 'The verification');

  const place = writeAlteredCopy('out/report.pdf', 'out/report-altered.pdf');
  console.log(`\n── 3. The same file with one bit changed at byte ${place}\n`);
  if (command(['verify', 'out/report-altered.pdf']).status !== 1) {
    throw new SetUpError('The altered copy was not refused: this must never happen, please report it.');
  }
  console.log(
    '\nDone. Open out/report.pdf. The prices are demonstration prices; signatures and seal are made with development keys.',
  );
});
