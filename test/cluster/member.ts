/** One process of the built program in a cluster: a service on a port that it keeps, or a worker on batches. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';

export type Kind = 'service' | 'worker';

const programs = { service: 'service.js', worker: 'service-worker.js' } as const;
const readiness = { service: 'lift-appraisal listens', worker: 'lift-appraisal works' } as const;

export class Member {
  private child: ChildProcess | null = null;
  private said = '';

  constructor(
    readonly name: string,
    readonly kind: Kind,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  get address(): string {
    return `http://127.0.0.1:${this.environment['PORT']}`;
  }

  async start(): Promise<void> {
    this.said = '';
    const env = { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...this.environment };
    const child = spawn(process.execPath, [join(packageRoot, 'dist', programs[this.kind])], { env });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => (this.said = `${this.said}${piece.toString()}`.slice(-20_000)));
    }
    while (!this.said.includes(readiness[this.kind])) {
      if (child.exitCode !== null) throw new Error(`${this.name} did not start: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** As a supervisor does: a start that fails, because the database is away or held up, is tried again. */
  async startAgain(tries = 5): Promise<void> {
    await this.start().catch((error: unknown) => {
      if (tries <= 1) throw error;
      return this.startAgain(tries - 1);
    });
  }

  /** SIGTERM, as a supervisor ends a process that is replaced; what it said on the way. */
  async end(): Promise<{ readonly code: number | null; readonly said: string }> {
    await this.gone('SIGTERM');
    return { code: this.child?.exitCode ?? null, said: this.said };
  }

  kill(): Promise<void> {
    return this.gone('SIGKILL');
  }

  private async gone(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }
}
