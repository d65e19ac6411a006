/** A caller of the mixed load: asks, takes the time, counts what is answered, and finds every 5xx and every refusal it did not expect. */
import { performance } from 'node:perf_hooks';

export type Headers = Readonly<Record<string, string>>;

export interface Wish {
  readonly kind: string;
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Headers;
  readonly body?: object;
}

export interface Measured {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly slowestMs: number;
}

export class MixedCallers {
  readonly findings: string[] = [];
  private readonly tookMs = new Map<string, number[]>();

  constructor(private readonly address: string) {}

  async ask({ kind, path, method = 'GET', headers = {}, body }: Wish): Promise<Record<string, unknown> | null> {
    const json: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const started = performance.now();
    const answer = await fetch(this.address + path, { method, headers: { ...headers, ...json }, ...sent });
    const bytes = Buffer.from(await answer.arrayBuffer());
    this.tookMs.set(kind, [...(this.tookMs.get(kind) ?? []), performance.now() - started]);
    if (!answer.ok) this.findings.push(`${kind} ${path}: ${answer.status} ${bytes.toString().slice(0, 300)}`);
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return answer.ok && isJson ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : null;
  }

  measured(): Readonly<Record<string, Measured>> {
    return Object.fromEntries([...this.tookMs].map(([kind, times]) => [kind, ofTimes(times)]));
  }
}

function ofTimes(times: readonly number[]): Measured {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return { count: times.length, p50Ms: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
}
