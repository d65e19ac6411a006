import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { addNotice } from '../../src/notices/add-notice.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import {
  codeOf,
  fieldIn,
  firstAdministrator,
  firstSignIn,
  ownPassword,
  recoveryCodesIn,
  secretIn,
  type PageAnswer,
  type SignedIn,
  Visitor,
} from './visitor.js';

let service: RunningService;
let somebody: SignedIn;

beforeAll(async () => {
  service = await startService({ WEBHOOKS_TO_LOOPBACK: 'true' });
  somebody = await firstSignIn(service, await firstAdministrator(service), testInstant);
}, 90_000);
afterAll(() => service.stop());

describe('one’s own API keys', () => {
  it('are shown once, work, and are revoked', async () => {
    const { visitor } = somebody;
    const page = await visitor.get('/account/api-keys');
    const fields = { formKey: fieldIn(page.text, 'formKey'), expiresInDays: '90' };
    const refused = await visitor.post('/account/api-keys', { ...fields, name: '' });
    expect(refused.status).toBe(422);
    for (const words of ['姓名或名称不符合要求', '权限范围不符合要求']) expect(refused.text).toContain(words);

    const made = await visitor.post('/account/api-keys', { ...fields, name: '报表', scopes: ['notices.read'] });
    const key = secretIn(made.text);
    const withKey = (): request.Test =>
      request(service.server).get('/v1/notices').set('authorization', `Bearer ${key}`);
    await withKey().expect(200);
    expect(await service.count('api_keys')).toBe(1);
    const again = await visitor.post('/account/api-keys', { ...fields, name: '报表', scopes: ['notices.read'] });
    expect([again.status, await service.count('api_keys')]).toEqual([303, 1]);

    const list = await visitor.get('/account/api-keys');
    expect(list.text).not.toContain(key);
    const revocation = /action="(\/account\/api-keys\/[0-9A-Z]{26}\/revocation)"/.exec(list.text)?.[1] ?? '';
    expect((await visitor.get('/keys')).text).toContain('报表');
    await visitor.post(revocation);
    expect((await visitor.get('/account/api-keys')).text).toContain('已吊销，立即失效');
    await withKey().expect(401);
  });
});

describe('scripts', () => {
  it('are served under a name that holds their hash, and nothing depends on them', async () => {
    const page = await somebody.visitor.get('/account/api-keys');
    const href =
      /<script type="module" src="(\/assets\/submit-once-[0-9a-f]{16}\.js)"><\/script>/.exec(page.text)?.[1] ?? '';
    const script = await request(service.server)
      .get(href)
      .expect(200)
      .expect('content-type', /text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.text).toContain("addEventListener('submit'");
  });
});

describe('the inbox', () => {
  it('counts what is unread in the header of every page and shows texts as texts', async () => {
    const { visitor } = somebody;
    const notice = { organisationId: 'operator', kind: 'price-correction', subject: 's', link: '/price-tables' };
    await service.app.get(DataSource).transaction(async (manager) => {
      const at = new Date(testInstant);
      await addNotice(manager, { ...notice, title: '已更正 <b>一</b>', body: '第一行\n第二行', at });
      await addNotice(manager, { ...notice, title: '已更正二', body: '正文', at });
    });
    const page = await visitor.get('/inbox');
    expect(page.text).toContain('<span class="count">2<span class="unseen"> 条未读</span></span>');
    expect(page.text).toContain('已更正 &lt;b>一&lt;/b>');
    expect(page.text).toContain('<p>第一行</p><p>第二行</p>');
    const read = /action="(\/inbox\/[0-9A-Z]{26}\/read)"/.exec(page.text)?.[1] ?? '';
    expect((await visitor.post(read, { open: 'yes' })).headers['location']).toBe('/price-tables');
    expect((await visitor.get('/account')).text).toContain('<span class="count">1<');
    await visitor.post('/inbox/read', { upTo: fieldIn((await visitor.get('/inbox')).text, 'upTo') });
    expect((await visitor.get('/inbox?only=unread')).text).toContain('没有未读的消息');
  });
});

describe('webhooks', () => {
  it('are registered with all faults at once, their secret shown once, and deleted after a question', async () => {
    const { visitor } = somebody;
    const refused = await visitor.post('/webhooks', { url: 'ftp://x', description: '' });
    expect(refused.status).toBe(422);
    for (const words of ['应为公网可达的 https 地址', '至少选择一种消息类型']) expect(refused.text).toContain(words);
    const wanted = { url: 'http://127.0.0.1:9/hook', description: '同步', types: ['price-table.published'] };
    const formKey = fieldIn((await visitor.get('/webhooks')).text, 'formKey');
    const made = await visitor.post('/webhooks', { ...wanted, formKey });
    expect(secretIn(made.text)).toMatch(/^whsec_/);
    // Reloaded: what was sent is sent again.
    expect((await visitor.post('/webhooks', { ...wanted, formKey })).headers['location']).toBe('/webhooks');
    expect((await visitor.get('/webhooks')).text).toContain('没有重复登记');
    const twice = await visitor.post('/webhooks', wanted);
    expect([twice.status, twice.text.includes('该接收地址已经登记')]).toEqual([422, true]);

    const place = /href="(\/webhooks\/[0-9A-Z]{26})"/.exec((await visitor.get('/webhooks')).text)?.[1] ?? '';
    expect((await visitor.post(`${place}/test`)).headers['location']).toBe(place);
    expect((await visitor.get(place)).text).toContain('测试');
    const rotation = { formKey: fieldIn((await visitor.get(place)).text, 'formKey') };
    const rotated = await visitor.post(`${place}/secret`, rotation);
    expect([secretIn(made.text), '']).not.toContain(secretIn(rotated.text));
    expect((await visitor.post(`${place}/secret`, rotation)).headers['location']).toBe(place);
    expect(await service.count('webhook_secrets')).toBe(2);
    expect((await visitor.get(`${place}/removal`)).text).toContain('不再向这个地址发送');
    await visitor.post(`${place}/removal`);
    expect((await visitor.get(place)).status).toBe(404);
  });
});

describe('the sessions on the account page', () => {
  const signInElsewhere = async (recoveryCode: string): Promise<Visitor> => {
    const visitor = new Visitor(service);
    await visitor.post('/sign-in', { login: 'administrator', password: ownPassword });
    await visitor.post('/sign-in/recovery-code', { recoveryCode });
    expect((await visitor.get('/account')).status).toBe(200);
    return visitor;
  };
  const isSignedIn = async (visitor: Visitor): Promise<boolean> => (await visitor.get('/account')).status === 200;
  const endingsIn = (html: string): readonly string[] =>
    [...html.matchAll(/href="(\/account\/sessions\/[0-9a-f]{32}\/ending)"/g)].map(([, href = '']) => href);

  it('are shown with their times, this one marked, and ended one by one with the password', async () => {
    const { visitor, recoveryCodes } = somebody;
    const alone = (await visitor.get('/account')).text;
    expect([endingsIn(alone), alone.includes('退出其他全部登录')]).toEqual([[], false]);
    const other = await signInElsewhere(recoveryCodes[0]!);
    const page = (await visitor.get('/account')).text;
    for (const words of ['登录时间', '最近使用', '2026-11-02 16:00', '当前登录']) expect(page).toContain(words);
    const [ending = '', ...more] = endingsIn(page);
    expect(more).toEqual([]);
    expect((await visitor.get(ending)).text).toContain('退出后，那台设备须重新登录');
    const wrong = await visitor.post(ending, { currentPassword: 'no' });
    expect([wrong.status, wrong.text.includes('当前密码不正确')]).toEqual([403, true]);
    expect(await isSignedIn(other)).toBe(true);
    const foreign = await visitor.postFromElsewhere(ending, { currentPassword: ownPassword });
    expect([foreign.status, await isSignedIn(other)]).toEqual([403, true]);
    const done = await visitor.post(ending, { currentPassword: ownPassword });
    expect([done.status, done.headers['location'], await isSignedIn(other)]).toEqual([303, '/account', false]);
    expect((await visitor.get('/account')).text).toContain('这次登录已失效');
    expect((await visitor.get(ending)).status).toBe(404);
  });

  it('are ended all but this one', async () => {
    const { visitor, recoveryCodes } = somebody;
    const others = [await signInElsewhere(recoveryCodes[1]!), await signInElsewhere(recoveryCodes[2]!)];
    expect(endingsIn((await visitor.get('/account')).text)).toHaveLength(2);
    expect((await visitor.get('/account/other-sessions')).text).toContain('除当前登录以外');
    await visitor.post('/account/other-sessions', { currentPassword: ownPassword });
    expect(await Promise.all([visitor, ...others].map(isSignedIn))).toEqual([true, false, false]);
  });
});

describe('the account', () => {
  it('asks for the password and a code before it gives new recovery codes', async () => {
    const { visitor, secret, recoveryCodes } = somebody;
    const renew = (oneTimeCode: string): Promise<PageAnswer> =>
      visitor.post('/account/recovery-codes', { currentPassword: ownPassword, oneTimeCode });
    expect((await visitor.get('/account/recovery-codes')).text).toContain('name="oneTimeCode"');
    // The code that set the app up is spent.
    for (const wrong of [await renew(''), await renew(codeOf(secret, testInstant))]) {
      expect([wrong.status, wrong.text.includes('当前密码或验证码不正确')]).toEqual([403, true]);
    }
    const codes = recoveryCodesIn((await renew(recoveryCodes[3]!)).text);
    expect(codes).toHaveLength(10);
    expect(codes).not.toEqual(recoveryCodes);
    somebody = { ...somebody, recoveryCodes: codes };
  });

  it('takes another authenticator app once its code is right', async () => {
    const { visitor, recoveryCodes } = somebody;
    await visitor.post('/account/authenticator', { currentPassword: ownPassword, oneTimeCode: '' });
    expect(secretIn((await visitor.get('/account/authenticator')).text)).toBe('');
    const oneTimeCode = recoveryCodes[0]!;
    await visitor.post('/account/authenticator', { currentPassword: ownPassword, oneTimeCode });
    const secret = secretIn((await visitor.get('/account/authenticator')).text);
    const wrong = await visitor.post('/account/authenticator/confirmation', { oneTimeCode: '000000' });
    expect([wrong.status, wrong.text.includes('验证码不正确')]).toEqual([422, true]);
    const confirmation = { oneTimeCode: codeOf(secret, testInstant) };
    const done = await visitor.post('/account/authenticator/confirmation', confirmation);
    expect(recoveryCodesIn(done.text)).toHaveLength(10);
    expect((await visitor.get('/account')).status).toBe(200);
    somebody = { ...somebody, secret, recoveryCodes: recoveryCodesIn(done.text) };
  });

  it('takes a new password and goes on with the session that changed it', async () => {
    const { visitor, secret } = somebody;
    const next = 'quiet harbour window 77';
    const half = { currentPassword: ownPassword, newPassword: next, newPasswordAgain: next, oneTimeCode: '' };
    const wrong = await visitor.post('/account/password', half);
    expect([wrong.status, wrong.text.includes('当前密码或验证码不正确')]).toEqual([403, true]);
    // A telephone whose clock is half a minute ahead: a code that has not been used.
    const ahead = new Date(Date.parse(testInstant) + 30_000).toISOString();
    const oneTimeCode = codeOf(secret, ahead).replace(/(...)/, '$1 ');
    const done = await visitor.post('/account/password', { ...half, oneTimeCode });
    expect([done.status, done.headers['location']]).toEqual([303, '/account']);
    expect((await visitor.get('/account')).text).toContain('密码已修改');
  });
});
