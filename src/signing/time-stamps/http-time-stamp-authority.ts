import { inSpan } from '../../tracing/in-span.js';
import { fetchBounded } from '../fetch-bounded.js';
import { SigningError } from '../signing-error.js';
import { readTimeStampAnswer, timeStampQuestion } from './request-time-stamp.js';
import type { TimeStampAuthority } from './time-stamp-authority.js';

export interface HttpAuthorityOrder {
  url: string;
  /** The whole exchange must end within this. */
  timeoutMs: number;
  /** For authorities that ask for a name and a password. */
  authorization?: string;
}

const largestAnswerBytes = 256 * 1024;

/** An authority reached by RFC 3161, 3.4 (time-stamp protocol via HTTP). */
export function httpTimeStampAuthority({ url, timeoutMs, authorization }: HttpAuthorityOrder): TimeStampAuthority {
  return {
    stamp: async (digest) => {
      const question = timeStampQuestion(digest);
      const order = { url, timeoutMs, authorization };
      const answer = await inSpan('time-stamp', () => ask(order, question.request));
      try {
        return readTimeStampAnswer(answer, question);
      } catch (cause) {
        if (cause instanceof SigningError) throw cause;
        throw new SigningError('time-stamp-failed', 'The time-stamp authority sent something unreadable', { cause });
      }
    },
  };
}

async function ask(order: HttpAuthorityOrder, request: Uint8Array): Promise<Uint8Array> {
  const { url, timeoutMs, authorization } = order;
  const post = { contentType: 'application/timestamp-query', body: request };
  try {
    return await fetchBounded(url, { timeoutMs, largestBytes: largestAnswerBytes, post, authorization });
  } catch (cause) {
    throw new SigningError('time-stamp-failed', 'The time-stamp authority did not answer', { cause });
  }
}
