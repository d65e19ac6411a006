/** Many keys, each sent many times at once, as a caller does whose line is bad: what comes of it, seen from outside. */
import { once } from 'node:events';
import { Agent, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { sha256Hex } from '../../src/fingerprints/sha256.js';

export interface Race {
  /** Services on one database; duplicates take turns at them. */
  readonly addresses: readonly string[];
  readonly keys: number;
  readonly duplicates: number;
  /** Keys under way at once. */
  readonly abreast: number;
  readonly prefix?: string;
  readonly post: (key: number) => { readonly path: string; readonly body: object | null };
}

export interface RaceOutcome {
  /** Different bodies granted for one key, beyond the first. */
  readonly differing: number;
  /** What was answered, over all tries: status, and code where it was refused. */
  readonly answers: Readonly<Record<string, number>>;
  /** The granted body of each key. */
  readonly bodies: readonly string[];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const pauseMs = 15;
const longestMs = 60_000;

export async function race({
  addresses,
  keys,
  duplicates,
  abreast,
  prefix = 'race',
  post,
}: Race): Promise<RaceOutcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: abreast * duplicates });
  const answers: Record<string, number> = {};
  const granted = new Map<number, Set<string>>();
  const count = ({ status, headers, body }: Answer): void => {
    const isProblem = headers['content-type']?.startsWith('application/problem') === true;
    const kind = isProblem ? `${status} ${(JSON.parse(body) as { code: string }).code}` : String(status);
    answers[kind] = (answers[kind] ?? 0) + 1;
  };
  /** One of the duplicates: asks until it is answered, as the problem document tells it to. */
  const insist = async (key: number, duplicate: number): Promise<void> => {
    const address = addresses[duplicate % addresses.length] ?? '';
    const until = Date.now() + longestMs;
    for (;;) {
      const answer = await send(agent, address, { key: `${prefix}-${key}`, ...post(key) });
      count(answer);
      if (answer.status !== 409) return void granted.get(key)?.add(answer.body);
      if (Date.now() > until) throw new Error(`key ${key} stayed in flight`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs * (1 + Math.random())));
    }
  };
  let next = 0;
  const runner = async (): Promise<void> => {
    while (next < keys) {
      const key = next++;
      granted.set(key, new Set());
      await Promise.all(Array.from({ length: duplicates }, (_, duplicate) => insist(key, duplicate)));
    }
  };
  await Promise.all(Array.from({ length: abreast }, runner));
  agent.destroy();
  const bodies = [...granted.values()];
  return {
    answers,
    differing: bodies.reduce((sum, { size }) => sum + size - 1, 0),
    bodies: bodies.map(([first = '']) => first),
  };
}

interface KeyedPost {
  readonly key: string;
  readonly path: string;
  readonly body: object | null;
}

async function send(agent: Agent, address: string, { key, path, body }: KeyedPost): Promise<Answer> {
  const headers = { 'idempotency-key': key, ...(body === null ? {} : { 'content-type': 'application/json' }) };
  const sent = request(address + path, { method: 'POST', agent, headers });
  sent.end(body === null ? undefined : JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** How many different bodies there are. */
export const different = (bodies: readonly string[]): number => new Set(bodies.map((body) => sha256Hex(body))).size;
