/** The built program as the shell sees it: `npm test` builds before. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess, type SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { smallOrder } from './small-order.js';

const program = join(packageRoot, 'dist', 'cli', 'main.js');

/** Makes every attempt to load the database driver or TypeORM an error, by import and by require. */
const withoutDatabase = `data:text/javascript,${encodeURIComponent(`
  import { Module, register } from 'node:module';
  const banned = /^(better-sqlite3|typeorm)/;
  const load = Module._load;
  Module._load = (name, ...rest) => { if (banned.test(name)) throw new Error('loaded ' + name); return load(name, ...rest); };
  register('data:text/javascript,' + encodeURIComponent(\`
    export function resolve(name, context, next) {
      if (/^(better-sqlite3|typeorm)/.test(name)) throw new Error('loaded ' + name);
      return next(name, context);
    }\`));`)}`;

describe('the program', () => {
  const folder = temporaryFolder('program');
  const env = { ...process.env, DATA_DIR: folder.path, PORT: '0', NODE_OPTIONS: '' };
  afterAll(() => folder.remove());

  const run = (...args: string[]): SpawnSyncReturns<string> => {
    const blocked = ['--import', withoutDatabase, program, ...args];
    return spawnSync(process.execPath, blocked, { env, encoding: 'utf8', cwd: packageRoot });
  };

  it('appraises, seals, verifies and checks without database driver and TypeORM', () => {
    const order = join('examples', '01-six-stops-1996-cement-counterweight.json');
    const pdf = join(folder.path, 'report.pdf');
    for (const args of [
      ['appraise', order, '--pdf', pdf],
      ['verify', pdf],
      ['standards', 'check'],
      ['price-tables', 'check'],
    ]) {
      const { status, stderr } = run(...args);
      expect([args[0], status, stderr]).toEqual([args[0], 0, '']);
    }
    const serve = run('serve');
    expect([serve.status, serve.stderr]).toEqual([70, expect.stringContaining('loaded ')]);
  }, 120_000);

  /** Starts the service and waits until it listens; its log is collected. */
  async function serve(): Promise<{ child: ChildProcess; address: string; log: () => string }> {
    const child = spawn(process.execPath, [program, 'serve'], { env, cwd: packageRoot });
    let log = '';
    const address = await new Promise<string>((resolve, reject) => {
      const read = (piece: Buffer): void => {
        log += piece.toString();
        const found = /listens on (\S+)/.exec(log)?.[1];
        if (found) resolve(found);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', () => reject(new Error(log)));
    });
    return { child, address, log: () => log };
  }

  it('serves, logs no code of a report, and stops in good order at SIGTERM', async () => {
    const { child, address, log } = await serve();
    const order = JSON.stringify(smallOrder());
    const headers = { 'content-type': 'application/json' };
    const { id } = (await (
      await fetch(`${address}/v1/appraisals`, { method: 'POST', headers, body: order })
    ).json()) as {
      id: string;
    };
    const issued = await fetch(`${address}/v1/appraisals/${id}/report`, { method: 'POST' });
    const { code } = (await issued.json()) as { code: string };
    for (const path of [`/r/${code}`, `/r/${code}/report.pdf`, `/r/${code}/nothing`, `/r/${code}%zz`]) {
      await fetch(address + path);
    }
    await fetch(`${address}/v1/verifications`, { method: 'POST', headers, body: JSON.stringify({ code }) });
    child.kill('SIGTERM');
    const [exitCode, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect([exitCode, signal]).toEqual([0, null]);
    expect(log()).toContain('"door":"/r/:code"');
    for (const part of code.split('-')) expect(log()).not.toContain(part);
    expect(log()).not.toContain('31102101002004090001');
  }, 120_000);

  it('reads .env of the folder it is started from, after the environment', async () => {
    await writeFile(join(folder.path, '.env'), 'STANDARDS_DIR=from-the-file\nPRICE_TABLES_DIR=from-the-file\n');
    const given = { ...env, STANDARDS_DIR: 'from-the-environment' };
    const options = { env: given, encoding: 'utf8', cwd: folder.path } as const;
    const standards = spawnSync(process.execPath, [program, 'standards', 'check'], options);
    const tables = spawnSync(process.execPath, [program, 'price-tables', 'check'], options);
    expect([standards.status, standards.stdout + standards.stderr]).toEqual([
      1,
      expect.stringContaining('from-the-environment'),
    ]);
    expect([tables.status, tables.stdout + tables.stderr]).toEqual([1, expect.stringContaining('from-the-file')]);
  }, 60_000);

  it('says by another code than that of an answer that there is no answer, and why without a stack', async () => {
    await writeFile(join(folder.path, 'some.pdf'), 'no report');
    await writeFile(join(folder.path, 'torn.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    await mkdir(join(folder.path, 'standards', 'broken', '1'), { recursive: true });
    await writeFile(join(folder.path, 'standards', 'broken', '1', 'standard.yaml'), 'id: broken');
    const order = join(packageRoot, 'examples', '01-six-stops-1996-cement-counterweight.json');
    const ended = (args: readonly string[], more: Readonly<Record<string, string>> = {}): unknown[] => {
      const options = { env: { ...env, ...more }, encoding: 'utf8', cwd: folder.path } as const;
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], options);
      return [status, stderr.includes('    at '), stderr.trim().split('\n')[0]];
    };
    const places = {
      STANDARDS_DIR: join(packageRoot, 'standards'),
      PRICE_TABLES_DIR: join(packageRoot, 'price-tables'),
    };
    const verify = ['verify', 'some.pdf'];
    expect(ended(verify, places)[0]).toBe(1);
    expect(ended(verify, { ...places, PORT: 'x' })).toEqual([2, false, 'These settings are wrong:']);
    expect(ended(verify, { ...places, STANDARDS_DIR: 'standards' })).toEqual([
      2,
      false,
      expect.stringContaining('The standards have'),
    ]);
    expect(ended(['verify'], places)).toEqual([2, false, expect.stringContaining('file.pdf|bundle.zip')]);
    expect(ended([...verify, '--trust', 'torn.pem'], places)).toEqual([2, false, expect.stringContaining('torn.pem')]);
    const intoFile = join('some.pdf', 'report.pdf');
    expect(ended(['appraise', order, '--pdf', intoFile], places)).toEqual([2, false, `无法写入 ${intoFile}：EEXIST`]);
  }, 120_000);

  it('tells wrong settings by name and never by value', () => {
    const wrong = { ...env, PORT: 'secret-value', HOST: '0.0.0.0' };
    const { status, stderr } = spawnSync(process.execPath, [program, 'serve'], { env: wrong, encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/HOST: .*\n {2}PORT: /)]);
    expect(stderr).not.toContain('secret-value');
  }, 60_000);
});
