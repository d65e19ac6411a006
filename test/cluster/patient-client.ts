/**
 * A caller behind a balancer: the services take turns, and one that does not answer, or says 503, is followed by the next, under
 * the same Idempotency-Key. Keeps what was acknowledged and every answer that no caller should see.
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

export class PatientClient {
  readonly acknowledged: Acknowledged[] = [];
  /** Of answers: neither granted nor a 503 with a time to come again. */
  readonly faults: string[] = [];
  /** Connections that broke after the request had been sent; its sender tried again. */
  readonly cutOff: string[] = [];
  /** Requests answered 503. */
  sentAway = 0;
  private turn = 0;

  constructor(private readonly services: readonly Member[]) {}

  /** Appraises and issues one lift after the other, `side` of them beside each other, until told to stop. */
  async work(order: object, { side, until }: { side: number; until: () => boolean }): Promise<void> {
    let count = 0;
    const one = async (): Promise<void> => {
      while (!until()) await this.issue(order, `lift-${(count += 1)}`);
    };
    await Promise.all(Array.from({ length: side }, one));
  }

  private async issue(order: object, key: string): Promise<void> {
    const stored = await this.post('/v1/appraisals', `${key}.appraisal`, order);
    if (stored === null) return;
    const appraisalId = String(stored['id']);
    const report = await this.post(`/v1/appraisals/${appraisalId}/report`, `${key}.report`);
    if (report === null) return;
    this.acknowledged.push({ appraisalId, number: String(report['number']), sha256: String(report['sha256']) });
  }

  async post(path: string, key: string, body?: object): Promise<Answer['body'] | null> {
    const began = Date.now();
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.tried(path, key, body);
      if (answer !== null && [200, 201, 202].includes(answer.status)) return answer.body;
      // The claim of a dead process holds for minutes; it stored nothing, so whoever cannot wait asks anew.
      if (answer?.status === 409 && answer.body['code'] === 'idempotency-key-in-flight') key = `${key}.anew`;
      else if (answer !== null && answer.status !== 503) {
        this.faults.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return null;
      }
      if (Date.now() - began > longestWaitMs) {
        this.faults.push(`${path}: no answer within ${longestWaitMs} ms`);
        return null;
      }
      await new Promise((resolve) => setTimeout(resolve, 50 + 50 * (attempt % 10)));
    }
  }

  /** null: nobody answered. */
  private async tried(path: string, key: string, body?: object): Promise<Answer | null> {
    const service = this.services[(this.turn += 1) % this.services.length];
    if (service === undefined) throw new Error('no services');
    try {
      const answer = await send(`${service.address}${path}`, key, body);
      if (answer.status === 503) this.sentAway += 1;
      return answer;
    } catch (error) {
      const { syscall, message } = error as NodeJS.ErrnoException;
      // A service that ends resets whom it has not yet let in: nothing was sent on such a connection.
      if (syscall !== 'connect') this.cutOff.push(`${service.name} ${path}: ${message}`);
      return null;
    }
  }
}

/** On a connection of its own, as a balancer without kept connections makes it. */
const send = (url: string, key: string, body?: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = { 'idempotency-key': key, 'content-type': 'application/json' };
    const asked = request(url, { method: 'POST', agent: false, headers }, (answer) => {
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
    asked.end(JSON.stringify(body ?? {}));
  });
