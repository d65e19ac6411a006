/** Batches as their sender knows them: each under a key of its own, asked for until it is answered. */
import { trialOrder } from '../../api/killed-service/issue-one-report.js';

export class SentBatches {
  /** What was acknowledged, by key. */
  readonly ids = new Map<string, string>();
  private keys = 0;

  constructor(readonly lifts: number) {}

  newKey(): string {
    this.keys += 1;
    return `batch-${this.keys}`;
  }

  /** @throws when there is no answer, or not the one there was before. */
  async send(address: string, key: string): Promise<void> {
    const order = JSON.stringify(trialOrder());
    const answer = await fetch(`${address}/v1/batches?label=${key}&reports=issue`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key },
      body: Array.from({ length: this.lifts }, () => order).join('\n'),
    });
    const { id } = (await answer.json()) as { id?: string };
    if (answer.status !== 201 || id === undefined) throw new Error(`not taken: ${answer.status}`);
    const before = this.ids.get(key);
    if (before !== undefined && before !== id) throw new Error(`${key} is ${before} and ${id}`);
    this.ids.set(key, id);
  }
}
