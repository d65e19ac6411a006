/** Valued again after its report was issued: two reports never count side by side when the file is closed. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mustBe } from '../api/signing-firm.js';
import { codes, Office } from './office.js';

const office = new Office();
beforeAll(() => office.open(), 120_000);
afterAll(() => office.close());

it('asks for the earlier report to be superseded before the file goes on to the archive', async () => {
  await office.lift('D-1');
  const path = await office.assignment('D-1');
  await office.reach(path, 'archive');
  const earlier = await office.appraised(path);
  mustBe(200, await office.post(`${path}/steps/valuation/reopen`, { reason: '钢丝绳长度有误' }));
  mustBe(201, await office.post(`${path}/appraisals`));
  mustBe(200, await office.complete(path, 'valuation'));
  await office.issue(path);

  const refused = await office.complete(path, 'report');
  expect([refused.status, codes(refused)]).toEqual([422, ['earlier-report-standing']]);
  const page = path.replace('/v1/', '/console/') + '/report';
  expect((await office.get(page, office.signer)).text).toMatch(/较早的报告 \S+ 仍然有效/);
  const place = `${page}/earlier/${earlier.id}/supersession`;
  const answer = await office
    .post(place, undefined, office.signer)
    .type('form')
    .send({ earlierReason: '钢丝绳长度有误' });
  expect(answer.status).toBe(303);
  expect((await office.get(page, office.signer)).text).not.toContain('较早的报告 ');
  // Completed once already, before the valuation was reopened.
  expect((await office.get(path)).body.step).toBe('archive');
}, 120_000);
