/** The built service, one file, with and without a collector: `npm test` builds before. */
import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { Collector } from './collector.js';

/** Writes down what is loaded of OpenTelemetry beside the words of its interface. */
const watchingLoads = `data:text/javascript,${encodeURIComponent(`
  import { Module } from 'node:module';
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (/^@opentelemetry.(core|exporter|resources|sdk)/.test(name)) process.stderr.write('loaded ' + name + '\\n');
    return load(name, ...rest);
  };`)}`;

describe('the built service', () => {
  const folder = temporaryFolder('traces');
  afterAll(() => folder.remove());

  /** Starts it, asks one thing, ends it as a supervisor does; what it wrote on its second stream. */
  async function serveOnce(settings: Readonly<Record<string, string>>): Promise<string> {
    const env = { PATH: process.env['PATH'], DATA_DIR: folder.path, PORT: '0', LOG_LEVEL: 'fatal', ...settings };
    const program = ['--import', watchingLoads, join(packageRoot, 'dist', 'service.js')];
    const child = spawn(process.execPath, program, { env, cwd: folder.path });
    let said = '';
    let complaints = '';
    child.stderr.on('data', (piece: Buffer) => (complaints += piece.toString()));
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (piece: Buffer) => {
        said += piece.toString();
        const found = /listens on (\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(complaints)));
    });
    await (await fetch(`${address}/health/live`)).text();
    child.kill('SIGTERM');
    await once(child, 'exit');
    return complaints;
  }

  it('loads nothing of it where no collector is named', async () => {
    expect(await serveOnce({})).toBe('');
  }, 60_000);

  it('sends what it has left when it is ended', async () => {
    const collector = await Collector.start();
    expect(await serveOnce({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })).toContain(
      'loaded @opentelemetry/sdk-trace',
    );
    expect(collector.spans.map(({ name }) => name)).toEqual(['GET /health/live']);
    await collector.stop();
  }, 60_000);
});
