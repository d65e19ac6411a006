/** A PostgreSQL server of a test's own, which the test may end and start again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

export class OwnServer {
  private constructor(
    private readonly keeper: ChildProcess,
    private readonly lines: Interface,
    readonly url: string,
  ) {}

  static async start(): Promise<OwnServer> {
    const program = join(process.cwd(), 'test', 'stores', 'postgres-server.mjs');
    const keeper = spawn(process.execPath, [program, '--durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: keeper.stdout });
    const [url] = (await once(lines, 'line')) as [string];
    return new OwnServer(keeper, lines, url);
  }

  /** SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void> {
    return this.tell('kill');
  }

  startAgain(): Promise<void> {
    return this.tell('start');
  }

  async stop(): Promise<void> {
    const ended = once(this.keeper, 'exit');
    this.keeper.stdin?.end();
    await ended;
  }

  private async tell(command: 'kill' | 'start'): Promise<void> {
    const done = once(this.lines, 'line');
    this.keeper.stdin?.write(`${command}\n`);
    await done;
  }
}
