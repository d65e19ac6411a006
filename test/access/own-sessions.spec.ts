import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { FirstAdministrator } from '../../src/access/first-administrator.js';
import { Sessions } from '../../src/access/sign-in/sessions.js';
import { addPerson, signedIn } from '../api/signed-in.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser, type Answer } from './browser.js';

const login = 'administrator';
const password = 'correct horse battery staple';
const wrongPassword = 'wrong horse battery staple';

interface Listed {
  readonly id: string;
  readonly begunAt: string;
  readonly lastUsedAt: string;
  readonly via: string;
  readonly isThis: boolean;
}

describe('one’s own sessions', () => {
  let service: AccessService;
  let secret: string;
  let office: Browser;

  const codeNow = (): string =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.now().getTime() });
  const listOf = async (browser: Browser): Promise<readonly Listed[]> =>
    (await browser.ask('GET', '/v1/account/sessions')).body.items;
  const end = (browser: Browser, id: string, currentPassword = password): Promise<Answer> =>
    browser.ask('POST', `/v1/account/sessions/${id}/end`, { body: { currentPassword } });
  const isSignedIn = async (browser: Browser): Promise<boolean> =>
    (await browser.ask('GET', '/v1/account')).status === 200;
  const acts = async (): Promise<readonly string[]> => {
    const written = await service.dataSource.query<{ action: string }[]>('SELECT action FROM audit_log ORDER BY id');
    return written.map(({ action }) => action).filter((action) => action.endsWith('-ended'));
  };

  /** Each a minute after the one before: a code counts once. */
  async function signInElsewhere(): Promise<Browser> {
    service.wait(1);
    const browser = new Browser(service.app);
    expect((await browser.signIn({ login, password, code: codeNow() })).status).toBe(200);
    return browser;
  }

  beforeEach(async () => {
    service = await startAccess();
    const made = await service.app.get(FirstAdministrator).makeIfNobodyIsThere();
    office = new Browser(service.app);
    await office.signIn({ login, password: made?.oneTimePassword });
    secret = (await office.signIn({ newPassword: password })).body.totp.secret;
    await office.signIn({ code: codeNow() });
  }, 60_000);
  afterEach(() => service.stop());

  it('are listed with their times and the one that asks, and nothing that opens or is stored', async () => {
    const begunAt = service.now().toISOString();
    const telephone = await signInElsewhere();
    service.wait(10);
    const usedAt = service.now().toISOString();
    const listed = await listOf(office);
    expect(listed).toMatchObject([
      { begunAt, lastUsedAt: usedAt, via: 'password', isThis: true },
      { via: 'password', isThis: false },
    ]);
    expect(listed[1]!.lastUsedAt < usedAt).toBe(true);
    expect((await listOf(telephone)).map(({ isThis }) => isThis)).toEqual([true, false]);
    const rows = await service.dataSource.query<{ token_sha256: string }[]>('SELECT token_sha256 FROM sessions');
    for (const secretText of [office.cookie!, telephone.cookie!, ...rows.map((row) => row.token_sha256)]) {
      expect(JSON.stringify(listed)).not.toContain(secretText);
    }
  });

  it('are listed only while they last, and once signed in all the way', async () => {
    await signInElsewhere();
    await new Browser(service.app).signIn({ login, password });
    service.wait(40);
    expect(await listOf(office)).toHaveLength(2);
    // The other has not been used for an hour.
    service.wait(21);
    expect(await listOf(office)).toMatchObject([{ isThis: true }]);
  });

  it('are ended one by one with the password, each with an entry in the audit log', async () => {
    const [telephone, lost] = [await signInElsewhere(), await signInElsewhere()];
    const { id } = (await listOf(lost)).find(({ isThis }) => isThis)!;
    expect(await end(office, id, wrongPassword)).toMatchObject({ status: 403, body: { code: 'password-wrong' } });
    expect([await isSignedIn(lost), await acts()]).toEqual([true, []]);
    expect((await end(office, id)).status).toBe(204);
    expect([await isSignedIn(lost), await isSignedIn(telephone), await isSignedIn(office)]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await acts()).toEqual(['person.session-ended']);
    expect(await end(office, id)).toMatchObject({ status: 404, body: { code: 'session-unknown' } });
  });

  it('are ended all but this one, half-signed-in ones as well', async () => {
    const [telephone, half] = [await signInElsewhere(), new Browser(service.app)];
    await half.signIn({ login, password });
    const endOthers = (currentPassword: string): Promise<Answer> =>
      office.ask('POST', '/v1/account/other-sessions/end', { body: { currentPassword } });
    expect((await endOthers(wrongPassword)).status).toBe(403);
    expect(await isSignedIn(telephone)).toBe(true);
    expect((await endOthers(password)).status).toBe(204);
    expect([await isSignedIn(telephone), await isSignedIn(office), await acts()]).toEqual([
      false,
      true,
      ['person.other-sessions-ended'],
    ]);
    service.wait(1);
    expect((await half.signIn({ code: codeNow() })).body).toMatchObject({ code: 'sign-in-ended' });
  });

  it('of somebody else are neither listed nor ended', async () => {
    const { token } = await signedIn(service, { organisationId: 'operator', kind: 'operator', roles: ['operator'] });
    const colleague = new Browser(service.app);
    colleague.cookie = token;
    const [theirs] = await listOf(colleague);
    expect(await listOf(office)).toHaveLength(1);
    expect(await end(office, theirs!.id)).toMatchObject({ status: 404, body: { code: 'session-unknown' } });
    expect(await isSignedIn(colleague)).toBe(true);
  });

  it('of a person of the identity provider are ended by whoever has just signed in', async () => {
    const person = await addPerson(service, { roles: ['appraiser'] });
    const arrive = async (): Promise<Browser> => {
      const browser = new Browser(service.app);
      browser.cookie = await service.dataSource.transaction((manager) =>
        service.app.get(Sessions).open(manager, { person, stage: 'full', via: 'oidc' }),
      );
      return browser;
    };
    const early = await arrive();
    service.wait(15);
    const now = await arrive();
    const others = '/v1/account/other-sessions/end';
    expect(await early.ask('POST', others, { body: {} })).toMatchObject({
      status: 403,
      body: { code: 'sign-in-too-old' },
    });
    expect([await isSignedIn(now), (await now.ask('POST', others, { body: {} })).status]).toEqual([true, 204]);
    expect([await isSignedIn(early), await isSignedIn(now)]).toEqual([false, true]);
  });

  it('are guarded like signing in: guessing the password is slowed down', async () => {
    const [{ id }] = (await listOf(office)) as [Listed];
    const statuses: number[] = [];
    for (let guess = 0; guess < 6; guess += 1) statuses.push((await end(office, id, wrongPassword)).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
  });
});
