/** A bundle starts with kept code, without any, and with what is none of its own. */
import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from './package-root.js';
import { keepCompiled } from './start-compiled.js';

const folder = mkdtempSync(join(tmpdir(), 'lift-appraisal-compiled-'));
const bundle = join(folder, 'bundle.cjs');
const starter = join(folder, 'start.mjs');
const startCompiled = pathToFileURL(join(packageRoot, 'dist', 'config', 'start-compiled.js')).href;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Says its own place and whether it can require; long enough that V8 keeps something. */
const program = (word: string): string =>
  `const say = () => console.log('${word}', require('node:path').basename(__filename)); say();`;

beforeEach(() => {
  writeFileSync(bundle, program('one'));
  writeFileSync(
    starter,
    `import { keepWhenAsked, startCompiled } from ${JSON.stringify(startCompiled)};
    keepWhenAsked(startCompiled(${JSON.stringify(bundle)}));`,
  );
  rmSync(`${bundle}.compiled`, { force: true });
});

async function start(act?: typeof keepCompiled): Promise<string> {
  const process = fork(starter, { silent: true });
  let said = '';
  process.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  process.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  await once(process.stdout!, 'data');
  if (act !== undefined) {
    process.send(act);
    await once(process, 'message');
  }
  process.disconnect();
  await once(process, 'exit');
  return said;
}

it('runs without kept code, keeps it when it is asked to, and runs with it', async () => {
  expect(await start()).toBe('one bundle.cjs\n');
  expect(existsSync(`${bundle}.compiled`)).toBe(false);
  await start(keepCompiled);
  expect(readFileSync(`${bundle}.compiled`).length).toBeGreaterThan(100);
  expect(await start()).toBe('one bundle.cjs\n');
});

it('runs with code of something else, or with what is no code at all', async () => {
  await start(keepCompiled);
  writeFileSync(bundle, program('another'));
  expect(await start()).toBe('another bundle.cjs\n');
  writeFileSync(`${bundle}.compiled`, 'no code');
  expect(await start()).toBe('another bundle.cjs\n');
});
