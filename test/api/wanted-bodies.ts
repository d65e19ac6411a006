/** Bodies without a fault, for doors that read before they look for what an id names. */
import { liftFacts } from '../assignments/office.js';

const hash = 'a'.repeat(64);
const reason = { reason: '理由' };
const multipart = '--b\r\ncontent-disposition: form-data; name="version"\r\n\r\n1\r\n--b--\r\n';
const asMultipart = { type: 'multipart/form-data; boundary=b', body: multipart };

export interface Wanted {
  readonly query?: string;
  readonly type?: string;
  readonly body?: object | string;
}

/** What a door wants to read before it looks for what the id names: a query, or a body that has no fault. */
export const wants: Readonly<Record<string, Wanted>> = {
  'POST /v1/people/:id/reset': { body: { forgetAuthenticator: true } },
  'PATCH /v1/organisations/:id': { body: { name: '别名' } },
  'PUT /v1/price-drafts/:id/rows': { body: { rows: [] } },
  'POST /v1/price-drafts/:id/propose': { body: reason },
  'POST /v1/price-drafts/:id/return': { body: reason },
  'POST /v1/price-drafts/:id/discard': { body: reason },
  'POST /v1/price-drafts/:id/sheet': { type: 'text/csv', body: 'code' },
  'POST /v1/price-tables/:publisher/:table/:start/withdrawal': { body: reason },
  'POST /v1/appraisals/:id/reviews': { body: { verdict: 'approved', comment: '同意', resultSha256: hash } },
  'POST /v1/appraisals/:id/report/signatures/:slot/embed': { body: { requestId: 'r', cms: 'MAA=' } },
  'POST /v1/appraisals/:id/report/supersede': { body: { by: 'x', ...reason } },
  'POST /v1/appraisals/:id/report/revoke': { body: reason },
  'PUT /v1/appraisals/:id/report/visibility': { body: { mode: 'closed' } },
  'PUT /v1/lifts/:deviceCode': { body: liftFacts },
  'POST /v1/assignments/:id/hold': { body: reason },
  'DELETE /v1/assignments/:id/hold': { body: reason },
  'POST /v1/assignments/:id/steps/:step/reopen': { body: reason },
  'POST /v1/assignments/:id/working-paper/copy': { body: { fromAssignmentId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' } },
  'POST /v1/assignments/:id/comments': { body: { text: '批注' } },
  'POST /v1/appraisals/:id/households': {
    body: { key: { kind: 'exclusive-area' }, households: [{ room: '101', exclusiveAreaM2: '60' }] },
  },
  'PUT /v1/appraisals/:id/households/publication': { body: { shown: 'nothing' } },
  'POST /v1/appraisals/:id/households/sheet': { query: '?key=exclusive-area', type: 'text/csv', body: 'x' },
  'POST /v1/appraisals/:id/settlements': {
    body: {
      slips: [{ number: 'x', weighedOn: '2026-10-15', netKg: '1520' }],
      buyer: { name: '买方', isPerson: true },
      ...{
        received: '3050.00',
        receivedOn: '2026-10-16',
        taxBasis: 'included',
        costs: '800.00',
        manifestNumber: '2026210100012345',
      },
      destination: { kind: 'maintenance-fund' },
    },
  },
  'POST /v1/objections/:id/answers': { body: { text: '答复' } },
  'PUT /v1/objections/:id/publication': { body: { question: null } },
  'POST /console/objections/:id/answers': { body: { text: '答复' } },
  'GET /v1/engagements/:id/summary': { query: '?format=xlsx' },
  'GET /console/engagements/:id/summary': { query: '?format=xlsx' },
  'POST /console/lifts/:deviceCode/edit': { body: { version: '1' } },
  'POST /console/owners/:id/households': asMultipart,
  'POST /console/owners/:id/households/publication': { body: { shown: 'nothing' } },
  'GET /price-tables/:publisher/:table/price': { query: '?code=cast-iron&region=210100' },
  'GET /price-tables/:publisher/:table/price.json': { query: '?code=cast-iron&region=210100' },
  'GET /price-tables/:publisher/:table/price.csv': { query: '?code=cast-iron&region=210100' },
  'POST /console/price-drafts/:id/discard': { body: reason },
  'POST /console/price-drafts/:id/rows/:row': asMultipart,
  'POST /console/price-drafts/:id/import': asMultipart,
  'POST /console/assignments/:id/valuation/import': asMultipart,
  'POST /console/assignments/:id/report/signatures/:slot': asMultipart,
  'POST /console/assignments/:id/report/visibility': { body: { mode: 'closed' } },
  'POST /console/assignments/:id/report/supersession': { body: { by: 'x', supersessionReason: '理由' } },
  'POST /console/assignments/:id/report/earlier/:appraisalId/supersession': { body: { earlierReason: '理由' } },
  'POST /console/assignments/:id/report/revocation': { body: { revocationReason: '理由' } },
};
