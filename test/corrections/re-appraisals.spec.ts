import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeOrder, priced, startCorrecting, type CorrectingService } from './correcting-service.js';

const scrap = 'demonstration/shenyang-scrap/2026-04-01';

describe('appraisals made again because of a correction', () => {
  let service: CorrectingService;
  let order: Record<string, unknown>;
  let door: string;
  const ids: string[] = [];

  beforeAll(async () => {
    service = await startCorrecting();
    order = { ...(await completeOrder()), engagement: undefined };
    for (let index = 0; index < 3; index++) ids.push(await service.appraise('firm-a', order));
    await service.appraise('firm-b', order);
    service.later();
    door = `/v1/corrections/${await service.correct(scrap, priced('steel-medium', '900.00'))}`;
    await service.caughtUp();
  }, 120_000);
  afterAll(() => service.stop());

  const post = (body?: object): ReturnType<CorrectingService['post']> =>
    service.post('firm-a', `${door}/re-appraisals`).send(body);

  it('are chosen by id, and only from the firm’s own list', async () => {
    const { body } = await post({ appraisalIds: ['nothing', ids[0]] }).expect(422);
    expect(body).toMatchObject({ code: 'appraisal-not-affected', faults: [{ pointer: '/appraisalIds/0' }] });
    const bad = await post({ appraisalIds: [], act: 'other', more: 1 }).expect(422);
    expect(bad.body.faults.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/act',
      '/appraisalIds',
      '/more',
    ]);
  });

  it('are new appraisals as known after the act, worth what the list says, linked both ways', async () => {
    const list = await service.get('firm-a', `${door}/effects`);
    const { body } = await post({ appraisalIds: [ids[0]] }).expect(201);
    expect(body).toMatchObject({ existing: [], refused: [], remaining: 0 });
    const [made] = body.created as { appraisalId: string; predecessorId: string; value: string }[];
    expect(made).toMatchObject({ predecessorId: ids[0], value: list.body.items[0].newValue });
    const stored = await service.get('firm-a', `/v1/appraisals/${made!.appraisalId}`).expect(200);
    expect(stored.body.order.knownAt).toBe(list.body.correction.at);
    expect({ ...stored.body.order, knownAt: null }).toEqual({
      ...(await service.get('firm-a', `/v1/appraisals/${ids[0]}`)).body.order,
      knownAt: null,
    });
    const links = await service.get('firm-a', `/v1/appraisals/${made!.appraisalId}/links`).expect(200);
    expect(links.body.predecessor).toMatchObject({ appraisalId: ids[0], editionId: `${scrap}.c1`, act: 'corrected' });
    const back = await service.get('firm-a', `/v1/appraisals/${ids[0]}/links`).expect(200);
    expect(back.body.successors).toMatchObject([{ appraisalId: made!.appraisalId }]);
    const after = await service.get('firm-a', `${door}/effects`);
    expect(after.body.items[0].successorId).toBe(made!.appraisalId);
    await service.get('firm-b', `/v1/appraisals/${ids[0]}/links`).expect(404);
  });

  it('are made once for one act: by key, without a key, and by requests at the same time', async () => {
    const count = await service.count('appraisals');
    const keyed = (): ReturnType<CorrectingService['post']> => post().set('idempotency-key', 'again-1');
    const first = await keyed().expect(201);
    expect(first.body.created.map(({ predecessorId }: { predecessorId: string }) => predecessorId)).toEqual(
      ids.slice(1),
    );
    expect(first.body.existing).toMatchObject([{ predecessorId: ids[0] }]);
    const replayed = await keyed().expect(201);
    expect(replayed.body).toEqual(first.body);
    const others = await Promise.all([post(), post()]);
    for (const { body } of others) {
      expect(body.created).toEqual([]);
      expect(body.existing).toHaveLength(3);
    }
    expect(await service.count('appraisals')).toBe(count + 2);
  });

  it('are never made twice, even when two ask for the same at once', async () => {
    const effects = await service.get('firm-b', `${door}/effects`);
    const [{ appraisalId }] = effects.body.items as [{ appraisalId: string }];
    const ask = (): ReturnType<CorrectingService['post']> =>
      service.post('firm-b', `${door}/re-appraisals`).send({ appraisalIds: [appraisalId] });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status).sort()).toContain(201);
    const made = await service.get('firm-b', `/v1/appraisals/${appraisalId}/links`);
    expect(made.body.successors).toHaveLength(1);
  });
});
