import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { FirstAdministrator } from '../../src/access/first-administrator.js';
import { isOfTodaysCost, Passwords } from '../../src/access/sign-in/passwords.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser, type Answer } from './browser.js';

const login = 'administrator';
const password = 'correct horse battery staple';
const wrong = 'wrong horse battery staple';

describe('guessing', () => {
  let service: AccessService;
  let secret: string;

  beforeEach(async () => {
    service = await startAccess();
    const made = await service.app.get(FirstAdministrator).makeIfNobodyIsThere();
    const browser = new Browser(service.app);
    await browser.signIn({ login, password: made!.oneTimePassword });
    const { body } = await browser.signIn({ newPassword: password });
    secret = body.totp.secret;
    await browser.signIn({ code: code() });
    service.wait(1);
  }, 60_000);
  afterEach(() => service.stop());

  const code = (): string => TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.now().getTime() });
  const wrongCode = (): string => (code() === '123456' ? '654321' : '123456');
  const attempt = (body: object, address?: string): Promise<Answer> => new Browser(service.app, address).signIn(body);
  const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);
  async function inTurn(count: number, ask: (index: number) => Promise<Answer>): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let index = 0; index < count; index += 1) answers.push(await ask(index));
    return answers;
  }

  it('says the same of a login nobody has, a wrong password, a wrong code and a disabled person', async () => {
    const answers = [
      await attempt({ login: 'nobody', password }),
      await attempt({ login, password: wrong }),
      await attempt({ login, password, code: wrongCode() }),
      await attempt({ login, password, recoveryCode: 'aaaaa-aaaaa-aaaaa' }),
    ];
    await service.dataSource.query(`UPDATE people SET state = 'disabled'`);
    answers.push(await attempt({ login, password }));
    const shapes = answers.map(({ status, body, headers }) => {
      const told = { ...body, instance: '' };
      return JSON.stringify([
        status,
        told,
        Object.keys(headers)
          .filter((name) => name !== 'date')
          .sort(),
      ]);
    });
    expect(new Set(shapes).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ code: 'sign-in-refused', status: 401 });
  });

  it('costs one hash of today’s cost for a login nobody has, as for one somebody has, so that it takes as long', async () => {
    const { hashing } = service.app.get(Passwords);
    const verify = jest.spyOn(hashing, 'verify');
    const costs: unknown[] = [];
    for (const tried of [login, 'nobody']) {
      verify.mockClear();
      expect((await attempt({ login: tried, password: wrong })).status).toBe(401);
      costs.push(verify.mock.calls.map(([stored]) => isOfTodaysCost(String(stored))));
    }
    await service.dataSource.query('UPDATE people SET password_hash = NULL');
    verify.mockClear();
    expect((await attempt({ login, password: wrong })).status).toBe(401);
    costs.push(verify.mock.calls.map(([stored]) => isOfTodaysCost(String(stored))));
    expect(costs).toEqual([[true], [true], [true]]);
    verify.mockRestore();
  });

  it('slows down after five failures of one login, whoever fails from wherever, and forgets them at success', async () => {
    const failed = await inTurn(5, (index) => attempt({ login, password: wrong }, `10.0.0.${index}`));
    expect(statuses(failed)).toEqual([401, 401, 401, 401, 401]);
    const sixth = await attempt({ login, password: wrong }, '10.0.1.1');
    expect([sixth.status, sixth.headers['retry-after']]).toEqual([429, '30']);
    expect(sixth.body).toMatchObject({ code: 'sign-in-throttled', retryAfterSeconds: 30 });
    // The right password is not even looked at, and waiting a little is not enough.
    service.wait(0.4);
    expect((await attempt({ login, password, code: code() })).status).toBe(429);
    service.wait(0.1);
    expect((await attempt({ login, password, code: code() })).status).toBe(200);
    service.wait(1);
    expect(statuses(await inTurn(6, () => attempt({ login, password: wrong })))).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
  });

  it('slows down a login nobody has just the same', async () => {
    const answers = await inTurn(6, () => attempt({ login: 'Nobody ', password: wrong }));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await attempt({ login: 'nobody', password: wrong })).status).toBe(429);
    expect(JSON.stringify(await service.dataSource.query('SELECT * FROM sign_in_attempts'))).not.toContain('nobody');
  });

  it('makes the wait longer, up to a quarter of an hour', async () => {
    await inTurn(5, () => attempt({ login, password: wrong }));
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const refused = await attempt({ login, password: wrong });
      waits.push(Number(refused.headers['retry-after']));
      service.wait(Number(refused.headers['retry-after']) / 60);
      expect((await attempt({ login, password: wrong })).status).toBe(401);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('lets no more through when many are tried at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => attempt({ login, password: wrong })));
    expect(statuses(answers).filter((status) => status === 401)).toHaveLength(5);
    expect(statuses(answers).filter((status) => status === 429)).toHaveLength(15);
  });

  it('counts wrong codes as it counts wrong passwords, also with the right password each time', async () => {
    const browser = new Browser(service.app);
    await browser.signIn({ login, password });
    const answers = await inTurn(6, () => browser.signIn({ code: wrongCode() }));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await attempt({ login, password })).status).toBe(429);
    service.wait(2);
    // A new password step does not wipe the failed codes away.
    expect(statuses(await inTurn(2, () => attempt({ login, password, code: wrongCode() })))).toEqual([401, 429]);
  });

  it('slows down an address that tries many logins, whatever it says of itself, and no other', async () => {
    const lying = (index: number): Record<string, string> => ({ 'x-forwarded-for': `203.0.113.${index}` });
    const ask = (index: number): Promise<Answer> =>
      new Browser(service.app, '10.9.9.9').ask('POST', '/v1/session', {
        body: { login: `guess${index}`, password: wrong },
        headers: lying(index),
      });
    const answers = await inTurn(31, ask);
    expect(statuses(answers).slice(0, 30)).toEqual(Array<number>(30).fill(401));
    expect(answers[30]?.status).toBe(429);
    expect((await attempt({ login, password, code: code() }, '10.9.9.8')).status).toBe(200);
  });

  it('guards the password of an account that is open, too', async () => {
    const browser = new Browser(service.app);
    await browser.signIn({ login, password, code: code() });
    const body = { currentPassword: wrong, newPassword: 'another horse, another staple' };
    const answers = await inTurn(6, () => browser.ask('PUT', '/v1/account/password', { body }));
    expect(statuses(answers)).toEqual([403, 403, 403, 403, 403, 429]);
  });
});
