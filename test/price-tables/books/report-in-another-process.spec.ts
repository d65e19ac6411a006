/** Prices published in one process, while another has not looked at them since: reports on them are drawn there too. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { AppraisalStore } from '../../../src/appraisals/appraisal-store.js';
import { PriceDrafts } from '../../../src/price-tables/drafting/price-drafts.js';
import { KeepTables } from '../../../src/price-tables/keep-tables.js';
import { ReportStore } from '../../../src/reports/report-store.js';
import { ReportWorkshop } from '../../../src/reports/report-workshop.js';
import { startService, testInstant, type RunningService } from '../../api/running-service.js';
import { addOrganisation, signedIn } from '../../api/signed-in.js';
import { smallOrder } from '../../api/small-order.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';
import { approver, editor, seen } from './price-office.js';

const folder = temporaryFolder('two-processes');
const organisationId = 'firm-a';
let publishing: RunningService;
let other: RunningService;
let headers: Readonly<Record<string, string>>;
let now = testInstant;

beforeAll(async () => {
  publishing = await startService({ DATA_DIR: folder.path });
  other = await startService({ DATA_DIR: folder.path });
  await addOrganisation(publishing, 'association', 'association');
  await publishing.app.get(KeepTables).give(editor, 'demonstration', 'association');
  ({ headers } = await signedIn(publishing, { organisationId, roles: ['appraiser'] }));
}, 60_000);
afterAll(async () => {
  await other.stop();
  await publishing.stop();
  folder.remove();
});

function later(): void {
  now = new Date(Date.parse(now) + 60_000).toISOString();
  for (const service of [publishing, other]) service.setNow(now);
}

/** On prices that came a moment before. */
async function appraisedOnNewPrices(): Promise<string> {
  const drafts = publishing.app.get(PriceDrafts);
  const draft = await drafts.createCorrection(editor, 'demonstration/shenyang-scrap/2026-04-01');
  const proposed = await drafts.propose(editor, { ...seen(draft), reason: '更正' });
  const approved = await drafts.approve(approver, { ...seen(proposed), reason: null });
  later();
  const { editionId } = await drafts.publish(approver, seen(approved));
  later();
  const http = request(publishing.server);
  const stored = await http.post('/v1/appraisals').set(headers).send(smallOrder()).expect(201);
  expect(JSON.stringify(stored.body.appraisal.fingerprints)).toContain(editionId);
  const appraisalId = String(stored.body.id);
  await http.post(`/v1/appraisals/${appraisalId}/report`).set(headers).expect(201);
  return appraisalId;
}

it('are drawn for the signatures to come', async () => {
  const appraisalId = await appraisedOnNewPrices();
  const appraisal = await other.app.get(AppraisalStore).find(organisationId, appraisalId);
  const report = await other.app.get(ReportStore).latest({ organisationId, appraisalId });
  const drawn = await other.app.get(ReportWorkshop).draw(appraisal!, report!.version);
  expect(Buffer.from(drawn).subarray(0, 5).toString('latin1')).toBe('%PDF-');
}, 60_000);
