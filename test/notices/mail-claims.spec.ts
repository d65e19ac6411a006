import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/config/settings.js';
import { addNotice } from '../../src/notices/add-notice.js';
import { MailOutbox } from '../../src/notices/mail/mail-outbox.js';
import { MailSender } from '../../src/notices/mail/mail-sender.js';
import { OutgoingMail } from '../../src/notices/mail/mail.entities.js';
import { startMailServer, type MailServer } from './mail-server.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const start = '2026-11-02T08:00:00.000Z';
const people = [
  { personId: 'p1', address: 'li@example.org', roles: ['appraiser'] },
  { personId: 'p2', address: 'wang@example.org', roles: ['signer'] },
];

describe('a letter that one of several processes sends', () => {
  let database: OpenDatabase;
  let server: MailServer;
  let sender: MailSender;
  let now = start;
  /** What happens meanwhile, attempt by attempt. */
  let duringAttempt: (() => Promise<void>)[] = [];
  const outbox = (): MailOutbox => new MailOutbox(database.dataSource);
  const makeSender = (): MailSender => {
    const mailAddresses = async (_: string, roles?: readonly string[]) => {
      // Whom a notice goes to is asked by its roles, where somebody is reached at the attempt itself.
      if (roles === undefined) await duringAttempt.shift()?.();
      return people.filter((one) => roles === undefined || one.roles.some((role) => roles.includes(role)));
    };
    const settings = readSettings({
      ...{ PUBLIC_URL: 'https://lift.example.org', MAIL_FROM: 'n@example.org' },
      SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    });
    return new MailSender(outbox(), { mailAddresses }, settings, { now: () => new Date(now) });
  };
  const add = (roles: readonly string[]): Promise<string> =>
    database.dataSource.transaction((manager) =>
      addNotice(manager, {
        ...{ organisationId: 'firm-a', kind: 'price-correction', subject: 'x', at: new Date(start), roles },
        ...{ title: '价格表已更正', body: '影响 3 份报告', link: '/console/corrections/x' },
      }),
    );
  const forPeople = async (): Promise<OutgoingMail[]> =>
    (await database.dataSource.manager.find(OutgoingMail)).filter(({ personId }) => personId !== null);

  beforeEach(async () => {
    now = start;
    duringAttempt = [];
    database = await openDatabase();
    server = await startMailServer();
    sender = makeSender();
  });
  afterEach(async () => {
    await sender.onModuleDestroy();
    await server.stop();
    await database.close();
  });

  it('goes once where the letters before it took longer than a claim lasts', async () => {
    await add(['appraiser', 'signer']);
    const minutes = (count: number): string => new Date(Date.parse(start) + count * 60_000).toISOString();
    const other = makeSender();
    // The server is so slow that four minutes pass over the first letter, and four more before the second is out.
    duringAttempt.push(() => Promise.resolve(void (now = minutes(4))));
    duringAttempt.push(() => {
      now = minutes(8);
      return other.sendDue();
    });
    await sender.sendDue();
    await other.onModuleDestroy();
    expect(duringAttempt).toEqual([]);
    expect(server.received.flatMap(({ to }) => to).sort()).toEqual(['li@example.org', 'wang@example.org']);
  });

  it('stays sent whatever somebody whose claim had run out says of it later', async () => {
    await add(['signer']);
    const [fresh] = await outbox().unaddressed();
    await outbox().address(fresh!, ['p2'], new Date(start));
    const [due] = await outbox().due(new Date(start));
    const late = await outbox().claim(due!, new Date(start));
    now = new Date(Date.parse(start) + 6 * 60_000).toISOString();
    await sender.sendDue();
    await outbox().settle(late!.mail, { kind: 'given-up', at: new Date(now), error: 'ETIMEDOUT' });
    expect((await forPeople())[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });
});
