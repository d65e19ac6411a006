/** Somebody before a browser: cookies are kept, forms are sent as a browser sends them. */
import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { FirstAdministrator } from '../../src/access/first-administrator.js';
import type { RunningService } from '../api/running-service.js';

export const ownPassword = 'maple river lantern 42';

export interface PageAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export class Visitor {
  private readonly agent: ReturnType<typeof request.agent>;

  constructor(service: RunningService) {
    this.agent = request.agent(service.server);
  }

  get(path: string): Promise<PageAnswer> {
    return this.sent(this.agent.get(path));
  }

  post(path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<PageAnswer> {
    const form = this.agent.post(path).set('sec-fetch-site', 'same-origin').type('form');
    return this.sent(form.send(encoded(fields)));
  }

  /** A form sent from a page of somebody else. */
  postFromElsewhere(path: string, fields: Readonly<Record<string, string>>): Promise<PageAnswer> {
    return this.sent(this.agent.post(path).set('sec-fetch-site', 'cross-site').type('form').send(encoded(fields)));
  }

  upload(path: string, name: string, bytes: Buffer): Promise<PageAnswer> {
    return this.sent(this.agent.post(path).set('sec-fetch-site', 'same-origin').attach('file', bytes, name));
  }

  private sent(test: request.Test): Promise<PageAnswer> {
    return test
      .set('accept', 'text/html,application/xhtml+xml')
      .redirects(0)
      .ok(() => true)
      .then(({ status, text, headers }) => ({ status, text, headers: headers }));
  }
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}

/** What stands in the box for a secret. */
export const secretIn = (html: string): string =>
  (/<code class="secret"[^>]*>([^<]*)<\/code>/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

export const fieldIn = (html: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

export const recoveryCodesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<li>([a-z0-9]{6}(?:-[a-z0-9]{6}){3})<\/li>/g)].map(([, code = '']) => code);

export const codeOf = (secret: string, instant: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.parse(instant) });

export interface SignedIn {
  readonly visitor: Visitor;
  /** Of the authenticator app. */
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** First sign-in with a one-time password, through all its steps. */
export async function firstSignIn(
  service: RunningService,
  account: { readonly login: string; readonly oneTimePassword: string },
  now: string,
): Promise<SignedIn> {
  const visitor = new Visitor(service);
  await visitor.post('/sign-in', { login: account.login, password: account.oneTimePassword });
  await visitor.post('/sign-in/new-password', { newPassword: ownPassword, newPasswordAgain: ownPassword });
  const secret = secretIn((await visitor.get('/sign-in')).text);
  const shown = await visitor.post('/sign-in/authenticator', { oneTimeCode: codeOf(secret, now) });
  return { visitor, secret, recoveryCodes: recoveryCodesIn(shown.text) };
}

export async function firstAdministrator(service: RunningService): Promise<{ login: string; oneTimePassword: string }> {
  const made = await service.app.get(FirstAdministrator).makeIfNobodyIsThere();
  if (made === null) throw new Error('there are people already');
  return made;
}
