import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { FirstAdministrator } from '../../src/access/first-administrator.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser } from './browser.js';

const password = 'correct horse battery staple';

describe('what guards an account', () => {
  let service: AccessService;
  const codeOf = (secret: string): string =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.now().getTime() });

  beforeAll(async () => {
    service = await startAccess();
  }, 60_000);
  afterAll(() => service.stop());

  it('asks for a code of the app, besides the password, before password, app or recovery codes are changed', async () => {
    const browser = new Browser(service.app);
    const made = await service.app.get(FirstAdministrator).makeIfNobodyIsThere();
    await browser.signIn({ login: 'administrator', password: made?.oneTimePassword });
    const { secret } = (await browser.signIn({ newPassword: password })).body.totp;
    const spent = codeOf(secret);
    const { recoveryCodes } = (await browser.signIn({ code: spent })).body;
    const newPassword = 'another horse, another staple';
    const changes = (given: object): readonly (readonly ['PUT' | 'POST', string, object])[] => [
      ['PUT', '/v1/account/password', { ...given, newPassword }],
      ['POST', '/v1/account/authenticator', given],
      ['POST', '/v1/account/recovery-codes', given],
    ];
    for (const proof of [{ code: spent }, {}, { recoveryCode: 'made-up' }]) {
      for (const [method, url, body] of changes({ currentPassword: password, ...proof })) {
        const answer = await browser.ask(method, url, { body });
        expect([answer.status, answer.body.code]).toEqual([403, 'password-wrong']);
        // Failures are counted as at sign-in.
        service.wait(20);
      }
    }
    const [first, second] = recoveryCodes;
    const begun = { currentPassword: password, recoveryCode: first };
    expect((await browser.ask('POST', '/v1/account/authenticator', { body: begun })).status).toBe(200);
    expect((await browser.ask('POST', '/v1/account/authenticator', { body: begun })).status).toBe(403);
    service.wait(20);
    // Neither a wrong password nor a new one that will not do spends the code.
    const weak = { currentPassword: password, recoveryCode: second, newPassword: 'short' };
    expect((await browser.ask('PUT', '/v1/account/password', { body: weak })).status).toBe(422);
    const wrong = { currentPassword: 'wrong', recoveryCode: second };
    expect((await browser.ask('POST', '/v1/account/recovery-codes', { body: wrong })).status).toBe(403);
    service.wait(20);
    const right = { currentPassword: password, recoveryCode: second };
    const renewed = await browser.ask('POST', '/v1/account/recovery-codes', { body: right });
    expect([renewed.status, renewed.body.recoveryCodes.length]).toEqual([200, 10]);
  });
});
