import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { startingListCommand } from '../../src/cli/starting-list-command.js';
import { readSettings } from '../../src/config/settings.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { startService, testInstant, type RunningService } from './running-service.js';

const lift = {
  deviceCode: '31102101002004090001',
  drive: 'geared',
  machineRoom: true,
  ratedLoadKg: '1000',
  ratedSpeedMps: '1.00',
  stops: 11,
  landings: 11,
  travelHeightM: '29.7',
  commissionedOn: '2004-09-01',
};
const placesOf = ({ body }: Response): string[] =>
  (body.faults as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

describe('/v1/starting-lists', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());
  const post = (body: unknown): request.Test =>
    request(service.server)
      .post('/v1/starting-lists')
      .send(body as object);

  it('proposes a list, each line an estimate with formula, basis, source and what to look at', async () => {
    const { status, body } = await post({ lift, region: '210100', referenceDate: '2026-06-30' });
    expect(status).toBe(200);
    const rail = body.lines.find((line: { component: { type: string } }) => line.component.type === 'car-guide-rail');
    // 29.7 + 1.4 pit + 3.7 headroom = 34.8; two runs
    expect(rail.estimate.formula).toBe('2列 × 34.8米 = 69.6米');
    expect(rail.estimate.steps[0].formula).toBe('29.7米 + 1.4米 + 3.7米 = 34.8米');
    expect(rail.component).toMatchObject({ quantity: '69.6', unit: 'm', variant: 'T89/B', disposition: 'dismantle' });
    const machine = body.lines.find((line: { name: string }) => line.name === '曳引机');
    expect([machine.component.variant, machine.variantName, rail.variantName]).toEqual(['geared', '有齿轮', 'T89/B']);
    for (const { estimate } of body.lines) {
      expect(['convention', 'assumption']).toContain(estimate.basis);
      expect([estimate.sources.length > 0, estimate.toCheck.length > 0]).toEqual([true, true]);
    }
    expect(body.order).toMatchObject({ referenceDate: '2026-06-30', region: '210100', lift });
    expect(body.order.standard).toEqual({ id: 'shenyang-residual-value', version: '2024.1' });
    expect(body.parameters.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes an order that is appraised once what is open is filled in', async () => {
    const { body } = await post({ lift, region: '210100', referenceDate: '2026-06-30' });
    const preview = (order: object): request.Test =>
      request(service.server).post('/v1/appraisals?preview=true').send(order);
    const open = await preview({ ...body.order, terms: { dismantlingPaidBy: 'owners', taxBasis: 'included' } });
    expect(open.status).toBe(422);
    const decided = (component: { type: string }): object =>
      component.type === 'filler-weight'
        ? { ...component, variant: 'cast-iron', materials: [{ material: 'cast-iron', share: '1' }] }
        : component.type === 'car-wall'
          ? { ...component, materials: [{ material: 'steel-light', share: '1' }] }
          : component;
    const terms = { dismantlingPaidBy: 'owners', taxBasis: 'included', haulDistanceKm: '20' };
    const answer = await preview({ ...body.order, terms, components: body.order.components.map(decided) });
    expect([answer.status, answer.body.faults, answer.body.findings]).toEqual([200, undefined, undefined]);
    expect(answer.body.appraisal.totalMassKg).toBe(body.totalMassKg);
  });

  it('takes today where no reference date is given, and asks for the region', async () => {
    const { order, toDecide } = (await post({ lift })).body;
    expect([order.referenceDate, toDecide.at(-1).pointer]).toEqual(['2026-11-02', '/region']);
  });

  it('names every fault at once, of shape and of sense', async () => {
    const answer = await post({
      lift: {
        ...lift,
        ratedLoadKg: 1000,
        travelHeightM: undefined,
        stops: 12,
        commissionedOn: '2026-07-01',
        colour: 'x',
      },
      referenceDate: '2026-06-30',
      region: '999999',
      standard: { id: 'no-such-standard' },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'starting-list-request-invalid']);
    expect(placesOf(answer).sort()).toEqual([
      '/lift/colour unknown-property',
      '/lift/commissionedOn commissioned-after-reference-date',
      '/lift/landings landings-fewer-than-stops',
      '/lift/ratedLoadKg decimal-string-expected',
      '/lift/travelHeightM required',
      '/region region-unknown',
      '/standard/id standard-unknown',
    ]);
  });

  it.each([
    ['nothing', undefined, '/lift required'],
    ['a list', [], ' object-expected'],
    ['a lift that is none', { lift: 'lift' }, '/lift object-expected'],
    ['a day to come', { lift, referenceDate: '2026-11-03' }, '/referenceDate reference-date-in-future'],
    ['one stop', { lift: { ...lift, stops: 1 } }, '/lift/stops stops-too-few'],
    ['no year', { lift: { ...lift, commissionedOn: undefined } }, '/lift/commissionedOn required'],
  ])('refuses %s', async (_, body, place) => {
    const answer = await (body === undefined ? post({}) : post(body));
    expect([answer.status, placesOf(answer)]).toEqual([422, [place]]);
  });

  it('says why where the formulas do not reach, in the caller’s language', async () => {
    const far = { ...lift, ratedLoadKg: '5000', travelHeightM: '200', stops: 60, landings: 60 };
    const answer = await post({ lift: far }).set('accept-language', 'en');
    expect([answer.status, answer.body.code]).toEqual([422, 'starting-list-refused']);
    expect(answer.body.findings.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining('rated load of at most 2000 kg'),
      expect.stringContaining('travel of at most 150 m'),
    ]);
    const early = await post({ lift: { ...lift, commissionedOn: '1990-01-01' }, referenceDate: '2020-01-01' });
    expect(early.body.findings[0].code).toBe('standard-not-in-force');
  });

  it('answers as the documentation says', async () => {
    const { body } = await request(service.server).get('/openapi.json');
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    ajv.addSchema({ $id: 'api', components: body.components as object });
    const responses = body.paths['/v1/starting-lists'].post.responses;
    const flawsOf = (answer: Response): unknown => {
      const media = answer.headers['content-type']?.split(';')[0] ?? '';
      const schema = JSON.stringify(responses[answer.status].content[media].schema).replaceAll('"#/', '"api#/');
      const validate = ajv.compile(JSON.parse(schema) as object);
      return validate(answer.body) ? [] : validate.errors;
    };
    expect(flawsOf(await post({ lift }))).toEqual([]);
    expect(flawsOf(await post({ lift: {} }))).toEqual([]);
    expect(flawsOf(await post({ lift: { ...lift, ratedLoadKg: '5000' } }))).toEqual([]);
  });
});

describe('starting-list on the command line', () => {
  const folder = temporaryFolder('starting-list');
  afterAll(() => folder.remove());
  const run = async (content: object, json = false): Promise<string> => {
    const file = join(folder.path, 'lift.json');
    await writeFile(file, JSON.stringify(content));
    const { standards } = await loadShelf(readSettings({}));
    return startingListCommand(file, { json }, { standards, clock: { now: () => new Date(testInstant) } });
  };

  it('prints a table of a lift, or the order it makes', async () => {
    const table = await run(lift);
    expect(table).toContain('2列 × 34.8米 = 69.6米');
    expect(table).toContain('曳引机 有齿轮');
    expect(table).not.toContain('geared');
    expect(table).toContain('/components/21/materials　轿壁的材质须勘察确定');
    expect(table).toContain('是否含石棉须送检确认');
    const order = JSON.parse(await run({ lift, region: '210100' }, true));
    expect(Object.keys(order)).toEqual(['referenceDate', 'region', 'standard', 'lift', 'components']);
  });

  it('names the places of what is wrong, and why there is no list', async () => {
    await expect(run({ lift: { ...lift, stops: 1 } })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('/lift/stops：层站数少于 2'),
    });
    await expect(run({ ...lift, ratedLoadKg: '5000' })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('lift-beyond-reach'),
    });
  });
});
