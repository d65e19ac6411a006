/** The built service logs all it can while somebody does all that has to do with secrets: none of them is in the log. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { packageRoot } from '../../src/config/package-root.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { smallOrder } from './small-order.js';

const settings = {
  SECRETS_KEY: '5ec3e7'.padEnd(64, '5ec3e7'),
  SECRETS_KEY_BEFORE: 'be4043'.padEnd(64, 'be4043'),
  METRICS_TOKEN: 'token-of-the-monitoring',
  OIDC_CLIENT_SECRET: 'secret-of-the-oidc-client',
  settingsKey: 'key-of-the-settings-of-the-firm',
  mailPassword: 'password-of-the-mail-server',
} as const;
const typed = {
  password: 'maple river lantern 42',
  wrongPassword: 'wrong maple river lantern 43',
  passwordAsLogin: 'typed where the login belongs 44',
  wrongKey: 'la_01ARZ3NDEKTSV4RRFFQ69G5FAV_wrong-key-wrong-key-wrong-key-wrong-key-123',
  webhookUrlToken: 'token-in-the-address-of-a-webhook',
  uploaded: 'words-of-an-uploaded-file',
  household: '王小明',
  room: '2-1-9901',
} as const;

type Json = ReturnType<typeof JSON.parse>;
interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Asked {
  readonly status: number;
  readonly json: Json;
}

describe('the log at its most talkative', () => {
  const folder = temporaryFolder('secrets');
  const shown = new Map<string, string>();
  let child: ChildProcess;
  let printed = '';
  let address = '';
  let cookie = '';

  async function ask(method: string, path: string, { body, headers }: Sent = {}): Promise<Asked> {
    const answer = await fetch(address + path, {
      method,
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        cookie: `__Host-session=${cookie}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    takeCookie(answer.headers.getSetCookie());
    const text = await answer.text();
    const isJson = text !== '' && String(answer.headers.get('content-type')).includes('json');
    return { status: answer.status, json: isJson ? JSON.parse(text) : {} };
  }
  function takeCookie(set: readonly string[]): void {
    const value = /^__Host-session=([^;]*)/.exec(set.find((one) => one.startsWith('__Host-session=')) ?? '')?.[1];
    cookie = value ?? cookie;
    if (cookie !== '') shown.set(`session ${cookie.slice(0, 4)}`, cookie);
  }
  const signIn = (body: object): Promise<Asked> => ask('POST', '/v1/session', { body });
  const bearer = (key: string): { headers: Record<string, string> } => ({
    headers: { authorization: `Bearer ${key}` },
  });
  const keep = (name: string, value: unknown): string => {
    expect([name, typeof value, String(value).length > 7]).toEqual([name, 'string', true]);
    shown.set(name, String(value));
    return String(value);
  };

  beforeAll(async () => {
    const sha256 = createHash('sha256').update(settings.settingsKey).digest('hex');
    const { SECRETS_KEY, SECRETS_KEY_BEFORE, METRICS_TOKEN, OIDC_CLIENT_SECRET, mailPassword } = settings;
    const given = {
      ...{
        SECRETS_KEY,
        SECRETS_KEY_BEFORE,
        METRICS_TOKEN,
        OIDC_CLIENT_SECRET,
        OIDC_CLIENT_ID: 'x',
        OIDC_ISSUER: 'http://127.0.0.1:9',
      },
      ...{ SMTP_URL: `smtp://user:${mailPassword}@127.0.0.1:9`, MAIL_FROM: 'a@example.org' },
      ...{ API_KEYS: `firm-a:${sha256}`, WEBHOOKS_TO_LOOPBACK: 'true', PUBLIC_URL: 'https://lift.example' },
    };
    const fixed = { DATA_DIR: folder.path, PORT: '0', NODE_OPTIONS: '', LOG_LEVEL: 'trace' };
    const program = join(packageRoot, 'dist', 'cli', 'main.js');
    const env = { ...process.env, ...fixed, ...given };
    child = spawn(process.execPath, [program, 'serve'], { env, cwd: packageRoot });
    const read = (piece: Buffer): void => void (printed += piece.toString());
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    while (!printed.includes('listens on ')) {
      if (child.exitCode !== null) throw new Error(printed);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    address = /listens on (\S+)/.exec(printed)?.[1] ?? '';
  }, 120_000);
  afterAll(() => {
    child.kill('SIGKILL');
    folder.remove();
  });

  /** What the service wrote as log: the password of the first start is meant to be read on the screen, once. */
  const log = (): readonly string[] => printed.split('\n').filter((line) => line.startsWith('{'));

  it('sees a first sign-in, wrong ones, and one with a recovery code', async () => {
    const oneTime = keep('one-time password', /one-time password: (\S+)/.exec(printed)?.[1]);
    expect((await signIn({ login: 'administrator', password: typed.wrongPassword })).status).toBe(401);
    expect((await signIn({ login: typed.passwordAsLogin, password: typed.passwordAsLogin })).status).toBe(401);
    expect((await ask('POST', '/v1/session', { body: `{"password":"${typed.password}"` })).status).toBe(400);
    await signIn({ login: 'administrator', password: oneTime });
    const setUp = await signIn({ newPassword: typed.password });
    const secret = keep('TOTP secret', setUp.json.totp.secret);
    const full = await signIn({ code: TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() }) });
    expect(full.json.stage).toBe('full');
    for (const code of full.json.recoveryCodes as string[]) keep(`recovery code ${code.slice(0, 2)}`, code);
    const [recoveryCode] = full.json.recoveryCodes as string[];
    await ask('DELETE', '/v1/session');
    const again = await signIn({ login: 'administrator', password: typed.password, recoveryCode });
    expect(again.json.stage).toBe('full');
  });

  it('sees people, keys and webhooks made, and keys used', async () => {
    const person = { organisationId: 'operator', login: 'second', name: '乙', roles: ['operator'], signIn: 'password' };
    const made = await ask('POST', '/v1/people', { body: { ...person, email: 'second@example.org' } });
    keep('one-time password of another', made.json.oneTimePassword);
    const key = await ask('POST', '/v1/api-keys', { body: { name: 'k', scopes: ['webhooks.manage'] } });
    const written = keep('API key', key.json.key);
    keep('secret of the API key', written.split('_').slice(2).join('_'));
    const url = `http://127.0.0.1:9/?token=${typed.webhookUrlToken}`;
    const hook = await ask('POST', '/v1/webhooks', { body: { url, types: ['report.affected'] }, ...bearer(written) });
    keep('webhook secret', hook.json.secret);
    expect((await ask('POST', `/v1/webhooks/${hook.json.id}/test`)).status).toBe(202);
    const rotated = await ask('POST', `/v1/webhooks/${hook.json.id}/secret`);
    keep('rotated webhook secret', rotated.json.secret);
    expect((await ask('GET', '/v1/webhooks', bearer(typed.wrongKey))).status).toBe(401);
    expect((await ask('GET', '/v1/appraisals')).json.code).toBe('permission-missing');
    await ask('GET', '/v1/session/oidc');
    expect((await ask('GET', '/metrics', bearer(settings.METRICS_TOKEN))).status).toBe(200);
    expect((await ask('GET', '/metrics', bearer(`${settings.METRICS_TOKEN}x`))).status).toBe(401);
  });

  it('sees a report issued and read by its code, files uploaded, and names of residents', async () => {
    const byFirm = bearer(settings.settingsKey);
    const { json: stored } = await ask('POST', '/v1/appraisals', { body: smallOrder(), ...byFirm });
    const { json: issued } = await ask('POST', `/v1/appraisals/${stored.id}/report`, byFirm);
    const code = keep('code of the report', issued.code);
    for (const path of [`/r/${code}`, `/r/${code}/nothing`, `/r/${code}%zz`, `/v1/nothing?code=${code}`]) {
      await ask('GET', path);
    }
    await ask('POST', '/v1/verifications', { body: { code } });
    const pdf = { 'content-type': 'application/pdf' };
    await ask('POST', '/v1/verifications', { body: `%PDF-1.4 ${typed.uploaded}`, headers: pdf });
    const households = [{ room: typed.room, owner: typed.household, exclusiveAreaM2: '90.55' }];
    const list = { key: { kind: 'exclusive-area' }, households };
    const kept = await ask('POST', `/v1/appraisals/${stored.id}/households`, { body: list, ...byFirm });
    expect([kept.status, kept.json]).toEqual([201, expect.anything()]);
  });

  it('says who was refused, and which sign-ins failed from where', () => {
    const lines = log().map((line) => JSON.parse(line) as Record<string, unknown>);
    const refused = lines.find(({ refusal }) => refusal === 'permission-missing');
    expect(refused).toMatchObject({ method: 'GET', door: '/v1/appraisals', status: 403 });
    expect(refused?.['actor']).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    const failed = lines.filter(({ msg }) =>
      String(msg).startsWith('sign-in failed: password, address 127.0.0.1, login '),
    );
    // Two logins, told apart and not told.
    expect(new Set(failed.map(({ msg }) => msg)).size).toBe(2);
    for (const { time, level } of failed) expect([Number.isNaN(Date.parse(String(time))), level]).toEqual([false, 40]);
  });

  it('holds none of the secrets', async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    const text = log().join('\n');
    for (const door of ['/v1/session', '/v1/api-keys', '/v1/webhooks', '/v1/verifications', '/r/:code']) {
      expect(text).toContain(`"door":"${door}"`);
    }
    const { settingsKey, ...others } = settings;
    const secrets = new Map([...shown, ...Object.entries({ settingsKey, ...others, ...typed })]);
    expect(secrets.size).toBeGreaterThan(25);
    expect([...secrets].filter(([, value]) => text.includes(value)).map(([name]) => name)).toEqual([]);
    // What was shown once is not on the screen either, but for the password of the first start.
    const onScreen = [...secrets].filter(([, value]) => printed.includes(value)).map(([name]) => name);
    expect(onScreen).toEqual(['one-time password']);
  });
});
