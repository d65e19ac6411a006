import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';

describe('the other doors', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());

  const get = (path: string): request.Test => request(service.server).get(path);
  const summary = ({ status, body }: Response): unknown => [status, body.code];

  describe('/health', () => {
    it('is live and ready', async () => {
      expect((await get('/health/live')).body).toEqual({ status: 'live' });
      expect((await get('/health/ready')).body).toEqual({ status: 'ready' });
    });

    it('is not ready while the published price tables cannot be read', async () => {
      const rename = (from: string, to: string): Promise<unknown> =>
        service.dataSource.query(`ALTER TABLE ${from} RENAME TO ${to}`);
      await rename('price_publications', 'out_of_reach');
      const { status, body } = await get('/health/ready');
      await rename('out_of_reach', 'price_publications');
      expect([status, body.code, body.failed]).toEqual([503, 'not-ready', ['price-tables']]);
      expect((await get('/health/ready')).status).toBe(200);
    });
  });

  describe('/v1/standards', () => {
    it('lists the editions and shows one in full, honest about where it comes from', async () => {
      const list = await get('/v1/standards');
      const [edition] = list.body.items;
      expect(edition).toMatchObject({ id: 'shenyang-residual-value', version: '2024.1', reconstructed: true });
      const one = await get('/v1/standards/shenyang-residual-value/2024.1');
      expect(one.body).toMatchObject(edition);
      expect(one.body.standard.roundingStep).toMatchObject({ basis: expect.any(String), source: expect.any(String) });
      const again = await get('/v1/standards/shenyang-residual-value/2024.1').set(
        'if-none-match',
        one.headers['etag'] ?? '',
      );
      expect(again.status).toBe(304);
    });

    it('knows no other', async () => {
      expect(summary(await get('/v1/standards/shenyang-residual-value/1.0'))).toEqual([404, 'standard-unknown']);
    });
  });

  describe('/v1/price-tables', () => {
    const lookUp = (query: string): request.Test => get(`/v1/price-tables/look-up?${query}`);
    const heavySteel = 'table=shenyang-scrap&code=steel-heavy&region=210100';

    it('lists the editions and shows one with its rows', async () => {
      const list = await get('/v1/price-tables?table=shenyang-scrap');
      expect(list.body.items.length).toBeGreaterThan(1);
      expect(list.body.items.every((one: { tableId: string }) => one.tableId === 'shenyang-scrap')).toBe(true);
      const { editionId, rowCount, fingerprint } = list.body.items[0];
      const one = await get(`/v1/price-tables/${editionId}`);
      expect(one.body.rows).toHaveLength(rowCount);
      expect(one.body).toMatchObject({ fingerprint, status: 'demonstration' });
      expect(summary(await get('/v1/price-tables/nobody/shenyang-scrap/2026-01-01'))).toEqual([
        404,
        'price-table-unknown',
      ]);
    });

    it('finds the price that counts on a day, not a later one', async () => {
      const early = await lookUp(`${heavySteel}&on=2025-01-05`);
      const late = await lookUp(`${heavySteel}&on=2026-06-30`);
      expect(early.body.edition.validFrom <= '2025-01-05').toBe(true);
      expect(late.body.edition.validFrom <= '2026-06-30').toBe(true);
      expect(late.body.edition.validFrom > early.body.edition.validFrom).toBe(true);
      expect(late.body).toMatchObject({ isFallback: false, requestedRegion: '210100', row: { code: 'steel-heavy' } });
    });

    it('takes a district’s price from the city and says so', async () => {
      const answer = await lookUp('table=shenyang-scrap&code=steel-heavy&region=210102&on=2026-06-30');
      expect(answer.body).toMatchObject({ isFallback: true, requestedRegion: '210102', row: { region: '210100' } });
    });

    it('never takes the nearest price: before the first table, elsewhere, or for another code', async () => {
      const missing = 'price-missing';
      expect(summary(await lookUp(`${heavySteel}&on=2026-06-30&knownAt=2024-08-01T00:00:00Z`))).toEqual([
        400,
        'query-invalid',
      ]);
      expect(summary(await lookUp('table=shenyang-scrap&code=steel-heavy&region=110000&on=2026-06-30'))).toEqual([
        404,
        missing,
      ]);
      expect(summary(await lookUp('table=shenyang-scrap&code=gold&region=210100&on=2026-06-30'))).toEqual([
        404,
        missing,
      ]);
      expect(summary(await lookUp(`${heavySteel}&on=2020-01-01`))).toEqual([404, 'standard-not-in-force']);
      expect(summary(await lookUp('table=gold&code=gold&region=210100&on=2026-06-30'))).toEqual([
        404,
        'price-table-unknown',
      ]);
    });

    it('names every parameter that is missing or wrong', async () => {
      const answer = await lookUp('region=Shenyang&on=2026-02-30');
      expect(summary(answer)).toEqual([400, 'query-invalid']);
      const faults = answer.body.faults.map(
        (fault: { pointer: string; code: string }) => `${fault.pointer} ${fault.code}`,
      );
      expect(faults.sort()).toEqual([
        '/code required',
        '/on parameter-invalid',
        '/region parameter-invalid',
        '/table required',
      ]);
      expect(summary(await lookUp(`${heavySteel}&on=2026-12-31`))).toEqual([400, 'query-invalid']);
    });
  });

  describe('the documentation', () => {
    it('is valid OpenAPI 3.1', async () => {
      const { body } = await get('/openapi.json');
      const result = await new Validator().validate(body);
      expect(result.errors ?? []).toEqual([]);
      expect([result.valid, body.openapi]).toEqual([true, '3.1.0']);
      // Of OpenAPI 3.0: without meaning in 3.1, where a generated client would refuse null.
      expect(JSON.stringify(body)).not.toContain('"nullable"');
    });

    it('describes every door, and its answers as schemas', async () => {
      const { body } = await get('/openapi.json');
      const doors = ['/v1/appraisals', '/v1/appraisals/{id}', '/v1/appraisals/{id}/recomputation', '/v1/standards'];
      expect(Object.keys(body.paths)).toEqual(
        expect.arrayContaining([...doors, '/v1/price-tables/look-up', '/health/ready']),
      );
      const created = body.paths['/v1/appraisals'].post.responses;
      expect(created['201'].content['application/json'].schema.$ref).toBe('#/components/schemas/StoredAppraisalDto');
      expect(Object.keys(created)).toEqual(
        expect.arrayContaining(['200', '201', '400', '401', '409', '413', '415', '422']),
      );
      expect(created['422'].content['application/problem+json'].schema.anyOf).toHaveLength(2);
      const order = body.components.schemas.AppraisalOrderDto;
      expect(order.required).toEqual(['referenceDate', 'region', 'terms', 'lift', 'components']);
      expect(order.properties.components).toMatchObject({ type: 'array', minItems: 1, maxItems: 10_000 });
    });

    it('has a page for people', async () => {
      const page = await get('/docs');
      expect(page.headers['content-type']).toMatch(/text\/html/);
      expect(page.headers['content-security-policy']).toContain("script-src 'self'");
      expect((await get('/docs/swagger-ui-bundle.js')).status).toBe(200);
    });
  });

  describe('every answer', () => {
    it('carries a request id and the security headers, problems too', async () => {
      for (const path of ['/health/live', '/nowhere']) {
        const { headers } = await get(path);
        expect(headers['x-request-id']).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['cache-control']).toBe('no-store');
      }
    });

    it('is a problem document also where the address cannot be read, and repeats nothing of it', async () => {
      for (const path of ['/r/7F3A-0000%zz', `/r/${'7F3A'.repeat(200)}`, '/v1/price-tables/..%2f..%2fetc/passwd/x']) {
        const answer = await get(path);
        expect([400, 404]).toContain(answer.status);
        expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.text).not.toMatch(/7F3A|passwd/);
      }
    });

    it('names the request in a problem, by the id a proxy gave it', async () => {
      const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
      const answer = await get('/nowhere').set('x-request-id', id);
      expect(answer.body.instance).toBe(`urn:lift-appraisal:request:${id}`);
      expect(summary(answer)).toEqual([404, 'route-not-found']);
    });

    it('is a refusal for TRACE, which would repeat what was sent', async () => {
      const { port } = service.server.address() as AddressInfo;
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const headers = { cookie: 'session=told-to-nobody' };
        const asked = ask({ port, method: 'TRACE', path: '/health/live', headers });
        asked.on('response', resolve).on('error', reject).end();
      });
      const body = (await answer.toArray()).join('');
      expect([answer.statusCode, body.includes('told-to-nobody')]).toEqual([404, false]);
    });

    it('is for this machine alone while there is no key', async () => {
      const answer = await get('/v1/standards').set('host', 'rebound.example:3000');
      expect(summary(answer)).toEqual([403, 'host-not-local']);
      expect((await get('/v1/standards').set('host', '[::1]:3000')).status).toBe(200);
      const fromPage = await get('/v1/standards').set('sec-fetch-site', 'cross-site');
      expect(summary(fromPage)).toEqual([403, 'host-not-local']);
      expect((await get('/v1/standards').set('sec-fetch-site', 'same-origin')).status).toBe(200);
    });
  });
});
