/** The built service as a process of its own, under whatever makes things go wrong: `npm test` builds before. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';

export interface BuiltService {
  readonly address: string;
  readonly pid: number;
  /** Everything it has logged. */
  log(): string;
  isAlive(): boolean;
  /** SIGTERM, and how it ended. */
  stop(): Promise<number | null>;
}

const longestStartMs = 120_000;

export async function startBuilt(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BuiltService> {
  const fixed = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS: '', BATCH_WORKERS: '0' };
  const env = { ...process.env, ...fixed, REPORT_SIGNATURES: 'seal-only', ...environment };
  const child = spawn(process.execPath, [join(packageRoot, 'dist', 'service.js')], { env, cwd: packageRoot });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (log += piece.toString()));
  const isAlive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    address: await addressOf(() => log, isAlive),
    pid: child.pid ?? 0,
    log: () => log,
    isAlive,
    stop: () => ended(child),
  };
}

async function addressOf(log: () => string, isAlive: () => boolean): Promise<string> {
  const until = Date.now() + longestStartMs;
  for (;;) {
    const found = /listens on (\S+)/.exec(log())?.[1];
    if (found !== undefined) return found;
    if (!isAlive() || Date.now() > until) throw new Error(`the service did not start: ${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
  return child.exitCode;
}
