import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type Environment } from '../../src/config/settings.js';
import { addNotice, type NewNotice } from '../../src/notices/add-notice.js';
import { MailOutbox } from '../../src/notices/mail/mail-outbox.js';
import { MailSender } from '../../src/notices/mail/mail-sender.js';
import { OutgoingMail } from '../../src/notices/mail/mail.entities.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { localCertificate } from './local-certificate.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const start = '2026-11-02T08:00:00.000Z';
const people = [
  { personId: 'p1', address: 'li@example.org', organisationId: 'firm-a', roles: ['appraiser'] },
  { personId: 'p2', address: 'wang@example.org', organisationId: 'firm-a', roles: ['signer'] },
  { personId: 'p3', address: 'zhao@example.org', organisationId: 'firm-b', roles: ['signer'] },
];

describe('mail of notices', () => {
  let database: OpenDatabase;
  let server: MailServer;
  let sender: MailSender;
  let now = start;
  let known = people;
  const outbox = (): MailOutbox => new MailOutbox(database.dataSource);
  const makeSender = (environment: Environment): MailSender => {
    const addressBook = {
      mailAddresses: (organisationId: string, roles?: readonly string[]) =>
        Promise.resolve(
          known
            .filter((one) => one.organisationId === organisationId)
            .filter((one) => roles === undefined || one.roles.some((role) => roles.includes(role))),
        ),
    };
    const settings = readSettings({
      PUBLIC_URL: 'https://lift.example.org',
      MAIL_FROM: 'n@example.org',
      ...environment,
    });
    return new MailSender(outbox(), addressBook, settings, { now: () => new Date(now) });
  };
  const notice: NewNotice = {
    organisationId: 'firm-a',
    kind: 'price-correction',
    subject: 'x',
    title: '价格表已更正，影响 3 份报告',
    body: '沈阳废旧材料价格表 2026-06-30 版已更正。',
    link: '/console/corrections/x',
    at: new Date(start),
  };
  const add = (changes: Partial<NewNotice> = {}): Promise<string> =>
    database.dataSource.transaction((manager) => addNotice(manager, { ...notice, ...changes }));
  const rows = (): Promise<OutgoingMail[]> => database.dataSource.manager.find(OutgoingMail, { order: { id: 'ASC' } });
  const forPeople = async (): Promise<OutgoingMail[]> => (await rows()).filter(({ personId }) => personId !== null);

  beforeEach(async () => {
    now = start;
    known = people;
    database = await openDatabase();
    server = await startMailServer();
    sender = makeSender({ SMTP_URL: `smtp://127.0.0.1:${server.port}` });
  });
  afterEach(async () => {
    await sender.onModuleDestroy();
    await server.stop();
    await database.close();
  });

  it('reaches everybody of the organisation once, in plain Chinese with the link', async () => {
    await add();
    await sender.sendDue();
    await sender.sendDue();
    expect(server.received.flatMap(({ to }) => to).sort()).toEqual(['li@example.org', 'wang@example.org']);
    const { raw } = server.received[0]!;
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    const body = Buffer.from(raw.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8');
    expect(body).toContain('沈阳废旧材料价格表 2026-06-30 版已更正。');
    expect(body).toContain('https://lift.example.org/console/corrections/x');
    expect((await forPeople()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    expect(await outbox().countByState('firm-a')).toEqual({ waiting: 0, sent: 2, givenUp: 0 });
  });

  it('goes only to people with the roles of the notice', async () => {
    await add({ roles: ['signer', 'reviewer'] });
    await sender.sendDue();
    expect(server.received.map(({ to }) => to)).toEqual([['wang@example.org']]);
  });

  it('never tells of what was rolled back', async () => {
    const undone = database.dataSource.transaction(async (manager) => {
      await addNotice(manager, notice);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await sender.sendDue();
    expect(server.received).toEqual([]);
  });

  it('is tried again after a temporary refusal, later, and then arrives under the same Message-ID', async () => {
    server.refusals.push({ at: 'content', number: 451 });
    await add({ roles: ['signer'] });
    await sender.sendDue();
    const [refused] = await forPeople();
    expect(refused).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'EMESSAGE 451' });
    await sender.sendDue();
    expect(server.received).toEqual([]);
    now = new Date(Date.parse(start) + 75_000).toISOString();
    await sender.sendDue();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.raw).toContain(`Message-ID: <${refused!.id}@example.org>`);
    expect((await forPeople())[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  it.each([
    ['recipient', 550, 'EENVELOPE 550'],
    ['content', 554, 'EMESSAGE 554'],
  ] as const)('is given up at once when the server refuses the %s for good (%s)', async (place, number, code) => {
    server.refusals.push({ at: place, number });
    await add({ roles: ['signer'] });
    await sender.sendDue();
    expect((await forPeople())[0]).toMatchObject({ state: 'given-up', attempts: 1, lastError: code });
    expect(await outbox().countByState('firm-a')).toEqual({ waiting: 0, sent: 0, givenUp: 1 });
  });

  it('is given up in the end when the server is never there', async () => {
    await server.stop();
    await add({ roles: ['signer'] });
    let attempts = 0;
    while ((await forPeople())[0]?.state !== 'given-up' && attempts < 20) {
      await sender.sendDue();
      attempts += 1;
      now = new Date(Date.parse(now) + 2 * 86_400_000).toISOString();
    }
    expect((await forPeople())[0]).toMatchObject({ state: 'given-up', attempts: 9, lastError: 'ESOCKET' });
  });

  it('is not sent to somebody who has no address any more', async () => {
    server.refusals.push({ at: 'content', number: 451 });
    await add({ roles: ['signer'] });
    await sender.sendDue();
    known = people.filter(({ personId }) => personId !== 'p2');
    now = new Date(Date.parse(start) + 3_600_000).toISOString();
    await sender.sendDue();
    expect((await forPeople())[0]).toMatchObject({ state: 'given-up', lastError: 'no-address' });
    expect(server.received).toEqual([]);
  });

  it('does not come in a flood when mail is switched on after weeks', async () => {
    await add();
    now = '2026-12-02T08:00:00.000Z';
    await sender.sendDue();
    expect(server.received).toEqual([]);
    expect((await rows()).map(({ state }) => state)).toEqual(['addressed']);
  });

  it('keeps a title from becoming a header', async () => {
    await add({
      roles: ['signer'],
      title: 'x\r\nBcc: thief@example.org\r\n\r\nbody',
      body: '.\r\nRCPT TO:<thief@example.org>',
    });
    await sender.sendDue();
    const [mail] = server.received;
    expect(mail!.to).toEqual(['wang@example.org']);
    expect(mail!.raw.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/im);
  });

  it('keeps an address from becoming a second addressee', async () => {
    known = [{ ...people[1]!, address: 'wang@example.org>\r\nRCPT TO:<thief@example.org' }];
    await add({ roles: ['signer'] });
    await sender.sendDue();
    expect(server.received.flatMap(({ to }) => to)).not.toContain('thief@example.org');
  });

  it('two senders at once send each letter once', async () => {
    await add();
    const other = makeSender({ SMTP_URL: `smtp://127.0.0.1:${server.port}` });
    await Promise.all([sender.sendDue(), other.sendDue()]);
    await Promise.all([sender.sendDue(), other.sendDue()]);
    await other.onModuleDestroy();
    expect(server.received).toHaveLength(2);
  });

  it('stays at home without SMTP_URL', async () => {
    await add();
    const silent = makeSender({});
    await silent.sendDue();
    await silent.onModuleDestroy();
    expect((await rows()).map(({ state }) => state)).toEqual(['unaddressed']);
  });

  describe('over TLS', () => {
    const folder = temporaryFolder('mail-tls');
    const caFile = join(folder.path, 'ca.pem');
    let certificate: { readonly cert: string; readonly key: string };
    beforeAll(async () => {
      certificate = await localCertificate(['localhost', '127.0.0.1']);
      writeFileSync(caFile, certificate.cert);
    });
    afterAll(() => folder.remove());

    const outcomeWith = async (secure: boolean, environment: Environment, authority = caFile) => {
      const server = await startMailServer({
        ...certificate,
        secure,
        onAuth: (auth, _session, done) => done(null, { user: auth.username ?? '' }),
      });
      const scheme = secure ? 'smtps' : 'smtp';
      const secureSender = makeSender({
        SMTP_URL: `${scheme}://firm:s%40crt@127.0.0.1:${server.port}`,
        SMTP_CA_FILE: authority,
        ...environment,
      });
      await add({ roles: ['signer'] });
      await secureSender.sendDue();
      await secureSender.onModuleDestroy();
      await server.stop();
      return { received: server.received, mail: (await forPeople())[0]! };
    };

    it.each([true, false])('encrypted and with its user, TLS from the start: %s', async (secure) => {
      const { received } = await outcomeWith(secure, { SMTP_STARTTLS: 'required' });
      expect(received).toMatchObject([{ isEncrypted: true, user: 'firm' }]);
    });

    it('does not go out when STARTTLS is required and not offered', async () => {
      const demanding = makeSender({ SMTP_URL: `smtp://127.0.0.1:${server.port}`, SMTP_STARTTLS: 'required' });
      await add({ roles: ['signer'] });
      await demanding.sendDue();
      await demanding.onModuleDestroy();
      expect(server.received).toEqual([]);
      expect((await forPeople())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    });

    it('does not go to a server nobody vouches for', async () => {
      const { received, mail } = await outcomeWith(true, {}, '');
      expect(received).toEqual([]);
      expect(mail).toMatchObject({ state: 'waiting', attempts: 1 });
    });
  });
});
