import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';
import { smallOrder } from './small-order.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('with API keys', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ API_KEYS: `firm-a:${sha256('key-of-a')},firm-b:${sha256('key-of-b')}` });
  }, 60_000);
  afterAll(() => service.stop());

  const get = (path: string, key?: string): request.Test => {
    const asked = request(service.server).get(path);
    return key === undefined ? asked : asked.set('authorization', `Bearer ${key}`);
  };
  const post = (key: string): request.Test =>
    request(service.server)
      .post('/v1/appraisals')
      .set('authorization', `Bearer ${key}`)
      .set('idempotency-key', 'same')
      .send(smallOrder());
  const summary = ({ status, body }: Response): unknown => [status, body.code];

  it('lets nobody in without a key, and asks for one', async () => {
    for (const path of ['/v1/appraisals', '/v1/standards']) {
      const answer = await get(path);
      expect(summary(answer)).toEqual([401, 'api-key-missing']);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
    expect(summary(await get('/v1/appraisals', 'wrong'))).toEqual([401, 'api-key-unknown']);
    expect(summary(await get('/v1/appraisals', sha256('key-of-a')))).toEqual([401, 'api-key-unknown']);
  });

  it('asks for no key at the health doors, the price tables and the documentation', async () => {
    for (const path of ['/health/live', '/health/ready', '/v1/price-tables', '/openapi.json', '/docs']) {
      expect((await get(path)).status).toBe(200);
    }
  });

  it('stores nothing for a caller without a key', async () => {
    const answer = await request(service.server).post('/v1/appraisals').send(smallOrder());
    expect(summary(answer)).toEqual([401, 'api-key-missing']);
    expect(await service.count('appraisals')).toBe(0);
  });

  it('shows an organisation its own records only, keeps idempotency keys apart and remembers who acted', async () => {
    const [first, second] = [await post('key-of-a'), await post('key-of-b')];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).not.toBe(second.body.id);
    for (const door of ['', '/recomputation']) {
      const path = `/v1/appraisals/${first.body.id}${door}`;
      expect((await get(path, 'key-of-a')).status).toBe(200);
      expect(summary(await get(path, 'key-of-b'))).toEqual([404, 'appraisal-unknown']);
    }
    const list = await get('/v1/appraisals', 'key-of-b');
    expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([second.body.id]);
    expect(
      await service.dataSource.query(
        `SELECT organisation_id, actor, action, subject FROM audit_log WHERE action = 'appraisal.stored' ORDER BY organisation_id`,
      ),
    ).toEqual([
      { organisation_id: 'firm-a', actor: 'settings-key:firm-a', action: 'appraisal.stored', subject: first.body.id },
      { organisation_id: 'firm-b', actor: 'settings-key:firm-b', action: 'appraisal.stored', subject: second.body.id },
    ]);
  });
});
