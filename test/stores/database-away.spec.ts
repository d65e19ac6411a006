/** A service whose PostgreSQL cuts its connections, keeps it waiting, dies and comes back: it asks for patience and goes on by itself. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import request, { type Response } from 'supertest';
import { takeWriteLock } from '../../src/database/write-lock.js';
import { startService, type RunningService } from '../api/running-service.js';
import { smallOrder } from '../api/small-order.js';
import { OwnServer } from './own-server.js';
import { testDialects } from './test-database.js';

const onPostgres = testDialects.includes('postgres') ? describe : describe.skip;
const away = { status: 503, code: 'database-unavailable', retryAfter: '5' };

onPostgres('a service whose database is away', () => {
  let server: OwnServer;
  let service: RunningService;
  let round = 0;
  beforeAll(async () => {
    server = await OwnServer.start();
    service = await startService({ DATABASE_URL: server.url });
  }, 120_000);
  beforeEach(() => void (round += 1));
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  const post = (key: number): request.Test =>
    request(service.server).post('/v1/appraisals').set('idempotency-key', `r${round}-${key}`).send(smallOrder());
  const summary = ({ status, body, headers }: Response): typeof away => ({
    status,
    code: body.code,
    retryAfter: headers['retry-after'] ?? '',
  });

  /** Six callers send so many orders; says which were not stored, each of them for want of the database. */
  async function postMany(count: number): Promise<readonly number[]> {
    const waiting = Array.from({ length: count }, (_, key) => key);
    const missed: number[] = [];
    const caller = async (): Promise<void> => {
      for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
        const answer = await post(key);
        if (answer.status === 201) continue;
        expect(summary(answer)).toEqual(away);
        missed.push(key);
      }
    };
    await Promise.all(Array.from({ length: 6 }, caller));
    return missed;
  }

  /** Every order of this round is stored once, whole, with the answer that was given. */
  async function expectStored(count: number): Promise<void> {
    const answers = await service.dataSource.query<{ body: string }[]>(
      'SELECT body FROM idempotency_answers WHERE idempotency_key LIKE ?',
      [`r${round}-%`],
    );
    const ids = answers.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(new Set(ids).size).toBe(count);
    const [orphans] = await service.dataSource.query<{ n: number }[]>(
      `SELECT COUNT(*) AS n FROM appraisals a WHERE NOT EXISTS
        (SELECT 1 FROM idempotency_answers i WHERE i.body LIKE '%' || a.id || '%')`,
    );
    expect(orphans).toEqual({ n: 0 });
    expect(await service.count('idempotency_claims')).toBe(0);
  }

  it('stores every order once although connections are cut in the middle of transactions', async () => {
    const operator = new pg.Client(server.url);
    await operator.connect();
    let isDone = false;
    let cuts = 0;
    const cutting = (async () => {
      for (; !isDone; await wait(10)) {
        const { rowCount } = await operator.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lift-appraisal' AND state <> 'idle'`,
        );
        cuts += rowCount ?? 0;
      }
    })();
    const missed = await postMany(120).finally(() => (isDone = true));
    await cutting;
    await operator.end();
    expect(cuts).toBeGreaterThan(5);
    expect(missed.length).toBeGreaterThan(0);
    for (const key of missed) expect((await post(key)).status).toBe(201);
    await expectStored(120);
  }, 120_000);

  it('tells a writer who waited too long for another’s lock to come again, while readers go on', async () => {
    const other = new pg.Client(server.url);
    await other.connect();
    await other.query('BEGIN');
    await other.query(`SELECT ${takeWriteLock}`);
    const writing = post(0).then(summary);
    expect((await request(service.server).get('/v1/appraisals')).status).toBe(200);
    expect(await writing).toEqual(away);
    await other.end();
    expect((await post(0)).status).toBe(201);
    await expectStored(1);
  }, 60_000);

  it('says so while the server is gone, and goes on by itself when it is there again', async () => {
    const posting = postMany(60);
    await wait(100);
    await server.kill();
    const missed = await posting;
    expect(missed.length).toBeGreaterThan(0);
    expect(summary(await post(missed[0] ?? 0))).toEqual(away);
    const get = (path: string): request.Test => request(service.server).get(path);
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).body).toMatchObject({ status: 503, failed: ['database', 'price-tables'] });
    const page = await get('/price-tables').set('accept', 'text/html');
    expect([page.status, page.headers['retry-after'], page.headers['content-type']]).toEqual([
      503,
      '5',
      'text/html; charset=utf-8',
    ]);
    await server.startAgain();
    expect((await get('/health/ready')).status).toBe(200);
    for (const key of missed) expect((await post(key)).status).toBe(201);
    await expectStored(60);
  }, 120_000);
});
