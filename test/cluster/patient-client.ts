/**
 * Callers behind a balancer: it asks every service again and again whether it is ready, lets those that are take turns, and sends a request
 * that nobody answered, or that was answered 503, to the next one under the same Idempotency-Key. Keeps what was acknowledged,
 * and everything that went otherwise.
 */
import { request } from 'node:http';
import type { Member } from './member.js';

export interface Acknowledged {
  readonly appraisalId: string;
  readonly number: string;
  readonly sha256: string;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const longestWaitMs = 120_000;
const checkEveryMs = 200;

export class PatientClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Of answers: neither granted nor a 503 with a time to come again. */
  readonly faults: string[] = [];
  /** Requests that were sent to a service and had to be sent again, and why. */
  readonly sentAgain: string[] = [];
  private ready: readonly Member[];
  private turn = 0;

  constructor(private readonly services: readonly Member[]) {
    this.ready = services;
  }

  /** Appraises and issues one lift after the other, `side` of them beside each other, until told to stop. */
  async work(order: object, { side, until }: { side: number; until: () => boolean }): Promise<void> {
    let count = 0;
    const one = async (): Promise<void> => {
      while (!until()) await this.issue(order, `lift-${(count += 1)}`);
    };
    let isOver = false;
    const checks = this.checkUntil(() => isOver);
    await Promise.all(Array.from({ length: side }, one));
    isOver = true;
    await checks;
  }

  async post(path: string, key: string, body?: object): Promise<Answer['body'] | null> {
    const began = Date.now();
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.tried(path, key, body);
      if (answer !== null && [200, 201, 202].includes(answer.status)) return answer.body;
      // The claim of a dead process holds for half a minute; it stored nothing, so whoever cannot wait asks anew.
      if (answer?.status === 409 && answer.body['code'] === 'idempotency-key-in-flight') key = `${key}.anew`;
      else if (answer !== null && answer.status !== 503) {
        return this.fault(path, `${answer.status} ${JSON.stringify(answer.body)}`);
      }
      if (Date.now() - began > longestWaitMs) return this.fault(path, `no answer within ${longestWaitMs} ms`);
      await wait(50 + 50 * (attempt % 10));
    }
  }

  private async issue(order: object, key: string): Promise<void> {
    const stored = await this.post('/v1/appraisals', `${key}.appraisal`, order);
    if (stored === null) return;
    const appraisalId = String(stored['id']);
    const report = await this.post(`/v1/appraisals/${appraisalId}/report`, `${key}.report`);
    if (report === null) return;
    this.acknowledged.push({ appraisalId, number: String(report['number']), sha256: String(report['sha256']) });
  }

  private fault(path: string, what: string): null {
    this.faults.push(`${path}: ${what}`);
    return null;
  }

  private async checkUntil(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const answers = await Promise.all(
        this.services.map(({ address }) => send('GET', `${address}/health/ready`).catch(() => null)),
      );
      this.ready = this.services.filter((_, index) => answers[index]?.status === 200);
      await wait(checkEveryMs);
    }
  }

  /** null: nobody answered. */
  private async tried(path: string, key: string, body?: object): Promise<Answer | null> {
    const service = this.ready[(this.turn += 1) % this.ready.length];
    if (service === undefined) return null;
    try {
      const answer = await send('POST', `${service.address}${path}`, key, body);
      if (answer.status === 503) this.sentAgain.push(`${service.name} ${path}: ${JSON.stringify(answer.body)}`);
      return answer;
    } catch (error) {
      this.sentAgain.push(`${service.name} ${path}: ${(error as Error).message}`);
      return null;
    }
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** On a connection of its own, as a balancer without kept connections makes it. */
const send = (method: string, url: string, key?: string, body?: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = key === undefined ? {} : { 'idempotency-key': key, 'content-type': 'application/json' };
    const asked = request(url, { method, agent: false, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const isJson = (answer.headers['content-type'] ?? '').includes('json');
        const read = isJson ? (JSON.parse(text) as Answer['body']) : { text };
        resolve({ status: answer.statusCode ?? 0, body: read });
      });
    });
    asked.on('error', reject);
    asked.end(method === 'GET' ? undefined : JSON.stringify(body ?? {}));
  });
