import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';
import { signedIn } from './signed-in.js';
import { machine, smallOrder } from './small-order.js';

interface Described {
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>;
}

/** Real answers against the schema the documentation promises for that door, method and status. */
describe('real answers are as the documentation says', () => {
  let service: RunningService;
  let paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  beforeAll(async () => {
    service = await startService();
    const { body } = await request(service.server).get('/openapi.json');
    paths = body.paths as typeof paths;
    ajv.addSchema({ $id: 'api', components: body.components as object });
  }, 60_000);
  afterAll(() => service.stop());

  const post = (path: string): request.Test => request(service.server).post(path);
  const get = (path: string): request.Test => request(service.server).get(path);
  const flawsOf = (door: string, method: string, answer: Response): unknown => {
    const media = answer.headers['content-type']?.split(';')[0] ?? '';
    const schema = paths[door]?.[method]?.responses[answer.status]?.content?.[media]?.schema;
    if (schema === undefined) return `${method} ${door} does not describe ${answer.status} ${media}`;
    const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
    const validate = ajv.compile(JSON.parse(text) as object);
    return validate(answer.body) ? [] : validate.errors;
  };

  it('of an appraisal: stored, listed, shown with and without trace, computed again', async () => {
    const stored = await post('/v1/appraisals').send(smallOrder());
    expect(flawsOf('/v1/appraisals', 'post', stored)).toEqual([]);
    const path = `/v1/appraisals/${stored.body.id}`;
    expect(flawsOf('/v1/appraisals', 'get', await get('/v1/appraisals?limit=1'))).toEqual([]);
    expect(flawsOf('/v1/appraisals/{id}', 'get', await get(`${path}?trace=true`))).toEqual([]);
    expect(flawsOf('/v1/appraisals/{id}', 'get', await get(path))).toEqual([]);
    expect(flawsOf('/v1/appraisals/{id}/recomputation', 'get', await get(`${path}/recomputation`))).toEqual([]);
  });

  it('of an appraisal that does not come about', async () => {
    const answers = [
      await post('/v1/appraisals').type('application/json').send('{'),
      await post('/v1/appraisals').type('text/plain').send('{'),
      await post('/v1/appraisals').send(smallOrder({ components: [machine({ quantity: 1 })] })),
      await post('/v1/appraisals').send(smallOrder({ region: '110000' })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 415, 422, 422]);
    for (const answer of answers) expect(flawsOf('/v1/appraisals', 'post', answer)).toEqual([]);
    expect(flawsOf('/v1/appraisals/{id}', 'get', await get('/v1/appraisals/none'))).toEqual([]);
  });

  it('of a report: issued, standing, of an unknown appraisal, not yet issued', async () => {
    const door = '/v1/appraisals/{id}/report';
    const { body } = await post('/v1/appraisals').send(smallOrder());
    const path = `/v1/appraisals/${body.id}/report`;
    expect(flawsOf(door, 'get', await get(path))).toEqual([]);
    const answers = [await post(path), await post(path), await post('/v1/appraisals/none/report')];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 404]);
    for (const answer of answers) expect(flawsOf(door, 'post', answer)).toEqual([]);
  });

  it('of a verification: a file, a known code, an unknown code, neither', async () => {
    const { body } = await post('/v1/appraisals').send(smallOrder());
    const { code } = (await post(`/v1/appraisals/${body.id}/report`)).body as { code: string };
    const verify = (): request.Test => post('/v1/verifications');
    const answers = [
      await verify().type('application/pdf').send(Buffer.from('%PDF-1.4 nothing')),
      await verify().send({ code }),
      await verify().send({ code: '0000-0000-0000-0000-0000' }),
      await verify().send({ cod: code }),
      await verify().type('text/plain').send(code),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 422, 415]);
    for (const answer of answers) expect(flawsOf('/v1/verifications', 'post', answer)).toEqual([]);
  });

  it('of signing in: unknown, too late a step, not signed in', async () => {
    const door = '/v1/session';
    const { headers } = await signedIn(service, { roles: ['appraiser'] });
    const answers = [
      await post(door).send({ login: 'nobody', password: 'wrong' }),
      await post(door).set(headers).send({ code: '123456' }),
      await post(door).send({ code: '123456' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 409, 401]);
    for (const answer of answers) expect(flawsOf(door, 'post', answer)).toEqual([]);
  });
});
