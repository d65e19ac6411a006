/**
 * One POST to an address a firm has named. The name is resolved once, every address it resolves to is checked, and the
 * connection goes to an address that was checked: a name that answers differently a moment later changes nothing.
 * Redirects are not followed, the whole exchange has a time limit, of the answer only the status counts.
 */
import { lookup } from 'node:dns/promises';
import { request as requestHttp, type ClientRequest, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isLoopbackAddress, isRefusedAddress } from './refused-address.js';

export interface GuardedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PostFailure =
  | 'address-invalid'
  | 'address-refused'
  | 'name-unknown'
  | 'connection-failed'
  | 'certificate-refused'
  | 'timeout'
  | 'answer-too-long'
  | 'redirected'
  | 'status'
  /** The service's own key of secrets was lost or changed. */
  | 'secret-unreadable';

/** `failure` null: the receiver answered with 2xx. */
export interface PostOutcome {
  readonly status: number | null;
  readonly failure: PostFailure | null;
}

export interface PostLimits {
  /** http and https to this machine. */
  readonly loopbackAllowed: boolean;
  readonly timeoutMs: number;
  readonly longestAnswerBytes: number;
  /** Every address of a name. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
}

/** Injection token of the limits. */
export const POST_LIMITS = Symbol('PostLimits');

export const usualLimits: PostLimits = {
  loopbackAllowed: false,
  timeoutMs: 15_000,
  longestAnswerBytes: 64_000,
  resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
};

/** What is wrong with an address as it is written; null: it may be tried. */
export function addressFault(text: string, limits: Pick<PostLimits, 'loopbackAllowed'>): PostFailure | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !isBare(url)) return 'address-invalid';
  const host = hostOf(url);
  if (isIP(host) !== 0 && isRefusedAddress(host, limits)) return 'address-refused';
  const isPlainButOurs = url.protocol === 'http:' && limits.loopbackAllowed && isLoopbackAddress(host);
  return url.protocol === 'https:' || isPlainButOurs ? null : 'address-invalid';
}

const isBare = ({ username, password, hash }: URL): boolean => username === '' && password === '' && hash === '';

export async function guardedPost(post: GuardedPost, limits: PostLimits): Promise<PostOutcome> {
  const fault = addressFault(post.url, limits);
  if (fault !== null) return failed(fault);
  const deadline = AbortSignal.timeout(limits.timeoutMs);
  const late = new Promise<PostOutcome>((resolve) =>
    deadline.addEventListener('abort', () => resolve(failed('timeout'))),
  );
  const exchange = (async () => {
    const address = await checkedAddress(new URL(post.url), limits);
    if (deadline.aborted) return failed('timeout');
    return 'failure' in address ? address : send(post, { address: address.address, limits, signal: deadline });
  })();
  return Promise.race([exchange, late]);
}

async function checkedAddress(url: URL, limits: PostLimits): Promise<{ readonly address: string } | PostOutcome> {
  const host = hostOf(url);
  let addresses: readonly string[];
  try {
    addresses = isIP(host) === 0 ? await limits.resolve(host) : [host];
  } catch {
    return failed('name-unknown');
  }
  const [address] = addresses;
  if (address === undefined) return failed('name-unknown');
  return addresses.some((one) => isRefusedAddress(one, limits)) ? failed('address-refused') : { address };
}

interface Way {
  readonly address: string;
  readonly limits: PostLimits;
  readonly signal: AbortSignal;
}

function send({ url: text, headers, body }: GuardedPost, { address, limits, signal }: Way): Promise<PostOutcome> {
  const url = new URL(text);
  const bytes = Buffer.from(body, 'utf8');
  const options: RequestOptions = {
    method: 'POST',
    // Connected is the address; Host header and certificate stay those of the name.
    lookup: (_name, wish, done) => {
      const family = isIP(address);
      if (wish.all === true) done(null, [{ address, family }]);
      else done(null, address, family);
    },
    headers: { ...headers, 'content-type': 'application/json', 'content-length': bytes.length },
    agent: false,
    signal,
    maxHeaderSize: 16_384,
  };
  return new Promise((resolve) => {
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.on('error', (error) => resolve(failed(failureOf(error))));
    readStatus(request, limits.longestAnswerBytes, resolve);
    request.end(bytes);
  });
}

function readStatus(request: ClientRequest, longestBytes: number, done: (outcome: PostOutcome) => void): void {
  request.on('response', (response) => {
    const status = response.statusCode ?? 0;
    let length = 0;
    response.on('error', () => done(failed('connection-failed')));
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= longestBytes) return;
      done({ status, failure: 'answer-too-long' });
      request.destroy();
    });
    response.on('end', () => done({ status, failure: failureOfStatus(status) }));
  });
}

function failureOfStatus(status: number): PostFailure | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? 'redirected' : 'status';
}

function failureOf(error: Error): PostFailure {
  const { code = '', name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError' || name === 'TimeoutError') return 'timeout';
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code) ? 'certificate-refused' : 'connection-failed';
}

const failed = (failure: PostFailure): PostOutcome => ({ status: null, failure });
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
