import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People } from '../../src/access/people/people.js';
import type { OrganisationKind, Role } from '../../src/access/roles.js';
import { startAccess, type AccessService } from './access-service.js';
import { auditedActs, enterAs, type Actor } from './actors.js';
import { Browser, type Answer } from './browser.js';

describe('people', () => {
  let service: AccessService;
  let chief: Actor;
  let firmOperator: Actor;

  function enter(roles: readonly Role[], organisationId: string, kind: OrganisationKind = 'firm'): Promise<Actor> {
    return enterAs(service, { roles, organisationId, kind });
  }
  const summary = ({ status, body }: Answer): unknown => [status, body.code];
  const newPerson = (login: string, more: object = {}): object => ({ login, name: '王敏', roles: ['editor'], ...more });
  const pointers = ({ body }: Answer): string[] => body.faults.map(({ pointer }: { pointer: string }) => pointer);
  const audited = (subject: unknown): Promise<string[]> => auditedActs(service, subject);

  beforeAll(async () => {
    service = await startAccess();
    chief = await enter(['operator'], 'operator', 'operator');
    firmOperator = await enter(['operator'], 'firm-a');
    await enter(['appraiser'], 'firm-b');
  }, 60_000);
  afterAll(() => service.stop());

  describe('entering', () => {
    it('shows a one-time password once, not even again under the same idempotency key', async () => {
      const headers = { 'idempotency-key': 'enter-1' };
      const ask = (): Promise<Answer> =>
        firmOperator.browser.ask('POST', '/v1/people', { body: newPerson('Wang.Min@firm-a'), headers });
      const [first, again] = [await ask(), await ask()];
      expect([first.status, again.status]).toEqual([201, 201]);
      const { oneTimePassword, id } = first.body;
      expect(oneTimePassword).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
      expect(again.body).toMatchObject({
        id,
        oneTimePassword: null,
        login: 'wang.min@firm-a',
        organisationId: 'firm-a',
      });
      expect(again.headers['idempotency-replayed']).toBe('true');
      const stored = JSON.stringify(await service.dataSource.query('SELECT * FROM idempotency_answers'));
      expect(stored).not.toContain(oneTimePassword);
      expect(await audited(id)).toEqual(['person.created editor']);
      const signIn = await new Browser(service.app).signIn({ login: 'wang.min@firm-a', password: oneTimePassword });
      expect(signIn.body).toMatchObject({ stage: 'new-password', permissions: [] });
    });

    it('names every fault at once', async () => {
      const body = { login: 'ÄÖ', name: ' ', email: 'no address', roles: ['editor', 'king'], signIn: 'guess' };
      const answer = await chief.browser.ask('POST', '/v1/people', { body });
      expect(summary(answer)).toEqual([422, 'input-invalid']);
      expect(pointers(answer)).toEqual(['/login', '/name', '/email', '/roles', '/signIn']);
      const shape = await chief.browser.ask('POST', '/v1/people', { body: { login: 1, roles: 'editor', extra: true } });
      expect(pointers(shape)).toEqual(['/extra', '/login', '/name', '/roles']);
      const oidc = await chief.browser.ask('POST', '/v1/people', { body: newPerson('no-mail', { signIn: 'oidc' }) });
      expect(pointers(oidc)).toEqual(['/email']);
    });

    it('refuses a login or an address that is taken', async () => {
      const email = 'one@example.org';
      expect((await chief.browser.ask('POST', '/v1/people', { body: newPerson('one', { email }) })).status).toBe(201);
      const sameLogin = await chief.browser.ask('POST', '/v1/people', { body: newPerson('ONE') });
      const sameMail = await chief.browser.ask('POST', '/v1/people', {
        body: newPerson('two', { email: 'One@Example.org' }),
      });
      expect([summary(sameLogin), summary(sameMail)]).toEqual(Array(2).fill([409, 'login-taken']));
    });
  });

  describe('whose they are', () => {
    it('an operator of a firm sees and enters the firm’s only, one of the service everybody’s', async () => {
      const stranger = await enter(['appraiser'], 'firm-b');
      const { browser } = firmOperator;
      expect(summary(await browser.ask('GET', '/v1/people?organisation=firm-b'))).toEqual([
        404,
        'organisation-unknown',
      ]);
      expect(summary(await browser.ask('GET', `/v1/people/${stranger.personId}`))).toEqual([404, 'person-unknown']);
      const change = { body: { roles: ['operator'] }, headers: { 'if-match': '"1"' } };
      expect(summary(await browser.ask('PATCH', `/v1/people/${stranger.personId}`, change))).toEqual([
        404,
        'person-unknown',
      ]);
      const reset = { body: { forgetAuthenticator: true } };
      expect(summary(await browser.ask('POST', `/v1/people/${stranger.personId}/reset`, reset))).toEqual([
        404,
        'person-unknown',
      ]);
      for (const organisationId of ['firm-b', 'operator', 'nowhere']) {
        const entered = await browser.ask('POST', '/v1/people', { body: newPerson('intruder', { organisationId }) });
        expect(summary(entered)).toEqual([404, 'organisation-unknown']);
      }
      expect((await chief.browser.ask('GET', `/v1/people/${stranger.personId}`)).status).toBe(200);
      const entered = await chief.browser.ask('POST', '/v1/people', {
        body: newPerson('sent', { organisationId: 'firm-b' }),
      });
      expect(entered.body).toMatchObject({ organisationId: 'firm-b' });
    });

    it('are listed page by page', async () => {
      const first = await chief.browser.ask('GET', '/v1/people?organisation=firm-b&limit=1');
      const second = await chief.browser.ask(
        'GET',
        `/v1/people?organisation=firm-b&limit=100&cursor=${String(first.body.next)}`,
      );
      const ids = [first, second].flatMap(({ body }) => body.items.map(({ id }: { id: string }) => id));
      expect([ids.length >= 3, new Set(ids).size === ids.length, second.body.next]).toEqual([true, true, null]);
      expect(summary(await chief.browser.ask('GET', '/v1/people?cursor=x'))).toEqual([400, 'query-invalid']);
    });

    it('organisations are entered by the service’s operators only', async () => {
      const body = { id: 'association-x', name: '某某电梯行业协会', kind: 'association' };
      expect(summary(await firmOperator.browser.ask('POST', '/v1/organisations', { body }))).toEqual([
        403,
        'not-everywhere',
      ]);
      const made = await chief.browser.ask('POST', '/v1/organisations', { body });
      expect([made.status, made.body.kind]).toEqual([201, 'association']);
      expect(summary(await chief.browser.ask('POST', '/v1/organisations', { body }))).toEqual([
        409,
        'organisation-taken',
      ]);
      const own = await firmOperator.browser.ask('GET', '/v1/organisations');
      expect(own.body.items.map(({ id }: { id: string }) => id)).toEqual(['firm-a']);
      expect(summary(await firmOperator.browser.ask('GET', '/v1/organisations/firm-b'))).toEqual([
        404,
        'organisation-unknown',
      ]);
      const runners = await chief.browser.ask('GET', '/v1/organisations/operator');
      expect(runners.body.name).toBe('系统运营方');
      const rename = (tag: string): Promise<Answer> =>
        chief.browser.ask('PATCH', '/v1/organisations/association-x', {
          body: { name: '协会' },
          headers: { 'if-match': tag },
        });
      expect((await rename('"2"')).status).toBe(412);
      expect((await rename('"1"')).headers['etag']).toBe('"2"');
      expect(await audited('association-x')).toEqual(['organisation.created association', 'organisation.renamed']);
    });
  });

  describe('changing', () => {
    const patch = (actor: Actor, id: string, body: object, tag?: string): Promise<Answer> =>
      actor.browser.ask('PATCH', `/v1/people/${id}`, { body, headers: tag === undefined ? {} : { 'if-match': tag } });

    it('demands the state that was seen, and ends the sessions of whoever may do something else now', async () => {
      const editor = await enter(['editor'], 'firm-a');
      const { personId: id } = editor;
      expect((await patch(firmOperator, id, { roles: ['approver'] })).status).toBe(428);
      expect((await patch(firmOperator, id, { roles: ['approver'] }, '"7"')).status).toBe(412);
      const renamed = await patch(firmOperator, id, { name: '李静', email: 'Li@firm-a.example' }, '"1"');
      expect([renamed.status, renamed.headers['etag'], renamed.body.email]).toEqual([200, '"2"', 'li@firm-a.example']);
      expect((await editor.browser.ask('GET', '/v1/account')).status).toBe(200);
      expect((await patch(firmOperator, id, { roles: ['approver', 'editor'] }, '"2"')).body.roles).toEqual([
        'editor',
        'approver',
      ]);
      expect(summary(await editor.browser.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
      expect((await patch(firmOperator, id, { state: 'disabled' }, '"3"')).body.state).toBe('disabled');
      expect(await audited(id)).toEqual([
        'person.renamed',
        'person.address-changed',
        'person.roles-set approver+editor',
        'person.disabled',
      ]);
    });

    it('is never of one’s own roles and state; nobody resets himself', async () => {
      const { personId: id } = chief;
      for (const body of [{ roles: ['operator', 'approver'] }, { state: 'disabled' }]) {
        expect(summary(await patch(chief, id, body, '"1"'))).toEqual([403, 'own-account']);
      }
      const reset = await chief.browser.ask('POST', `/v1/people/${id}/reset`, { body: { forgetAuthenticator: false } });
      expect(summary(reset)).toEqual([403, 'own-account']);
      expect((await patch(chief, id, { name: '主管' }, '"1"')).status).toBe(200);
    });

    it('leaves the service an operator, also when two disable each other at the same moment', async () => {
      const other = await enter(['operator'], 'operator', 'operator');
      const [one, two] = await Promise.all([
        patch(chief, other.personId, { state: 'disabled' }, '"1"'),
        patch(other, chief.personId, { state: 'disabled' }, '"2"'),
      ]);
      expect([one.status, two.status].sort()).not.toEqual([200, 200]);
      const active = await service.dataSource.query<{ n: number }[]>(
        `SELECT COUNT(*) AS n FROM people WHERE organisation_id = 'operator' AND state = 'active' AND id IN (?, ?)`,
        [chief.personId, other.personId],
      );
      expect(active).toEqual([{ n: 1 }]);
      if (two.status === 200) [chief] = [other];
    });
  });

  it('are known to other rooms by name and by address', async () => {
    const people = service.app.get(People);
    expect(await people.nameOf([chief.personId, 'local'])).toEqual(new Map([[chief.personId, expect.any(String)]]));
    const body = newPerson('post', { organisationId: 'firm-b', email: 'post@firm-b.example', roles: ['signer'] });
    const { id } = (await chief.browser.ask('POST', '/v1/people', { body })).body;
    const expected = [{ personId: id, address: 'post@firm-b.example' }];
    expect(await people.mailAddresses('firm-b')).toEqual(expected);
    expect(await people.mailAddresses('firm-b', ['signer', 'approver'])).toEqual(expected);
    expect(await people.mailAddresses('firm-b', ['approver'])).toEqual([]);
    expect(await people.mailAddresses('firm-a', ['signer'])).toEqual([]);
  });
});
