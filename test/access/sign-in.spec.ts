import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { FirstAdministrator } from '../../src/access/first-administrator.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser } from './browser.js';

const password = 'correct horse battery staple';

describe('signing in', () => {
  let service: AccessService;
  let oneTimePassword: string;
  const wait = (minutes: number): void => service.wait(minutes);
  const codeOf = (secret: string, stepsAgo = 0): string =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.now().getTime() - stepsAgo * 30_000 });
  const summary = ({ status, body }: { status: number; body: unknown }): unknown => {
    const { code, stage } = body as { code?: string; stage?: string };
    return [status, code ?? stage];
  };

  beforeEach(async () => {
    service = await startAccess();
    const made = await service.app.get(FirstAdministrator).makeIfNobodyIsThere();
    oneTimePassword = made!.oneTimePassword;
  }, 60_000);
  afterEach(() => service.stop());

  /** The whole first sign-in: what comes of it. */
  async function firstSignIn(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
    await browser.signIn({ login: 'administrator', password: oneTimePassword });
    const setUp = await browser.signIn({ newPassword: password });
    const { secret } = setUp.body.totp;
    const full = await browser.signIn({ code: codeOf(secret) });
    expect(summary(full)).toEqual([200, 'full']);
    return { secret, recoveryCodes: full.body.recoveryCodes };
  }

  it('makes the first administrator once, who must choose a password and set up an app', async () => {
    expect(await service.app.get(FirstAdministrator).makeIfNobodyIsThere()).toBeNull();
    const browser = new Browser(service.app);
    expect(summary(await browser.ask('GET', '/v1/session'))).toEqual([200, 'none']);
    const first = await browser.signIn({ login: ' Administrator ', password: oneTimePassword });
    expect(summary(first)).toEqual([200, 'new-password']);
    // Half signed in opens nothing.
    expect(summary(await browser.ask('GET', '/v1/people'))).toEqual([401, 'sign-in-unfinished']);
    expect(summary(await browser.ask('GET', '/v1/organisations'))).toEqual([401, 'sign-in-unfinished']);
    expect(summary(await browser.signIn({ code: '123456' }))).toEqual([409, 'sign-in-step-wrong']);
    for (const newPassword of [
      ...['short', 'aaaaaaaaaaaaaaa', '1234567890123', 'qwertyuiop12345', 'My-Administrator-1'],
      ...['Lift-Appraisal-2026', 'dianti pinggu 123', 'P@ssw0rd12345', 'LeaveMeAlone'],
    ]) {
      expect(summary(await browser.signIn({ newPassword }))).toEqual([422, 'input-invalid']);
    }
    expect(summary(await browser.signIn({ newPassword: oneTimePassword }))).toEqual([422, 'input-invalid']);
    const second = await browser.signIn({ newPassword: password });
    expect(summary(second)).toEqual([200, 'totp-set-up']);
    const { secret, uri } = second.body.totp;
    expect(uri).toContain(`secret=${secret}`);
    expect(summary(await browser.ask('GET', '/v1/people'))).toEqual([401, 'sign-in-unfinished']);
    expect(summary(await browser.signIn({ code: '000000' }))).toEqual([401, 'sign-in-refused']);
    const third = await browser.signIn({ code: codeOf(secret) });
    expect(third.body).toMatchObject({ stage: 'full', via: 'session', roles: ['operator'] });
    expect(new Set(third.body.recoveryCodes).size).toBe(10);
    expect((await browser.ask('GET', '/v1/people')).status).toBe(200);
  });

  it('gives each step a token of its own and forgets the one before', async () => {
    const browser = new Browser(service.app);
    const tokens: (string | null)[] = [];
    browser.cookie = 'planted-by-somebody-else';
    await browser.signIn({ login: 'administrator', password: oneTimePassword });
    tokens.push(browser.cookie);
    const { body } = await browser.signIn({ newPassword: password });
    tokens.push(browser.cookie);
    await browser.signIn({ code: codeOf(body.totp.secret) });
    tokens.push(browser.cookie);
    expect(new Set([...tokens, 'planted-by-somebody-else']).size).toBe(4);
    for (const old of tokens.slice(0, 2)) {
      const other = new Browser(service.app);
      other.cookie = old;
      expect(summary(await other.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
    }
    const [row] = await service.dataSource.query<{ token_sha256: string }[]>('SELECT * FROM sessions');
    expect(JSON.stringify(row)).not.toContain(tokens[2]!);
  });

  it('asks for password and code, takes no code twice and none from long ago', async () => {
    const { secret } = await firstSignIn(new Browser(service.app));
    const code = codeOf(secret);
    const browser = new Browser(service.app);
    expect(summary(await browser.signIn({ login: 'administrator', password }))).toEqual([200, 'code']);
    expect(summary(await browser.ask('GET', '/v1/account'))).toEqual([401, 'sign-in-unfinished']);
    // The code that confirmed the app is spent; so is each that signed in.
    expect(summary(await browser.signIn({ code }))).toEqual([401, 'sign-in-refused']);
    wait(1);
    expect(summary(await browser.signIn({ code: codeOf(secret) }))).toEqual([200, 'full']);
    expect(
      summary(await new Browser(service.app).signIn({ login: 'administrator', password, code: codeOf(secret) })),
    ).toEqual([401, 'sign-in-refused']);
    wait(5);
    expect(
      summary(await new Browser(service.app).signIn({ login: 'administrator', password, code: codeOf(secret, 2) })),
    ).toEqual([401, 'sign-in-refused']);
    expect(
      summary(await new Browser(service.app).signIn({ login: 'administrator', password, code: codeOf(secret, 1) })),
    ).toEqual([200, 'full']);
  });

  it('takes a code once even when it comes twice at the same moment', async () => {
    const { secret } = await firstSignIn(new Browser(service.app));
    wait(1);
    const body = { login: 'administrator', password, code: codeOf(secret) };
    const answers = await Promise.all([1, 2, 3].map(() => new Browser(service.app).signIn(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('takes each recovery code once, in place of the app', async () => {
    const { recoveryCodes } = await firstSignIn(new Browser(service.app));
    const [first, second] = recoveryCodes;
    expect(first).toMatch(/^[2-9a-hjkmnp-z]{6}(-[2-9a-hjkmnp-z]{6}){3}$/);
    const body = { login: 'administrator', password, recoveryCode: first };
    const answers = await Promise.all([1, 2].map(() => new Browser(service.app).signIn(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(summary(await new Browser(service.app).signIn(body))).toEqual([401, 'sign-in-refused']);
    const browser = new Browser(service.app);
    const written = second!.toUpperCase().replaceAll('-', ' ');
    expect(summary(await browser.signIn({ login: 'administrator', password, recoveryCode: written }))).toEqual([
      200,
      'full',
    ]);
    expect((await browser.ask('GET', '/v1/account')).body).toMatchObject({ recoveryCodesLeft: 8 });
    const stored = JSON.stringify(await service.dataSource.query('SELECT * FROM recovery_codes'));
    for (const one of recoveryCodes) expect(stored).not.toContain(one);
  });

  it('keeps nothing in the database that opens anything', async () => {
    const { secret, recoveryCodes } = await firstSignIn(new Browser(service.app));
    const tables = ['people', 'sessions', 'recovery_codes', 'audit_log', 'sign_in_attempts', 'idempotency_answers'];
    for (const table of tables) {
      const text = JSON.stringify(await service.dataSource.query(`SELECT * FROM ${table}`));
      for (const one of [secret, password, oneTimePassword, ...recoveryCodes]) expect(text).not.toContain(one);
    }
    const [person] = await service.dataSource.query<{ password_hash: string }[]>('SELECT password_hash FROM people');
    expect(person?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('ends a session after an hour without use, after twelve hours in any case, and by signing out', async () => {
    const browser = new Browser(service.app);
    const { secret } = await firstSignIn(browser);
    for (let hours = 0; hours < 12; hours += 0.75) {
      expect((await browser.ask('GET', '/v1/account')).status).toBe(200);
      wait(45);
    }
    expect(summary(await browser.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
    const other = new Browser(service.app);
    await other.signIn({ login: 'administrator', password, code: codeOf(secret) });
    wait(61);
    expect(summary(await other.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
    await other.signIn({ login: 'administrator', password, code: codeOf(secret) });
    const token = other.cookie;
    expect((await other.ask('DELETE', '/v1/session')).status).toBe(204);
    expect(other.cookie).toBeNull();
    other.cookie = token;
    expect(summary(await other.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
  });

  it('lets a one-time password count for three days', async () => {
    wait(3 * 24 * 60 - 1);
    expect((await new Browser(service.app).signIn({ login: 'administrator', password: oneTimePassword })).status).toBe(
      200,
    );
    wait(1);
    const late = await new Browser(service.app).signIn({ login: 'administrator', password: oneTimePassword });
    expect(summary(late)).toEqual([401, 'sign-in-refused']);
  });

  it('ends every other session when the password changes, and asks for the old one', async () => {
    const [here, elsewhere] = [new Browser(service.app), new Browser(service.app)];
    const { secret } = await firstSignIn(here);
    wait(1);
    await elsewhere.signIn({ login: 'administrator', password, code: codeOf(secret) });
    const newPassword = 'another horse, another staple';
    const wrong = { currentPassword: 'wrong horse battery staple', newPassword };
    expect(summary(await here.ask('PUT', '/v1/account/password', { body: wrong }))).toEqual([403, 'password-wrong']);
    const leaked = { currentPassword: password, newPassword: 'leavemealone' };
    const refused = await here.ask('PUT', '/v1/account/password', { body: leaked });
    expect([refused.status, refused.body.faults]).toMatchObject([422, [{ code: 'password-leaked' }]]);
    const before = here.cookie;
    wait(1);
    const right = { currentPassword: password, code: codeOf(secret), newPassword };
    expect((await here.ask('PUT', '/v1/account/password', { body: right })).status).toBe(204);
    expect(here.cookie).not.toBe(before);
    expect((await here.ask('GET', '/v1/account')).status).toBe(200);
    expect(summary(await elsewhere.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
    wait(1);
    expect((await new Browser(service.app).signIn({ login: 'administrator', password })).status).toBe(401);
  });

  it('takes another app only when it has shown a code, with both factors at hand', async () => {
    const browser = new Browser(service.app);
    const { secret, recoveryCodes } = await firstSignIn(browser);
    const begin = (currentPassword: string): ReturnType<Browser['ask']> =>
      browser.ask('POST', '/v1/account/authenticator', { body: { currentPassword, code: codeOf(secret) } });
    expect(summary(await browser.ask('PUT', '/v1/account/authenticator', { body: { code: '123456' } }))).toEqual([
      409,
      'sign-in-step-wrong',
    ]);
    wait(1);
    expect(summary(await begin('wrong'))).toEqual([403, 'password-wrong']);
    const begun = await begin(password);
    const renewed = begun.body.secret;
    expect(renewed).not.toBe(secret);
    const confirm = (code: string): ReturnType<Browser['ask']> =>
      browser.ask('PUT', '/v1/account/authenticator', { body: { code } });
    expect((await confirm(codeOf(secret))).status).toBe(403);
    const confirmed = await confirm(codeOf(renewed));
    expect(confirmed.status).toBe(200);
    wait(1);
    const login = { login: 'administrator', password };
    expect((await new Browser(service.app).signIn({ ...login, code: codeOf(secret) })).status).toBe(401);
    expect((await new Browser(service.app).signIn({ ...login, recoveryCode: recoveryCodes[0]! })).status).toBe(401);
    expect((await new Browser(service.app).signIn({ ...login, code: codeOf(renewed) })).status).toBe(200);
  });
});
