// Keeps the compiled code of the service and of the command line beside their bundles: starts each once on an empty folder, lets V8
// write down what it has compiled by then, and ends it. Only a start is faster for it; so where it cannot be done the build goes on without.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const folder = mkdtempSync(path.join(tmpdir(), 'lift-appraisal-compile-'));
const settings = { PATH: process.env.PATH, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'fatal', BATCH_WORKERS: '0' };
const service = fork(path.join(dist, 'service.js'), { cwd: folder, env: settings, silent: true });
const ended = once(service, 'exit');
const tooLong = setTimeout(() => service.kill('SIGKILL'), 60_000);
let said = '';
service.stderr.on('data', (text) => (said += text));
service.stdout.on('data', (text) => {
  said += text;
  if (!said.includes('lift-appraisal listens')) return;
  service.stdout.removeAllListeners('data');
  service.send('keep-compiled');
});
const kept = await Promise.race([once(service, 'message').then(() => true), ended.then(() => false)]);
service.kill('SIGTERM');
await ended;
clearTimeout(tooLong);
const commands = fileURLToPath(new URL('keep-compiled-commands.mjs', import.meta.url));
const worked = spawnSync(process.execPath, [commands], {
  cwd: folder,
  env: settings,
  timeout: 60_000,
  encoding: 'utf8',
});
rmSync(folder, { recursive: true, force: true });
if (worked.status !== 0) console.log(`The command line starts without kept code, a little slower:\n${worked.stderr}`);
if (!kept) console.log(`The service starts without kept code, a little slower:\n${said}`);
