import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';
import { smallOrder } from './small-order.js';

const token = 'token-of-the-monitoring';

/** The measures of a service that has appraised, refused, and been asked for what is not there. */
describe('/metrics', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ METRICS_TOKEN: token });
    await request(service.server).post('/v1/appraisals').send(smallOrder()).expect(201);
    await request(service.server)
      .post('/v1/appraisals')
      .send(smallOrder({ region: '110000' }))
      .expect(422);
    await request(service.server).get('/r/0000-0000-0000-0000-0000').expect(404);
  }, 60_000);
  afterAll(() => service.stop());

  const read = (authorization: string): Promise<Response> =>
    request(service.server).get('/metrics').set('authorization', authorization);

  it('opens to the token of the settings alone', async () => {
    for (const wrong of ['', 'Bearer', `Bearer ${token}x`, token]) {
      const { status, body } = await read(wrong);
      expect([status, (body as { code: string }).code]).toEqual([401, 'metrics-token-wrong']);
    }
  });

  it('shows doors by their pattern, refusals by their code, and the figures of the trade', async () => {
    const { status, text, headers } = await read(`Bearer ${token}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('http_request_seconds_count{method="POST",door="/v1/appraisals",status="201"} 1');
    expect(text).toContain('http_request_seconds_count{method="GET",door="/r/:code",status="404"} 1');
    expect(text).not.toContain('0000-0000');
    expect(text).toContain('lift_appraisal_refusals_total{code="appraisal-refused"} 1');
    expect(text).toContain('lift_appraisal_refusing_findings_total{code="scrap-price-missing"}');
    expect(text).toContain('lift_appraisal_appraisals 1\n');
    // The demonstration prices of scrap came into force on 1 October 2026; the clock of the tests shows 2 November.
    expect(text).toMatch(/lift_appraisal_price_table_age_days\{table="[^"]*scrap[^"]*",kind="scrap"\} 32\n/);
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('/metrics without a token in the settings', () => {
  it('says that nothing is measured', async () => {
    const service = await startService();
    const { status, body } = await request(service.server).get('/metrics');
    expect([status, (body as { code: string }).code]).toEqual([404, 'metrics-off']);
    await service.stop();
  }, 60_000);
});
