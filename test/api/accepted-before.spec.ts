/** What was accepted before a rule of the door was made stays what it is: the same answer next year. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { AppraisalStore } from '../../src/appraisals/appraisal-store.js';
import { appraiseLift, faultsOfOrder } from '../../src/appraisals/appraise-lift.js';
import { fingerprintsOf } from '../../src/appraisals/fingerprints-of.js';
import { SHELF, type LiveShelf } from '../../src/appraisals/shelf.js';
import { appraise, tablesAsked, type AppraisalOrder } from '../../src/engine/index.js';
import { startService, testInstant, type RunningService } from './running-service.js';
import { machine, rail, smallOrder } from './small-order.js';

const example = readFileSync('examples/02-eleven-stops-2004-geared.json', 'utf8');

const impossible = smallOrder({
  // Complete, so that the report is issued and no draft.
  engagement: (JSON.parse(example) as AppraisalOrder).engagement,
  lift: { ...(smallOrder()['lift'] as object), stops: 14, landings: 40, commissionedOn: '0204-09-01' },
  components: [
    machine({
      quantity: '0.5',
      materials: ['cast-iron', 'cast-iron'].map((material) => ({ material, share: '0.5' })),
      survey: { surveyedOn: '2099-01-01' },
    }),
    rail(),
  ],
});

describe('an appraisal stored before the door asked for possible facts', () => {
  const clock = { now: () => new Date(testInstant) };
  let service: RunningService;
  let shelf: LiveShelf;
  let id: string;
  let result: string;

  beforeAll(async () => {
    service = await startService();
    shelf = service.app.get<LiveShelf>(SHELF);
    ({ id, result } = await storeAsBefore());
  }, 60_000);
  afterAll(() => service.stop());

  /** By the engine alone, as an order was appraised then. */
  async function storeAsBefore(): Promise<{ id: string; result: string }> {
    const sound = appraiseLift(smallOrder(), shelf, clock);
    if (sound.kind !== 'appraised') throw new Error(JSON.stringify(sound));
    const { standard: chosen, knownAt } = sound.order;
    const order = { ...impossible, standard: chosen, knownAt } as unknown as AppraisalOrder;
    const edition = shelf.standards.find(chosen.id, chosen.version)!;
    const tableIds = tablesAsked(order, edition.standard);
    const priceTables = shelf.priceTables.ruleBookTables(tableIds);
    const outcome = appraise(order, { standard: edition.standard, priceTables });
    if (outcome.kind !== 'appraised') throw new Error(JSON.stringify(outcome));
    const { appraisal, consultedEditions } = outcome;
    const tables = shelf.priceTables.editionsOf(tableIds);
    const { fingerprints, texts } = fingerprintsOf({ order, appraisal, edition, tables, consultedEditions });
    const store = service.app.get(AppraisalStore);
    const computed = { kind: 'appraised' as const, order, appraisal: { ...appraisal, fingerprints }, texts };
    const record = store.newRecord(computed, { organisationId: 'local', at: clock.now() });
    await service.dataSource.transaction((manager) => store.add(manager, record));
    return { id: record.id, result: fingerprints.result };
  }

  it('would not be taken today', () => {
    expect(faultsOfOrder(impossible, shelf, clock).map(({ code }) => code)).toEqual([
      'day-too-early',
      'landings-beyond-stops',
      'pieces-not-whole',
      'material-named-twice',
      'day-in-future',
    ]);
  });

  it('recomputes identically, to its fingerprint', async () => {
    const { body } = await request(service.server).get(`/v1/appraisals/${id}/recomputation`).expect(200);
    expect(body).toMatchObject({ outcome: 'identical', computedResult: result, differences: [], missing: [] });
  });

  it('gets its report, and the verification computes that again', async () => {
    await request(service.server).post(`/v1/appraisals/${id}/report`).expect(201);
    const report = await request(service.server).get(`/v1/appraisals/${id}/report`).responseType('blob').expect(200);
    const { body } = await request(service.server)
      .post('/v1/verifications')
      .type('application/pdf')
      .send(report.body as Buffer)
      .expect(200);
    expect(body).toMatchObject({ verdict: 'issued', technical: { faults: [], recomputation: 'identical' } });
  });
});
