/** The built service as a process of its own, so that it can be killed: `npm test` builds before. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../../src/config/package-root.js';

export interface LiveService {
  readonly address: string;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
}

const built = (file: string): string => JSON.stringify(pathToFileURL(join(packageRoot, 'dist', file)).href);

/** Opens nothing, and starts as `npm start` does when the first line is read. */
const standBy = (program: string): string => `process.stdin.once('data', () => import(${built(program)}));`;

/** A process that becomes the service the moment its predecessor is dead. */
export class StandbyService {
  private readonly child: ChildProcess;
  private log = '';

  constructor(dataDir: string, environment: Readonly<Record<string, string>>, program = 'service.js') {
    const fixed = { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS: '' };
    const env = { ...process.env, ...fixed, ...environment };
    this.child = spawn(process.execPath, ['--input-type=module', '-e', standBy(program)], { env, cwd: packageRoot });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (piece: Buffer) => (this.log += piece.toString()));
    }
  }

  /** Of a program that has no address. */
  beginUnheard(): void {
    this.child.stdin?.write('\n');
  }

  async begin(): Promise<LiveService> {
    this.beginUnheard();
    const address = await this.logged(/listens on (\S+)/);
    return { address, kill: () => this.kill() };
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private async logged(form: RegExp): Promise<string> {
    for (;;) {
      const found = form.exec(this.log)?.[1];
      if (found !== undefined) return found;
      if (this.child.exitCode !== null) throw new Error(`the service did not start: ${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
