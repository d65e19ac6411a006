import { outgoingTraceHeaders } from '../tracing/in-span.js';

export interface BoundedFetch {
  /** The whole exchange must end within this. */
  timeoutMs: number;
  largestBytes: number;
  post?: { contentType: string; body: Uint8Array };
  authorization?: string;
}

/** The body of an answer of status 200; throws on every other answer, on redirects, on silence and on too much. */
export async function fetchBounded(url: string, order: BoundedFetch): Promise<Uint8Array> {
  const { timeoutMs, largestBytes, post, authorization } = order;
  const response = await fetch(url, {
    ...(post ? { method: 'POST', body: Buffer.from(post.body) } : {}),
    headers: {
      ...outgoingTraceHeaders(),
      ...(post ? { 'content-type': post.contentType } : {}),
      ...(authorization === undefined ? {} : { authorization }),
    },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.status !== 200) throw new Error(`${url} answered with status ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    const bytes = part as Uint8Array;
    length += bytes.length;
    if (length > largestBytes) throw new Error(`${url} answered with more than ${largestBytes} bytes`);
    parts.push(bytes);
  }
  return new Uint8Array(Buffer.concat(parts));
}
