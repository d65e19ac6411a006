/**
 * Everybody at once for some minutes: firms store appraisals and issue reports, owners look at them, the firm's own prices
 * are corrected, a batch is worked on. At the end everything that was acknowledged is looked for.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { bookOf, rowOf } from '../api/private-book.js';
import { smallOrder } from '../api/small-order.js';
import { MixedCallers, type Headers, type Measured } from './mixed-callers.js';
import type { MixedPeople } from './mixed-people.js';

export interface MixedOutcome {
  readonly measured: Readonly<Record<string, Measured>>;
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
}

const batchOf = 60;
const pauseMs = 40;

export class MixedLoad {
  private readonly callers: MixedCallers;
  private readonly appraisals: string[] = [];
  private readonly codes: string[] = [];
  private readonly batches: string[] = [];
  private readonly editions: string[] = [];
  private until = 0;
  private made = 0;

  constructor(
    address: string,
    private readonly people: MixedPeople,
  ) {
    this.callers = new MixedCallers(address);
  }

  async run(forMs: number): Promise<MixedOutcome> {
    this.until = Date.now() + forMs;
    const { firms } = this.people;
    const posting = firms.map((firm) => this.repeat(() => this.post(firm)));
    const owners = [0, 1].map(() => this.repeat(() => this.look()));
    await Promise.all([...posting, ...owners, this.repeat(() => this.correct()), this.repeat(() => this.batch())]);
    await this.lookForAll();
    const { appraisals, codes, batches, editions } = this;
    return {
      measured: this.callers.measured(),
      acknowledged: {
        ...{ appraisals: appraisals.length, reports: codes.length },
        ...{ batches: batches.length, editions: editions.length },
      },
      findings: this.callers.findings,
    };
  }

  private async repeat(work: () => Promise<void>): Promise<void> {
    for (; Date.now() < this.until; await wait(pauseMs)) await work();
  }

  private async post(firm: Headers): Promise<void> {
    const headers = { ...firm, 'idempotency-key': `mixed-${(this.made += 1)}` };
    const isReport = this.made % 10 === 1;
    const stored = await this.callers.ask({
      ...{ kind: 'store an appraisal', path: '/v1/appraisals', method: 'POST', headers, body: smallOrder() },
    });
    if (stored === null) return;
    this.appraisals.push(stored['id'] as string);
    if (!isReport) return;
    const path = `/v1/appraisals/${stored['id'] as string}/report`;
    const issued = await this.callers.ask({ kind: 'issue a report', path, method: 'POST', headers: firm });
    if (issued !== null) this.codes.push(issued['code'] as string);
  }

  /** What an owner does who has the code. */
  private async look(): Promise<void> {
    const code = this.codes[Math.floor(Math.random() * this.codes.length)];
    if (code === undefined) return;
    await this.callers.ask({ kind: 'public page', path: `/r/${code}`, headers: { accept: 'text/html' } });
    const body = { code };
    await this.callers.ask({ kind: 'verify by code', path: '/v1/verifications', method: 'POST', body });
    if (Math.random() < 0.2) await this.callers.ask({ kind: 'download', path: `/r/${code}/report.pdf` });
  }

  /** The firm's own book, and from then on a correction of it every some seconds. */
  private async correct(): Promise<void> {
    const { editor, approver } = this.people;
    const [first] = this.editions;
    const price = `${8_000 + this.editions.length}.00`;
    const wanted =
      first === undefined ? { ...bookOf('询'), rows: [rowOf('询', price)] } : { corrects: this.editions.at(-1) };
    const post = (path: string, headers: Headers, body: object) =>
      this.callers.ask({ kind: 'correct prices', path, method: 'POST', headers, body });
    let draft = await post('/v1/price-drafts', editor, wanted);
    for (const [act, who] of Object.entries({ propose: editor, approve: approver, publish: approver })) {
      if (draft === null) return;
      const headers = { ...who, 'if-match': `"${draft['version'] as number}"` };
      draft = await post(`/v1/price-drafts/${draft['id'] as string}/${act}`, headers, { reason: '更正' });
    }
    if (draft !== null) this.editions.push(draft['editionId'] as string);
    await wait(Math.min(10_000, Math.max(0, this.until - Date.now())));
  }

  private async batch(): Promise<void> {
    const [headers = {}] = this.people.firms;
    const body = { label: '混合负载', orders: Array.from({ length: batchOf }, () => smallOrder()) };
    const path = '/v1/batches';
    const made = await this.callers.ask({ kind: 'send a batch', path, method: 'POST', headers, body });
    if (made === null) return;
    const id = made['id'] as string;
    this.batches.push(id);
    while (Date.now() < this.until && (await this.batchState(id)) === 'running') await wait(1_000);
  }

  private async batchState(id: string): Promise<unknown> {
    const [headers = {}] = this.people.firms;
    return (await this.callers.ask({ kind: 'follow a batch', path: `/v1/batches/${id}`, headers }))?.['state'];
  }

  private async lookForAll(): Promise<void> {
    const [headers = {}] = this.people.firms;
    const there = (path: string, who: Headers = headers) =>
      this.callers.ask({ kind: 'look again', path, headers: who });
    for (const id of this.appraisals) await there(`/v1/appraisals/${id}`);
    for (const code of this.codes) await there(`/r/${code}/report.pdf`);
    for (const edition of this.editions) await there(`/v1/price-tables/${edition}`);
    for (const id of this.batches) await this.expectWhole(id);
  }

  /** Every lift of a batch was appraised, each once; the last one may still be under way. */
  private async expectWhole(id: string): Promise<void> {
    const patientUntil = Date.now() + 120_000;
    while (Date.now() < patientUntil && (await this.batchState(id)) === 'running') await wait(1_000);
    const [headers = {}] = this.people.firms;
    const batch = await this.callers.ask({ kind: 'follow a batch', path: `/v1/batches/${id}`, headers });
    const { done } = (batch?.['counts'] ?? {}) as { done?: number };
    if (done !== batchOf) this.callers.findings.push(`batch ${id}: ${JSON.stringify(batch)}`);
  }
}
