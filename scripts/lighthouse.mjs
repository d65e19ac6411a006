// npm run lighthouse: Lighthouse looks at the pages anybody may open, as a phone and as a desk, on a service of its own with
// one sealed report. Fails below 100 for accessibility. The reports lie under out/lighthouse. A command apart: npx fetches
// Lighthouse, because its packages belong neither to the service nor to its tests. LIGHTHOUSE names an installed one
// (its cli/index.js), CHROME_PATH another browser than Debian's Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, buildDatabaseDriver, installPackages, main, root, SetUpError } from './set-up.mjs';

/** The last line that runs on Node 20. */
const lighthouse = 'lighthouse@12.8.2';
const order = 'examples/02-eleven-stops-2004-geared.json';
const categories = ['accessibility', 'best-practices', 'performance'];
const forms = [
  { name: 'mobile', flags: [] },
  { name: 'desktop', flags: ['--preset=desktop'] },
];
const outFolder = path.join(root, 'out', 'lighthouse');
const key = randomBytes(32).toString('base64url');

/** Resolves with the address as soon as the service says where it listens. */
function startService(dataDir) {
  const API_KEYS = `looked-at:${createHash('sha256').update(key).digest('hex')}`;
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', HOST: '127.0.0.1', PORT: '0', API_KEYS };
  const service = spawn(process.execPath, [path.join('dist', 'main.js')], { cwd: root, env });
  let said = '';
  const url = new Promise((resolve, reject) => {
    for (const stream of [service.stdout, service.stderr]) {
      stream.on('data', (bytes) => {
        said += bytes;
        const address = /listens on (http:\/\/\S+)/.exec(said);
        if (address) resolve(address[1]);
      });
    }
    service.on('exit', () => reject(new SetUpError(`The service ended before it listened:\n${said}`)));
  });
  return { service, url };
}

async function send(url, body) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body });
  if (!answer.ok) throw new SetUpError(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** The code on the cover of a report of the whole lift. */
async function sealReport(url) {
  const { id } = await send(`${url}/v1/appraisals`, readFileSync(path.join(root, order), 'utf8'));
  return (await send(`${url}/v1/appraisals/${id}/report`)).code;
}

const pagesOf = (code) => [
  { name: 'front-door', href: '/' },
  { name: 'report', href: `/r/${code}` },
  { name: 'verify', href: '/verify' },
  { name: 'prices', href: '/price-tables' },
  { name: 'price-edition', href: '/price-tables/demonstration/shenyang-scrap/2026-07-01' },
  { name: 'sign-in', href: '/sign-in' },
];

/** Scores by category from 0 to 100, and what was found wrong in one line each. */
function lookAt(url, { name, flags }) {
  const file = path.join(outFolder, `${name}.json`);
  const [command, ...first] = process.env.LIGHTHOUSE
    ? [process.execPath, process.env.LIGHTHOUSE]
    : ['npx', '--yes', lighthouse];
  const chrome = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ');
  const look = () =>
    spawnSync(
      command,
      [
        ...first,
        url,
        ...flags,
        '--quiet',
        `--only-categories=${categories}`,
        '--output=json',
        `--output-path=${file}`,
        `--chrome-flags=${chrome}`,
      ],
      { encoding: 'utf8', env: { CHROME_PATH: '/usr/bin/chromium', ...process.env } },
    );
  // On a busy machine the browser's trace may begin too late; Lighthouse then asks to be run again. A low score is no such error.
  let result = look();
  if (result.status !== 0) result = look();
  if (result.status !== 0) throw new SetUpError(`Lighthouse could not look at ${url}:\n${result.stderr}`);
  const { categories: found, audits } = JSON.parse(readFileSync(file, 'utf8'));
  const scores = categories.map((category) => Math.round(found[category].score * 100));
  // Performance has shades; in the other two a fault is a fault.
  const faults = ['accessibility', 'best-practices'].flatMap((category) =>
    found[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${category}: ${id} (${audits[id].title})`),
  );
  return { scores, faults };
}

async function lookAtAll() {
  mkdirSync(outFolder, { recursive: true });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'lift-appraisal-lighthouse-'));
  const { service, url } = startService(dataDir);
  const tooLow = [];
  try {
    const address = await url;
    const pages = pagesOf(await sealReport(address));
    console.log(`\n${'page'.padEnd(24)}${categories.map((category) => category.padStart(16)).join('')}`);
    for (const form of forms) {
      for (const { name, href } of pages) {
        const shown = `${name}-${form.name}`;
        const { scores, faults } = lookAt(address + href, { name: shown, flags: form.flags });
        console.log(shown.padEnd(24) + scores.map((score) => String(score).padStart(16)).join(''));
        for (const fault of faults) console.log(`  ${fault}`);
        if (scores[0] < 100) tooLow.push(shown);
      }
    }
  } finally {
    service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
  if (tooLow.length > 0) throw new SetUpError(`Below 100 for accessibility: ${tooLow.join(', ')}`);
}

main(async () => {
  installPackages();
  buildDatabaseDriver();
  build();
  await lookAtAll();
});
