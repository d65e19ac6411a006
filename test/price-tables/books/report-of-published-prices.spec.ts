/** A report on prices that were never a file of a folder: whoever uploads it years later gets the figures computed again. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { packageRoot } from '../../../src/config/package-root.js';
import { PriceDrafts } from '../../../src/price-tables/drafting/price-drafts.js';
import { KeepTables } from '../../../src/price-tables/keep-tables.js';
import { startService, type RunningService } from '../../api/running-service.js';
import { addOrganisation, signedIn } from '../../api/signed-in.js';
import { approver, editor, seen } from './price-office.js';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
  await addOrganisation(service, 'association', 'association');
}, 60_000);
afterAll(() => service.stop());

it('is verified with the edition of the database', async () => {
  const drafts = service.app.get(PriceDrafts);
  await service.app.get(KeepTables).give(editor, 'demonstration', 'association');
  const draft = await drafts.createCorrection(editor, 'demonstration/shenyang-scrap/2026-04-01');
  const proposed = await drafts.propose(editor, { ...seen(draft), reason: '更正' });
  const approved = await drafts.approve(approver, { ...seen(proposed), reason: null });
  const { editionId } = await drafts.publish(approver, seen(approved));
  service.setNow('2026-11-02T08:10:00.000Z');

  const { headers } = await signedIn(service, { organisationId: 'firm-a', roles: ['appraiser'] });
  const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  const example = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown> & { components: unknown[] };
  const order = {
    ...example,
    components: example.components.slice(0, 4),
    knownAt: undefined,
    referenceDate: '2026-06-20',
  };
  const stored = await request(service.server).post('/v1/appraisals').set(headers).send(order).expect(201);
  expect(JSON.stringify(stored.body.appraisal.fingerprints)).toContain(editionId);
  const path = `/v1/appraisals/${stored.body.id}/report`;
  await request(service.server).post(path).set(headers).expect(201);
  const pdf = await request(service.server)
    .get(path)
    .set(headers)
    .buffer()
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const { body } = await request(service.server)
    .post('/v1/verifications')
    .set('content-type', 'application/pdf')
    .send(pdf.body as Buffer)
    .expect(200);
  expect(body).toMatchObject({ verdict: 'issued', technical: { recomputation: 'identical', faults: [] } });
}, 60_000);
