import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import type { Visitor } from './visitor.js';
import { fieldIn, firstAdministrator, firstSignIn, secretIn } from './visitor.js';

let service: RunningService;
let operator: Visitor;

beforeAll(async () => {
  service = await startService();
  operator = (await firstSignIn(service, await firstAdministrator(service), testInstant)).visitor;
}, 90_000);
afterAll(() => service.stop());

const person = {
  login: 'wangfang',
  name: '王芳 <img src=x onerror=alert(1)>',
  email: 'wf@example.org',
  roles: ['editor'],
  signIn: 'password',
};

describe('organisations', () => {
  it('are entered with every fault shown at once', async () => {
    const refused = await operator.post('/organisations', { name: '', id: 'X!', kind: 'bank' });
    expect(refused.status).toBe(422);
    for (const words of ['姓名或名称不符合要求', '机构标识不符合要求', '机构类型不符合要求', 'value="X!"']) {
      expect(refused.text).toContain(words);
    }
    const done = await operator.post('/organisations', { name: '辽宁省电梯协会', id: 'liaoning', kind: 'association' });
    expect([done.status, done.headers['location']]).toEqual([303, '/organisations']);
    const list = await operator.get('/organisations');
    expect(list.text).toContain('已新增辽宁省电梯协会。');
    expect((await operator.get('/organisations')).text).not.toContain('已新增');
    const twice = await operator.post('/organisations', {
      name: '辽宁省电梯协会',
      id: 'liaoning',
      kind: 'association',
    });
    expect([twice.status, twice.text.includes('机构标识已被使用')]).toEqual([409, true]);
  });

  it('keep what somebody else changed meanwhile', async () => {
    const version = fieldIn((await operator.get('/organisations/liaoning')).text, 'version');
    await operator.post('/organisations/liaoning', { version, name: '辽宁省电梯行业协会' });
    const stale = await operator.post('/organisations/liaoning', { version, name: '别的名称' });
    expect([stale.status, stale.text.includes('内容已被别人改动')]).toEqual([412, true]);
    expect((await operator.get('/organisations/liaoning')).text).toContain('辽宁省电梯行业协会');
  });
});

describe('people', () => {
  let id: string;

  it('are entered once, however often the form is sent; the password is shown once', async () => {
    const form = await operator.get('/people/new?organisation=liaoning');
    const fields = { ...person, organisation: 'liaoning', formKey: fieldIn(form.text, 'formKey') };
    const refused = await operator.post('/people', { ...fields, roles: [], name: '' });
    expect([refused.status, refused.text.includes('角色不符合要求')]).toEqual([422, true]);
    const before = await service.count('people');
    const made = await operator.post('/people', fields);
    expect([made.status, secretIn(made.text)]).toEqual([200, expect.stringMatching(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)]);
    const again = await operator.post('/people', fields);
    expect([again.status, again.headers['location']]).toEqual([303, '/people?organisation=liaoning']);
    expect(await service.count('people')).toBe(before + 1);
    const list = await operator.get('/people?organisation=liaoning');
    expect(list.text).toContain('没有重复建立');
    expect(list.text).toContain('王芳 &lt;img src=x onerror=alert(1)>');
    expect(list.text).not.toContain('<img');
    id = /href="\/people\/([0-9A-Z]{26})"/.exec(list.text)?.[1] ?? '';
  });

  it('change roles, and not on the ground of what was seen before', async () => {
    const version = fieldIn((await operator.get(`/people/${id}`)).text, 'version');
    const changed = { version, name: '王芳', email: '', roles: ['editor', 'appraiser'] };
    expect((await operator.post(`/people/${id}`, changed)).status).toBe(303);
    expect((await operator.get('/people?organisation=liaoning')).text).toContain('价格编辑、评估人员');
    expect((await operator.post(`/people/${id}`, changed)).status).toBe(412);
    const nothing = await operator.post(`/people/${id}`, { version: '2', name: '王芳', email: '' });
    expect([nothing.status, nothing.text.includes('角色不符合要求')]).toEqual([422, true]);
  });

  it('are let in again with a new password, and switched off', async () => {
    const formKey = fieldIn((await operator.get(`/people/${id}`)).text, 'formKey');
    const reset = await operator.post(`/people/${id}/reset`, { formKey });
    const account = { login: person.login, oneTimePassword: secretIn(reset.text) };
    const { visitor } = await firstSignIn(service, account, testInstant);
    expect((await visitor.get('/account')).text).toContain('辽宁省电梯行业协会');
    expect((await visitor.get('/people')).status).toBe(403);

    const version = fieldIn((await operator.get(`/people/${id}`)).text, 'version');
    await operator.post(`/people/${id}/state`, { version, state: 'disabled' });
    expect((await operator.get(`/people/${id}`)).text).toContain('已停用');
    expect((await visitor.get('/account')).headers['location']).toBe('/sign-in?next=%2Faccount');
  });

  it('of the identity provider have no password to be reset', async () => {
    const formKey = fieldIn((await operator.get('/people/new?organisation=liaoning')).text, 'formKey');
    const fields = { ...person, login: 'limin', name: '李敏', email: 'lm@example.org', signIn: 'oidc' };
    await operator.post('/people', { ...fields, organisation: 'liaoning', formKey });
    const list = (await operator.get('/people?organisation=liaoning')).text;
    const provided = /href="\/people\/([0-9A-Z]{26})">李敏/.exec(list)?.[1] ?? '';
    const page = await operator.get(`/people/${provided}`);
    expect(page.text).toContain('此人通过统一身份登录，没有密码');
    expect(page.text).not.toContain(`/people/${provided}/reset`);
    const refused = await operator.post(`/people/${provided}/reset`, { formKey: 'any' });
    expect([refused.status, refused.text.includes('没有密码')]).toEqual([409, true]);
  });

  it('do not change their own roles', async () => {
    const own = /href="\/people\/([0-9A-Z]{26})"/.exec((await operator.get('/people')).text)?.[1] ?? '';
    const page = await operator.get(`/people/${own}`);
    expect(page.text).toContain('须由另一位管理员修改');
    const fields = { version: fieldIn(page.text, 'version'), state: 'disabled' };
    const refused = await operator.post(`/people/${own}/state`, fields);
    expect([refused.status, refused.text.includes('不得修改本人的角色、状态')]).toEqual([403, true]);
  });

  it('of nobody are not found', async () => {
    expect((await operator.get('/people/01ARZ3NDEKTSV4RRFFQ69G5FAV')).status).toBe(404);
    expect((await operator.get('/people?organisation=nobody')).status).toBe(404);
  });
});
