import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { addNotice, type NewNotice } from '../../src/notices/add-notice.js';
import { MailSender } from '../../src/notices/mail/mail-sender.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { signedIn, type SignedIn } from '../api/signed-in.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { startReceiver, type Receiver } from './receivers.js';

describe('the doors of notices and webhooks', () => {
  let service: RunningService;
  let mailServer: MailServer;
  let receiver: Receiver;
  let appraiser: SignedIn;
  let signer: SignedIn;
  let operator: SignedIn;
  let stranger: SignedIn;
  const get = (who: SignedIn, path: string): request.Test => request(service.server).get(path).set(who.headers);
  const post = (who: SignedIn, path: string): request.Test => request(service.server).post(path).set(who.headers);
  const add = (title: string, changes: Partial<NewNotice> = {}): Promise<string> =>
    service.dataSource.transaction((manager) =>
      addNotice(manager, {
        ...{ organisationId: 'firm-a', kind: 'price-correction', subject: 's', body: '正文', link: '/inbox' },
        ...{ title, at: new Date(testInstant), ...changes },
      }),
    );
  const titles = async (who: SignedIn, query = ''): Promise<readonly string[]> => {
    const { body } = await get(who, `/v1/notices${query}`).expect(200);
    return (body as { items: { title: string }[] }).items.map(({ title }) => title);
  };
  const at = (minute: number): Date => new Date(Date.parse(testInstant) + minute * 60_000);

  beforeAll(async () => {
    mailServer = await startMailServer();
    receiver = await startReceiver();
    service = await startService({
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      MAIL_FROM: 'lift <n@example.org>',
      WEBHOOKS_TO_LOOPBACK: 'true',
    });
    const organisationId = 'firm-a';
    appraiser = await signedIn(service, { organisationId, roles: ['appraiser'], email: 'li@example.org' });
    signer = await signedIn(service, { organisationId, roles: ['signer'], email: 'wang@example.org' });
    operator = await signedIn(service, { organisationId, roles: ['operator'] });
    stranger = await signedIn(service, { organisationId: 'firm-b', roles: ['operator', 'appraiser'] });
    await add('第一条', { at: at(1) });
    await add('第二条', { at: at(2), roles: ['signer'] });
    await add('第三条', { at: at(3) });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await receiver.stop();
    await mailServer.stop();
  });

  it('show each reader what is for them, newest first', async () => {
    expect(await titles(appraiser)).toEqual(['第三条', '第一条']);
    expect(await titles(signer)).toEqual(['第三条', '第二条', '第一条']);
    expect(await titles(stranger)).toEqual([]);
  });

  it('turn pages by a cursor and refuse what is none', async () => {
    const { body } = await get(signer, '/v1/notices?limit=2').expect(200);
    const { next } = body as { next: string };
    expect(await titles(signer, `?limit=2&cursor=${next}`)).toEqual(['第一条']);
    const wrong = await get(signer, '/v1/notices?cursor=zzz').expect(400);
    expect(wrong.body).toMatchObject({ code: 'query-invalid' });
  });

  it('keep marks per person', async () => {
    const { body } = await get(signer, '/v1/notices').expect(200);
    const [newest, second] = (body as { items: { id: string }[] }).items;
    expect((await get(signer, '/v1/notices/unread-count')).body).toEqual({ unread: 3 });
    const marked = await post(signer, `/v1/notices/${newest!.id}/read`).expect(200);
    expect(marked.body).toMatchObject({ id: newest!.id, readAt: testInstant });
    await post(signer, `/v1/notices/${newest!.id}/read`).expect(200);
    expect(await titles(signer, '?unread=true')).toEqual(['第二条', '第一条']);
    expect((await get(appraiser, '/v1/notices/unread-count')).body).toEqual({ unread: 2 });
    expect((await post(signer, `/v1/notices/${second!.id}/read-up-to`).expect(200)).body).toEqual({ unread: 0 });
    await post(appraiser, `/v1/notices/${second!.id}/read`).expect(404);
    await post(stranger, `/v1/notices/${newest!.id}/read`).expect(404);
  });

  it('send the notices by mail to the addresses people gave', async () => {
    await service.app.get(MailSender).sendDue();
    const to = mailServer.received.flatMap((mail) => mail.to).sort();
    expect(to).toEqual(['li@example.org', 'li@example.org', ...Array<string>(3).fill('wang@example.org')]);
  });

  it('show operators what became of the mail, and nobody else', async () => {
    mailServer.refusals.push({ at: 'recipient', number: 550 });
    await add('退信', { roles: ['signer'], at: at(4) });
    await service.app.get(MailSender).sendDue();
    const { body } = await get(operator, '/v1/notices/mail').expect(200);
    expect(body).toMatchObject({ isSent: true, waiting: 0, sent: 5, givenUp: 1 });
    expect(body).toMatchObject({ lastGivenUp: [{ personId: signer.personId, error: 'EENVELOPE 550', attempts: 1 }] });
    expect(JSON.stringify(body)).not.toContain('@example.org');
    await get(signer, '/v1/notices/mail').expect(403);
    expect((await get(stranger, '/v1/notices/mail').expect(200)).body).toMatchObject({ sent: 0, lastGivenUp: [] });
  });

  it('refuse a notice that leads outside or reaches nobody', async () => {
    for (const link of ['https://example.org', '//example.org', '/\\example.org', '/a b', 'inbox']) {
      await expect(add('x', { link })).rejects.toThrow('a path of this service');
    }
    await expect(add('x', { roles: [] })).rejects.toThrow('nobody');
  });

  it('register, test, rotate and delete an endpoint; its secret is shown once', async () => {
    const order = { url: receiver.url, description: '生产', types: ['report.affected'] };
    const made = await post(operator, '/v1/webhooks').send(order).expect(201);
    const { id, secret, ...shown } = made.body as { id: string; secret: string };
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(shown).toMatchObject({ ...order, state: 'active', failingSince: null });
    const { text } = await get(operator, '/v1/webhooks').expect(200);
    expect(text).not.toContain('whsec_');
    await post(operator, '/v1/webhooks').send(order).expect(409);
    const { messageId } = (await post(operator, `/v1/webhooks/${id}/test`).expect(202)).body as { messageId: string };
    await service.app.get(WebhookSender).sendDue();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([messageId]);
    const log = await get(operator, `/v1/webhooks/${id}/deliveries`).expect(200);
    expect(log.body).toMatchObject({
      items: [
        { messageId, type: 'webhook.test', state: 'delivered', attempts: [{ attempt: 1, status: 204, failure: null }] },
      ],
      next: null,
    });
    const rotated = await post(operator, `/v1/webhooks/${id}/secret`).expect(201);
    expect((rotated.body as { secret: string }).secret).not.toBe(secret);
    await get(stranger, `/v1/webhooks/${id}`).expect(404);
    await get(stranger, `/v1/webhooks/${id}/deliveries`).expect(404);
    await request(service.server).delete(`/v1/webhooks/${id}`).set(operator.headers).expect(204);
    await get(operator, `/v1/webhooks/${id}`).expect(404);
    const acts = await service.dataSource.query<{ action: string }[]>(
      'SELECT action FROM audit_log WHERE subject = ? ORDER BY id',
      [id],
    );
    expect(acts.map(({ action }) => action).sort()).toEqual([
      'webhook.created',
      'webhook.deleted',
      'webhook.secret-rotated',
      'webhook.tested',
    ]);
  });

  it('name every fault of an endpoint at once', async () => {
    const order = { url: 'https://10.0.0.1/', description: 1, types: ['x'], more: true };
    const { body } = await post(operator, '/v1/webhooks').send(order).expect(422);
    const { code, faults } = body as { code: string; faults: { pointer: string; code: string }[] };
    expect(code).toBe('webhook-invalid');
    expect(faults.map((fault) => `${fault.pointer} ${fault.code}`)).toEqual([
      '/more unknown-field',
      '/url address-not-public',
      '/description text',
      '/types types',
    ]);
  });

  it('belong to operators: nobody else manages webhooks', async () => {
    await get(appraiser, '/v1/webhooks').expect(403);
    await post(signer, '/v1/webhooks').send({}).expect(403);
  });
});
