/** Sends the steps of issuing one report, each under an Idempotency-Key of its own, and knows which one was cut off. */
import type { Answer } from './issue-one-report.js';

export class StepSender {
  isKilled = false;
  /** Key of the step whose answer never came; null when none was. */
  interrupted: string | null = null;

  constructor(private readonly appraisalId: string) {}

  async send(address: string, path: string, body?: object): Promise<Answer> {
    const key = this.keyOf(path);
    try {
      return await post(address + path, key, body);
    } catch (error) {
      // No answer, or half of one: the client does not know what became of it.
      this.interrupted = key;
      throw error;
    }
  }

  /**
   * After a kill: under the same key first. The claim of a dead process holds for minutes, so a caller who cannot wait
   * asks anew; what was recorded is answered again as it was.
   */
  async sendAgain(address: string, path: string, body?: object): Promise<Answer> {
    const key = this.keyOf(path);
    const answer = await post(address + path, key, body);
    if (answer.status !== 409 || answer.body.code !== 'idempotency-key-in-flight') return answer;
    return post(address + path, `${key}.anew`, body);
  }

  private keyOf(path: string): string {
    return `${this.appraisalId}:${path.split('/').slice(4).join(':')}`;
  }
}

async function post(address: string, key: string, body?: object): Promise<Answer> {
  const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'idempotency-key': key, ...json },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
