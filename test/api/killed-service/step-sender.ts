/** Sends the steps of issuing one report, each under an Idempotency-Key of its own, and knows which one was cut off. */
import type { Answer, Step } from './issue-one-report.js';

export class StepSender {
  isKilled = false;
  /** The step whose answer never came; null when none was. */
  interrupted: { readonly stage: string; readonly key: string } | null = null;

  constructor(private readonly walkId: string) {}

  async send(address: string, step: Step): Promise<Answer> {
    const key = this.keyOf(step);
    try {
      return await post(address, step, key);
    } catch (error) {
      // No answer, or half of one: the client does not know what became of it.
      this.interrupted = { stage: step.stage, key };
      throw error;
    }
  }

  /**
   * After a kill: under the same key first. The claim of a dead process holds for minutes, so a caller who cannot wait
   * asks anew; what was recorded is answered again as it was.
   */
  async sendAgain(address: string, step: Step): Promise<Answer> {
    const key = this.keyOf(step);
    const answer = await post(address, step, key);
    if (answer.status !== 409 || answer.body.code !== 'idempotency-key-in-flight') return answer;
    return post(address, step, `${key}.anew`);
  }

  private keyOf({ stage }: Step): string {
    return `${this.walkId}:${stage}`;
  }
}

async function post(address: string, { path, headers, body }: Step, key: string): Promise<Answer> {
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(address + path, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
