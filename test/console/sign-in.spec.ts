import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { codeOf, firstAdministrator, ownPassword, recoveryCodesIn, secretIn, Visitor } from './visitor.js';

let service: RunningService;
let oneTimePassword: string;
let secret: string;
let recoveryCodes: readonly string[];
const login = 'administrator';

beforeAll(async () => {
  service = await startService({ API_KEYS: `firm:${'0'.repeat(64)}` });
  ({ oneTimePassword } = await firstAdministrator(service));
}, 60_000);
afterAll(() => service.stop());

describe('signing in for the first time', () => {
  const visitor = (): Visitor => new Visitor(service);

  it('names both empty fields at once', async () => {
    const answer = await visitor().post('/sign-in', { login: ' ', password: '' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请输入登录名');
    expect(answer.text).toContain('请输入密码');
  });

  it('keeps the login and never shows a password again', async () => {
    const answer = await visitor().post('/sign-in', { login, password: 'wrong-secret-thing' });
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('value="administrator"');
    expect(answer.text).not.toContain('wrong-secret-thing');
  });

  it('is not started by a form of another site', async () => {
    const answer = await visitor().postFromElsewhere('/sign-in', { login, password: oneTimePassword });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('goes through own password and authenticator app to recovery codes, each shown once', async () => {
    const somebody = visitor();
    const begun = await somebody.post('/sign-in', { login, password: oneTimePassword, next: '/people' });
    expect([begun.status, begun.headers['location']]).toEqual([303, '/sign-in?next=%2Fpeople']);
    expect((await somebody.get('/sign-in')).text).toContain('设置自己的密码');
    expect((await somebody.get('/people')).headers['location']).toBe('/sign-in?next=%2Fpeople');

    const unlike = await somebody.post('/sign-in/new-password', { newPassword: ownPassword, newPasswordAgain: 'x' });
    expect([unlike.status, unlike.text.includes('两次输入的密码不一致')]).toEqual([422, true]);
    const short = await somebody.post('/sign-in/new-password', { newPassword: 'short', newPasswordAgain: 'short' });
    expect([short.status, short.text.includes('密码太短')]).toEqual([422, true]);
    await somebody.post('/sign-in/new-password', { newPassword: ownPassword, newPasswordAgain: ownPassword });

    const setUp = await somebody.get('/sign-in?next=/people');
    secret = secretIn(setUp.text);
    expect(setUp.text).toContain('<svg class="qr"');
    const wrong = await somebody.post('/sign-in/authenticator', { oneTimeCode: '000000' });
    expect([wrong.status, wrong.text.includes('验证码不正确')]).toEqual([401, true]);
    const done = await somebody.post('/sign-in/authenticator', {
      oneTimeCode: codeOf(secret, testInstant),
      next: '/people',
    });
    recoveryCodes = recoveryCodesIn(done.text);
    expect(recoveryCodes).toHaveLength(10);
    expect(done.text).toContain('href="/sign-in?next=%2Fpeople"');
    expect((await somebody.get('/sign-in?next=/people')).headers['location']).toBe('/people');
    expect((await somebody.get('/people')).status).toBe(200);
  });
});

describe('the identity provider', () => {
  it('is offered where one is set up; one that does not answer is told on the page', async () => {
    expect((await new Visitor(service).get('/sign-in')).text).not.toContain('/sign-in/oidc');
    const other = await startService({
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: 'y',
      OIDC_NAME: '协会统一身份',
    });
    const somebody = new Visitor(other);
    expect((await somebody.get('/sign-in')).text).toContain('用 协会统一身份 登录');
    const begun = await other.app.inject({ url: '/sign-in/oidc', headers: { 'sec-fetch-site': 'cross-site' } });
    expect(begun.headers['location']).toBe('/sign-in');
    const { headers } = await somebody.get('/sign-in/oidc');
    expect(headers['location']).toBe('/sign-in?refused=oidc-unavailable');
    expect((await somebody.get('/sign-in?refused=oidc-unavailable')).text).toContain('无法使用统一身份登录');
    expect((await somebody.get('/sign-in?refused=%3Cb%3E')).text).not.toContain('<b>');
    const tooWeak = (await somebody.get('/sign-in?refused=oidc-too-weak')).text;
    for (const words of ['认证强度不足', '再用第二因素重新登录', 'OIDC_ACR_VALUES']) expect(tooWeak).toContain(words);
    const tooOld = (await somebody.get('/sign-in?refused=oidc-too-old')).text;
    for (const words of ['认证的时间过长', '再重新登录', 'OIDC_MAX_AGE_MINUTES']) expect(tooOld).toContain(words);
    await other.stop();
  }, 60_000);
});

describe('signing in again', () => {
  it('asks for the code, spends a recovery code once, and goes nowhere but to this service', async () => {
    const somebody = new Visitor(service);
    const next = 'https://evil.example/';
    await somebody.post('/sign-in', { login, password: ownPassword, next });
    expect((await somebody.get('/sign-in')).text).toContain('输入验证码');
    const used = await somebody.post('/sign-in/recovery-code', { recoveryCode: recoveryCodes[0] ?? '', next });
    expect([used.status, used.headers['location']]).toEqual([303, '/sign-in']);
    expect((await somebody.get('/sign-in')).headers['location']).toBe('/console');
    expect((await somebody.get('/console')).headers['location']).toBe('/people');

    const other = new Visitor(service);
    await other.post('/sign-in', { login, password: ownPassword });
    const spent = await other.post('/sign-in/recovery-code', { recoveryCode: recoveryCodes[0] ?? '' });
    expect([spent.status, spent.text.includes('恢复码不正确，或者已经用过')]).toEqual([401, true]);
  });

  it('starts over when the steps took too long', async () => {
    const somebody = new Visitor(service);
    const late = await somebody.post('/sign-in/code', { oneTimeCode: '123456' });
    expect([late.status, late.headers['location']]).toEqual([303, '/sign-in']);
    expect((await somebody.get('/sign-in')).text).toContain('登录步骤已超时');
    expect((await somebody.get('/sign-in')).text).not.toContain('登录步骤已超时');
  });

  it('ends by signing out, which a link cannot do', async () => {
    const somebody = new Visitor(service);
    await somebody.post('/sign-in', { login, password: ownPassword });
    await somebody.post('/sign-in/recovery-code', { recoveryCode: recoveryCodes[1] ?? '' });
    expect((await somebody.get('/sign-out')).text).toContain('退出登录');
    expect((await somebody.get('/account')).status).toBe(200);
    expect((await somebody.postFromElsewhere('/sign-out', {})).status).toBe(403);
    expect((await somebody.post('/sign-out')).headers['location']).toBe('/');
    expect((await somebody.get('/account')).headers['location']).toBe('/sign-in?next=%2Faccount');
  });
});
