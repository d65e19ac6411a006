/** A process that answers over HTTP, and what its answers cost: by the clock, and in processor time of that process alone. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
}

export interface Cost {
  readonly perSecond: number;
  /** Processor milliseconds of one answer; NaN where the system does not say. */
  readonly cpuMs: number;
}

const connections = 2;
/** What /proc counts in, on every Linux there is. */
const ticksPerSecond = 100;

export class MeasuredProcess {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: connections });

  private constructor(
    private readonly child: ChildProcess,
    private readonly address: string,
  ) {}

  static async start(
    script: readonly string[],
    environment: Readonly<Record<string, string>> = {},
  ): Promise<MeasuredProcess> {
    const child = spawn(process.execPath, [...script], { env: { ...process.env, ...environment } });
    let log = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (log += piece.toString()));
    for (;;) {
      const found = /listens on (\S+)/.exec(log)?.[1];
      if (found !== undefined) return new MeasuredProcess(child, found);
      if (child.exitCode !== null) throw new Error(log);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async ask({ method, path, type = 'application/json', body }: Call): Promise<Buffer> {
    const headers = body === undefined ? {} : { 'content-type': type };
    const sent = request(this.address + path, { method, headers, agent: this.agent });
    sent.end(body);
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const bytes = await buffer(answer);
    if ((answer.statusCode ?? 500) >= 300) {
      throw new Error(`${method} ${path}: ${answer.statusCode} ${bytes.toString()}`);
    }
    return bytes;
  }

  /** Asks for so long, or so often. */
  async measure(call: Call, { ms, most = Infinity }: { readonly ms: number; readonly most?: number }): Promise<Cost> {
    let count = 0;
    const [cpuBefore, started] = [this.cpuMs(), performance.now()];
    const caller = async (): Promise<void> => {
      while (count < most && performance.now() - started < ms) {
        count += 1;
        await this.ask(call);
      }
    };
    await Promise.all(Array.from({ length: connections }, caller));
    const tookMs = performance.now() - started;
    return { perSecond: (count / tookMs) * 1_000, cpuMs: (this.cpuMs() - cpuBefore) / count };
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }

  private cpuMs(): number {
    try {
      const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
      const [utime = 'NaN', stime = 'NaN'] = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 13);
      return ((Number(utime) + Number(stime)) * 1_000) / ticksPerSecond;
    } catch {
      return NaN;
    }
  }
}
