import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { namesWithoutEnd, rowsWithoutEnd } from './hostile-pdf.js';
import { startService, type RunningService } from './running-service.js';

describe('files sent to be verified by nobody knows whom', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());

  const verify = (pdf: Buffer): Promise<Response> =>
    Promise.resolve(request(service.server).post('/v1/verifications').type('application/pdf').send(pdf));

  it.each([
    ['unpacks to sixty million rows', rowsWithoutEnd],
    ['unpacks to fifty million names', namesWithoutEnd],
  ])(
    'a file that %s is refused, and others are answered meanwhile',
    async (_, hostile) => {
      let slowestMs = 0;
      let isDone = false;
      const answer = verify(hostile()).finally(() => (isDone = true));
      while (!isDone) {
        const asked = performance.now();
        expect((await request(service.server).get('/health/live')).status).toBe(200);
        slowestMs = Math.max(slowestMs, performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const { status, body } = await answer;
      expect([status, body.verdict, body.unaltered.answer]).toEqual([200, 'not-issued', 'no']);
      expect(body.technical.signature.verdict).toBe('unreadable');
      expect(slowestMs).toBeLessThan(3_000);
    },
    90_000,
  );

  it('come in such numbers that some are asked to come again, and then all goes on', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(Buffer.from('%PDF-1.4 nothing'))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(8);
    const turnedAway = answers.filter(({ status }) => status !== 200);
    expect(turnedAway.length).toBeGreaterThan(0);
    for (const { status, body, headers } of turnedAway) {
      expect([status, body.code, headers['retry-after']]).toEqual([503, 'verifications-busy', '5']);
    }
    expect((await verify(Buffer.from('%PDF-1.4 nothing'))).status).toBe(200);
  }, 60_000);
});
