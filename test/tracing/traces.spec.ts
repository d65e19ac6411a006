/** A collector in this process is told what requests spend their time on, and nothing of what they hold. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { packageRoot } from '../../src/config/package-root.js';
import { WebhookSender } from '../../src/notices/webhooks/webhook-sender.js';
import { httpTimeStampAuthority } from '../../src/signing/time-stamps/http-time-stamp-authority.js';
import { inSpan, outgoingTraceHeaders } from '../../src/tracing/in-span.js';
import { startService, type RunningService } from '../api/running-service.js';
import { signedIn } from '../api/signed-in.js';
import { smallOrder } from '../api/small-order.js';
import { answering, startReceiver, type Receiver } from '../notices/receivers.js';
import { Collector, type ReceivedSpan } from './collector.js';

const key = 'key-of-the-firm-that-is-traced';
const API_KEYS = `firm:${createHash('sha256').update(key).digest('hex')}`;
const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;

/** With everything a report needs, so that it is sealed. */
function wholeOrder(): object {
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const order = JSON.parse(readFileSync(file, 'utf8')) as { components: unknown[] };
  return { ...order, components: order.components.slice(0, 5) };
}

describe('a service with a collector', () => {
  let collector: Collector;
  let receiver: Receiver;
  let service: RunningService;
  let code: string;
  let requestId: string;
  const post = (path: string, body: object = {}): Promise<Response> =>
    request(service.server)
      .post(path)
      .set({ authorization: `Bearer ${key}`, traceparent })
      .send(body);
  const named = (name: string): readonly ReceivedSpan[] => collector.spans.filter((span) => span.name === name);
  const childrenOf = (parent: ReceivedSpan): readonly string[] =>
    collector.spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId).map(({ name }) => name);

  beforeAll(async () => {
    [collector, receiver] = [await Collector.start(), await startReceiver()];
    service = await startService({
      ...{ API_KEYS, WEBHOOKS_TO_LOOPBACK: 'true', OTEL_SERVICE_NAME: 'appraisals of the north' },
      ...{ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=north%20side' },
    });
    const stored = await post('/v1/appraisals', wholeOrder());
    requestId = stored.get('x-request-id') ?? '';
    const issued = await post(`/v1/appraisals/${stored.body.id}/report`);
    code = issued.body.code as string;
    await request(service.server).get(`/r/${code}`).expect(200);
    await request(service.server).get(`/nothing/${code}`).expect(404);

    const operator = await signedIn(service, { roles: ['operator'] });
    const hook = await request(service.server)
      .post('/v1/webhooks')
      .set(operator.headers)
      .send({ url: `${receiver.url}?token=of-the-webhook`, types: ['report.affected'] })
      .expect(201);
    await request(service.server).post(`/v1/webhooks/${hook.body.id}/test`).set(operator.headers).expect(202);
    await service.app.get(WebhookSender, { strict: false }).sendDue();

    receiver.answer = answering(503);
    const authority = httpTimeStampAuthority({ url: `${receiver.url}/stamp?of=authority`, timeoutMs: 5_000 });
    const sealing = inSpan('seal-report', () => authority.stamp(new Uint8Array(32)));
    await expect(sealing).rejects.toThrow('did not answer');
    await service.stop();
  }, 120_000);
  afterAll(() => Promise.all([collector.stop(), receiver.stop()]));

  it('names itself and gives what the collector asks for, at the place for traces', () => {
    expect(collector.services).toEqual(['appraisals of the north']);
    const { path, headers } = collector.requests[0]!;
    expect([path, headers['content-type'], headers['x-tenant']]).toEqual([
      '/v1/traces',
      'application/json',
      'north side',
    ]);
  });

  it('tells of one appraisal: the calculation and the write, in the caller’s trace', () => {
    const [appraisal] = named('POST /v1/appraisals');
    expect(appraisal).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331', kind: 2, status: 0 });
    expect(appraisal?.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/appraisals',
      'http.response.status_code': 201,
      'lift_appraisal.request_id': requestId,
    });
    expect(childrenOf(appraisal!)).toEqual(['appraise', 'write']);
  });

  it('tells of one report: drawing, sealing and the write', () => {
    const [report] = named('POST /v1/appraisals/:id/report');
    expect(report).toMatchObject({ traceId, kind: 2 });
    expect(childrenOf(report!)).toEqual(['draw-report', 'seal-report', 'write']);
  });

  it('begins a trace of its own for whoever brings none', () => {
    const [page] = named('GET /r/:code');
    expect(page?.parentSpanId ?? '').toBe('');
    expect(page?.traceId).not.toBe(traceId);
  });

  it('hands the trace on to receivers of webhooks and to the time-stamp authority', () => {
    const [webhook, stamp] = receiver.received;
    const [[delivery], [stamping]] = [named('webhook'), named('time-stamp')];
    expect(delivery).toMatchObject({ kind: 3, status: 0 });
    expect(webhook?.headers['traceparent']).toBe(`00-${delivery?.traceId}-${delivery?.spanId}-01`);
    expect(stamp?.headers['traceparent']).toBe(`00-${stamping?.traceId}-${stamping?.spanId}-01`);
  });

  it('says that something failed by the kind of the error alone', () => {
    const [stamping] = named('time-stamp');
    expect(stamping).toMatchObject({ kind: 3, status: 2, attributes: { 'error.type': 'SigningError' } });
    expect(named('seal-report').map(({ status }) => status)).toEqual([0, 2]);
  });

  it('says nothing else: no path, key, code of a report, order or address', () => {
    const told = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...told].sort()).toEqual([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'lift_appraisal.request_id',
    ]);
    const { deviceCode } = (wholeOrder() as { lift: { deviceCode: string } }).lift;
    expect([code.length > 15, deviceCode.length]).toEqual([true, 20]);
    for (const secret of [code, key, deviceCode, 'traction-machine', '/nothing', 'of-the-webhook', 'of=']) {
      expect([secret, collector.text.includes(secret)]).toEqual([secret, false]);
    }
  });

  it('traces nothing any more once it has ended', () => {
    expect(outgoingTraceHeaders()).toEqual({});
    expect(inSpan('appraise', () => 7)).toBe(7);
  });
});

describe('a share of the requests', () => {
  it('of nothing leaves the decision to callers', async () => {
    const collector = await Collector.start();
    const service = await startService({
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/here`,
      OTEL_TRACES_SAMPLER_ARG: '0',
    });
    await request(service.server).get('/health/live').expect(200);
    await request(service.server).get('/health/ready').set({ traceparent }).expect(200);
    await service.stop();
    expect(collector.requests.map(({ path }) => path)).toEqual(['/here']);
    expect(collector.spans.map(({ name }) => name)).toEqual(['GET /health/ready']);
    await collector.stop();
  }, 60_000);
});

describe('a service whose collector is away', () => {
  it('serves, and ends, as ever', async () => {
    const service = await startService({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' });
    await request(service.server).post('/v1/appraisals').send(smallOrder()).expect(201);
    await service.stop();
  }, 60_000);
});
