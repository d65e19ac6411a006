import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { usualLease } from '../../src/http/idempotency/claim-lease.js';
import {
  IdempotentPosts,
  type KeyedRequest,
  type PreparedAnswer,
} from '../../src/http/idempotency/idempotent-posts.js';
import { startService, testInstant, type RunningService } from './running-service.js';
import { smallOrder } from './small-order.js';

describe('Idempotency-Key', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());

  const post = (key: string, order: object = smallOrder(), query = ''): request.Test =>
    request(service.server).post(`/v1/appraisals${query}`).set('idempotency-key', key).send(order);
  const summary = ({ status, body }: Response): unknown => [status, body.code];

  it('gives the same stored answer to the same key and body, byte for byte', async () => {
    const first = await post('twice');
    service.setNow('2026-12-24T00:00:00.000Z');
    const second = await post('twice');
    service.setNow(testInstant);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(await service.count('appraisals')).toBe(1);
  });

  it('refuses the key for another body or another address', async () => {
    await post('other');
    const before = await service.count('appraisals');
    expect(summary(await post('other', smallOrder({ region: '210102' })))).toEqual([422, 'idempotency-key-reused']);
    expect(summary(await post('other', smallOrder(), '?trace=true'))).toEqual([422, 'idempotency-key-reused']);
    expect(await service.count('appraisals')).toBe(before);
  });

  it('lets the key be tried again after a refusal, which stores nothing', async () => {
    const before = await service.count('appraisals');
    const refused = smallOrder({ region: '110000' });
    expect(summary(await post('retry', refused))).toEqual([422, 'appraisal-refused']);
    expect(await service.count('idempotency_claims')).toBe(0);
    expect(summary(await post('retry', refused))).toEqual([422, 'appraisal-refused']);
    expect((await post('retry')).status).toBe(201);
    expect(await service.count('appraisals')).toBe(before + 1);
  });

  it('stores once when ten send the same at once', async () => {
    const before = await service.count('appraisals');
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('rush')));
    expect(await service.count('appraisals')).toBe(before + 1);
    const texts = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
    expect(texts.size).toBe(1);
    const others = answers.filter(({ status }) => status !== 201).map(summary);
    for (const other of others) expect(other).toEqual([409, 'idempotency-key-in-flight']);
  });

  it('refuses a key that is no key', async () => {
    expect(summary(await post('k'.repeat(256)))).toEqual([400, 'idempotency-key-invalid']);
    expect(summary(await post('has space'))).toEqual([400, 'idempotency-key-invalid']);
  });

  it('keeps nothing of a preview', async () => {
    const before = await service.count('idempotency_answers');
    expect((await post('look', smallOrder(), '?preview=true')).status).toBe(200);
    expect(await service.count('idempotency_answers')).toBe(before);
  });

  describe('while the first request is under way', () => {
    const keyed = (key: string, bodySha256 = 'a'): KeyedRequest => ({
      organisationId: 'local',
      key,
      method: 'POST',
      url: '/v1/things',
      bodySha256,
    });
    const answer: PreparedAnswer = { status: 201, headers: {}, body: '{}', write: () => Promise.resolve() };
    let now = new Date(testInstant);
    let posts: IdempotentPosts;
    beforeAll(() => {
      posts = new IdempotentPosts(service.dataSource, () => now);
    });

    it('asks the second to wait, and refuses another body at once', async () => {
      let finish = (): void => undefined;
      const working = posts.answer(keyed('slow'), () => new Promise((resolve) => (finish = () => resolve(answer))));
      await expect(
        new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
          posts.answer(keyed('slow'), () => Promise.resolve(answer)),
        ),
      ).rejects.toMatchObject({ code: 'idempotency-key-in-flight' });
      await expect(posts.answer(keyed('slow', 'b'), () => Promise.resolve(answer))).rejects.toMatchObject({
        code: 'idempotency-key-reused',
      });
      finish();
      expect(await working).toBe(answer);
    });

    it('takes over a claim whose owner died, and the owner, should it live, writes nothing', async () => {
      let written = 0;
      const counting: PreparedAnswer = { ...answer, write: () => Promise.resolve(void (written += 1)) };
      let finish = (): void => undefined;
      const lost = posts.answer(keyed('dead'), () => new Promise((resolve) => (finish = () => resolve(counting))));
      await new Promise((resolve) => setTimeout(resolve, 20));
      now = new Date(now.getTime() + usualLease.lastsMs + 1);
      expect((await posts.answer(keyed('dead'), () => Promise.resolve(counting))).status).toBe(201);
      finish();
      await expect(lost).rejects.toMatchObject({ code: 'idempotency-key-in-flight' });
      expect(written).toBe(1);
      expect(await service.count('idempotency_claims')).toBe(0);
    });

    it('holds the claim for as long as its owner works and lives, and half a minute at most for one who died', async () => {
      const lasting = new IdempotentPosts(service.dataSource, () => new Date(), { lastsMs: 400, renewEveryMs: 50 });
      let finish = (): void => undefined;
      const working = lasting.answer(keyed('long'), () => new Promise((resolve) => (finish = () => resolve(answer))));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await expect(lasting.answer(keyed('long'), () => Promise.resolve(answer))).rejects.toMatchObject({
        code: 'idempotency-key-in-flight',
      });
      finish();
      expect(await working).toBe(answer);
      expect(usualLease.lastsMs).toBeLessThanOrEqual(30_000);
    });
  });
});
