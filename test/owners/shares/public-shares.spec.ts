import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLOCK, type Clock } from '../../../src/config/clock.js';
import { HouseholdStore, type StoredList } from '../../../src/owners/shares/household-store.js';
import { documentText } from '../../press/pdf-reading.js';
import { startFirm, type Firm, type IssuedReport } from '../issued-reports.js';

const attack = '"><script>alert(1)</script>';
const households = [
  { room: '2-1-101', exclusiveAreaM2: '89.35', owner: '王小明' },
  { room: '2-1-102', exclusiveAreaM2: '61.2', owner: attack },
];

describe('the shares of a report, for whoever holds its code', () => {
  let firm: Firm;
  let report: IssuedReport;
  let path: string;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
    path = `/v1/appraisals/${report.appraisalId}/households`;
    const agreement = { text: `按户平均 ${attack}`, agreedOn: '2026-05-01' };
    await firm.post(path, { key: { kind: 'exclusive-area' }, households });
    expect((await firm.post(path, { key: { kind: 'equal', agreement }, households })).status).toBe(201);
    expect((await firm.post(path, { key: { kind: 'exclusive-area' }, households })).status).toBe(201);
  }, 60_000);
  afterAll(() => firm.service.stop());

  const page = (rest = ''): ReturnType<Firm['readPage']> => firm.readPage(`/r/${report.code}${rest}`);
  const ask = (fields: Readonly<Record<string, string>>): ReturnType<Firm['sendForm']> =>
    firm.sendForm(`/r/${report.code}/shares`, fields);
  const show = (shown: string): ReturnType<Firm['put']> => firm.put(`${path}/publication`, { shown });

  it('are told to nobody before the firm shows them', async () => {
    expect((await page('/shares')).status).toBe(404);
    expect((await page('/shares/notice.pdf')).status).toBe(404);
    expect((await ask({ room: '2-1-101' })).status).toBe(404);
    expect((await page()).text).not.toContain('/shares');
    expect((await show('everything')).status).toBe(422);
  });

  it('are told one by one to whoever names room and area, and no list is shown', async () => {
    expect((await show('own-share')).body).toEqual({ shown: 'own-share' });
    expect((await page()).text).toContain(`/r/${report.code}/shares`);
    const shown = await page('/shares');
    expect(shown.text).toContain('专有部分面积（平方米）');
    expect(shown.text).not.toMatch(/2-1-102|王/);
    const { body } = await firm.get(path);
    const own = await ask({ room: '２-1-101 ', area: '89.350㎡' });
    expect([own.status, own.text.includes('2-1-101 的份额')]).toEqual([200, true]);
    expect(own.text).toContain(
      String(body.households[0].share)
        .replace(/\B(?=(\d{3})+\.)/g, ',')
        .replace('-', '−'),
    );
    const wrongArea = await ask({ room: '2-1-101', area: '89.36' });
    const wrongRoom = await ask({ room: '9-9-999', area: '89.35' });
    const faults = [wrongArea, wrongRoom].map(({ status, text }) => [status, /没有找到：[^<]*/.exec(text)?.[0]]);
    expect(faults[0]).toEqual(faults[1]);
    expect(faults[0]).toEqual([422, '没有找到：房号和面积要与名单上的完全相同']);
    expect((await page('/shares/notice.pdf')).status).toBe(404);
  });

  it('are shown as a list with names masked, as PDF and as a workbook', async () => {
    await show('list');
    const { text } = await page('/shares');
    expect(text).toContain('王**');
    expect(text).not.toMatch(/王小明|<script>alert/);
    expect(text).toContain('第二百八十三条');
    const own = await ask({ room: attack });
    expect([own.status, own.text.includes('<script>alert')]).toEqual([422, false]);
    expect((await ask({ room: '2-1-102' })).status).toBe(200);
    const pdf = await page('/shares/notice.pdf').responseType('blob');
    expect(pdf.headers['content-disposition']).toMatch(/^inline/);
    expect((await documentText(pdf.body as Buffer)).join('')).toContain('王**');
    expect((await page('/shares/notice.xlsx').responseType('blob')).status).toBe(200);
  });

  it('are taken away again by whoever read that nothing was shown, while somebody else was showing the list', async () => {
    await show('nothing');
    const store = firm.service.app.get(HouseholdStore, { strict: false });
    const asBothRead = await store.current({ organisationId: 'firm', appraisalId: report.appraisalId });
    const act = { actor: 'api-key', at: firm.service.app.get<Clock>(CLOCK).now() };
    await store.publish(asBothRead as StoredList, 'list', act);
    await store.publish(asBothRead as StoredList, 'nothing', act);
    expect((await firm.get(path)).body.shown).toBe('nothing');
    expect((await page('/shares')).status).toBe(404);
    const acts = await firm.service.count('household_publications');
    await store.publish(asBothRead as StoredList, 'nothing', act);
    expect(await firm.service.count('household_publications')).toBe(acts);
    await show('list');
  });

  it('are guessed at a few times, then no more', async () => {
    const tries: number[] = [];
    for (let time = 0; time < 20; time += 1) tries.push((await ask({ room: `guess-${time}` })).status);
    expect(tries.at(-1)).toBe(429);
    firm.service.setNow('2026-11-02T08:10:00.000Z');
  });

  it('are told of no report that was closed or taken back', async () => {
    const visibility = `/v1/appraisals/${report.appraisalId}/report/visibility`;
    await firm.put(visibility, { mode: 'closed' });
    expect((await page('/shares')).status).toBe(403);
    expect((await page('/shares/notice.xlsx')).status).toBe(403);
    await firm.put(visibility, { mode: 'full' });
    expect((await firm.post(`/v1/appraisals/${report.appraisalId}/report/revoke`, { reason: '重量有误' })).status).toBe(
      201,
    );
    const gone = await page('/shares');
    expect([gone.status, gone.text.includes('重量有误'), gone.text.includes('王**')]).toEqual([404, true, false]);
  });
});
