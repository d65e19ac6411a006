/** A real identity provider in this process (oidc-provider with its own simple pages), and a browser that walks through it. */
// @ts-expect-error The package brings no types.
import { Provider as UntypedProvider } from 'oidc-provider';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface RunningProvider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionFinished(request: unknown, response: unknown, result: InteractionResult, options: object): Promise<void>;
}
interface InteractionResult {
  readonly login?: { readonly accountId: string } & Proof;
}
const Provider = UntypedProvider as unknown as new (issuer: string, configuration: object) => RunningProvider;

export interface Identities {
  /** Claims by the name that is typed at the provider. */
  [login: string]: Claims;
}
interface Claims {
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** How the provider has made sure of somebody: what its ID token tells of it. */
export interface Proof {
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** Seconds since 1970; default: just now. */
  readonly ts?: number;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** From the authorisation address to where the provider sends the browser back. */
  walk(authorisationUrl: string, login: string): Promise<URL>;
  /** From now on the signature of every ID token has one letter changed on its way, or no more. */
  damageTokens(isDamaging: boolean): void;
  /** From now on everybody who signs in there does so in this way. */
  proves(proof: Proof): void;
  /** From now on these claims stand in the answers of the UserInfo endpoint, and not in ID tokens. */
  tellsBesides(claims: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

export const clientOf = { id: 'lift-appraisal-test', secret: 'a secret of the test only, long enough' };

export async function startProvider(identities: Identities, redirectUri: string): Promise<IdentityProvider> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let besides: Readonly<Record<string, unknown>> = {};
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientOf.id, client_secret: clientOf.secret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] },
    acrValues: ['one-factor', 'two-factors', 'card'],
    cookies: { keys: ['of the test'] },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: (use: string) => ({ sub, ...identities[sub], ...(use === 'userinfo' ? besides : {}) }),
    }),
  });
  let proof: Proof = {};
  const finish = provider.interactionFinished.bind(provider);
  provider.interactionFinished = (request, response, result, options) => {
    const login = result.login && { ...result.login, ...proof };
    return finish(request, response, login === undefined ? result : { ...result, login }, options);
  };
  const answer = provider.callback();
  let isDamaging = false;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isDamaging && request.url === '/token') damage(response);
    answer(request, response);
  });
  return {
    issuer,
    proves: (wanted) => void (proof = wanted),
    tellsBesides: (wanted) => void (besides = wanted),
    damageTokens: (wanted) => void (isDamaging = wanted),
    walk: (url, login) => walk(url, { login, issuer }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function damage(response: ServerResponse): void {
  const end = response.end.bind(response) as (body: string) => ServerResponse;
  const damaged = (body: string): string =>
    body.replace(/("id_token":"[^."]+\.[^."]+\.[^"]{20})(.)/, (_, kept: string, letter: string) => {
      return kept + (letter === 'A' ? 'B' : 'A');
    });
  response.end = ((body: string | Buffer) => end(damaged(String(body)))) as typeof response.end;
}

async function walk(start: string, { login, issuer }: { login: string; issuer: string }): Promise<URL> {
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  let url = start;
  for (let steps = 0; steps < 12; steps += 1) {
    let answer = await visit(url);
    if (answer.status === 200) {
      const prompt = /name="prompt" value="([a-z]+)"/.exec(await answer.text())?.[1] ?? '';
      answer = await visit(url, prompt === 'login' ? { prompt, login, password: 'any' } : { prompt });
    }
    const next = answer.headers.get('location');
    if (next === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    url = new URL(next, url).href;
    if (!url.startsWith(issuer)) return new URL(url);
  }
  throw new Error('the provider never sent the browser back');
}
