/**
 * Callers who go on working while something is wrong: they store appraisals and have reports issued, and remember what
 * they were promised. A refusal must say when to come again; they do, under the same key, once things are well.
 */
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { smallOrder } from '../api/small-order.js';

export interface Promised {
  readonly appraisals: Map<string, string>;
  /** SHA-256 of the file by appraisal. */
  readonly reports: Map<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Wish {
  readonly path: string;
  readonly key: string;
  readonly body?: object;
}

const patienceMs = 60_000;

export class Clients {
  readonly promised: Promised = { appraisals: new Map(), reports: new Map() };
  /** What no caller should be told. */
  readonly findings: string[] = [];
  readonly answers: Record<string, number> = {};
  private readonly open: Wish[] = [];
  private made = 0;

  constructor(private readonly address: string) {}

  /** So many callers at once, each with one order after the other, until the time is over. */
  async work(callers: number, forMs: number): Promise<void> {
    const until = Date.now() + forMs;
    await Promise.all(
      Array.from({ length: callers }, async () => {
        while (Date.now() < until) await this.one();
      }),
    );
  }

  /** Everything that was refused is asked for again, and must be granted by now. */
  async comeAgain(): Promise<void> {
    for (const wish of this.open.splice(0)) {
      const until = Date.now() + patienceMs;
      let answer = await this.ask(wish);
      while (answer.status >= 400 && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        answer = await this.ask(wish);
      }
      if (answer.status >= 400) this.findings.push(`${wish.key} is refused for ever: ${answer.status} ${answer.code}`);
      else this.keep(wish, answer);
    }
  }

  /** What was promised is there: every appraisal once, every report with the bytes that were named. */
  async checkPromises(): Promise<void> {
    for (const [key, id] of this.promised.appraisals) {
      const { status } = await fetch(`${this.address}/v1/appraisals/${id}`);
      if (status !== 200) this.findings.push(`${key} was stored as ${id}: ${status}`);
    }
    for (const [id, sha256] of this.promised.reports) {
      const answer = await fetch(`${this.address}/v1/appraisals/${id}/report`);
      const found = sha256Hex(new Uint8Array(await answer.arrayBuffer()));
      if (answer.status !== 200 || found !== sha256) this.findings.push(`report of ${id}: ${answer.status} ${found}`);
    }
  }

  private async one(): Promise<void> {
    const key = `order-${(this.made += 1)}`;
    const stored = await this.try({ path: '/v1/appraisals', key, body: smallOrder() });
    if (stored === null || this.made % 4 !== 0) return;
    await this.try({ path: `/v1/appraisals/${stored['id'] as string}/report`, key: `${key}-report` });
  }

  private async try(wish: Wish): Promise<Answer['body'] | null> {
    const answer = await this.ask(wish);
    if (answer.status === 200 || answer.status === 201) {
      this.keep(wish, answer);
      return answer.body;
    }
    const isPatient = answer.status === 503 && Number(answer.retryAfter) >= 1;
    if (!isPatient) this.findings.push(`${wish.path}: ${answer.status} ${answer.code} ${answer.retryAfter ?? ''}`);
    this.open.push(wish);
    return null;
  }

  private keep({ key, path }: Wish, { body }: Answer): void {
    if (path === '/v1/appraisals') this.promised.appraisals.set(key, body['id'] as string);
    else this.promised.reports.set(path.split('/')[3] ?? '', body['sha256'] as string);
  }

  private async ask({ path, key, body }: Wish): Promise<Answer> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { 'idempotency-key': key, ...json };
    const answer = await fetch(this.address + path, { method: 'POST', headers, ...sent });
    const read = (await answer.json()) as Answer['body'];
    const code = answer.status >= 400 ? (read['code'] as string) : '';
    const kind = `${answer.status} ${code}`.trim();
    this.answers[kind] = (this.answers[kind] ?? 0) + 1;
    return { status: answer.status, code, retryAfter: answer.headers.get('retry-after'), body: read };
  }
}
