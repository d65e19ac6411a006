/** Lift files, assignments and engagements in a browser without script: every act is a form. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { archiveKindList, documentKindList } from '../../src/assignments/steps/step-papers.js';
import { startService, type RunningService } from '../api/running-service.js';
import { Visitor, type PageAnswer } from './visitor.js';

const fieldIn = (html: string, name: string): string =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]*value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the pages of assignments', () => {
  let service: RunningService;
  let visitor: Visitor;
  let home: string;
  beforeAll(async () => {
    service = await startService();
    visitor = new Visitor(service);
  }, 120_000);
  afterAll(() => service.stop());

  const led = ({ status, headers, text }: PageAnswer): string => {
    if (status !== 303) throw new Error(`${status}: ${text.replaceAll(/<[^>]+>/g, ' ').slice(0, 2000)}`);
    return headers['location'] ?? '';
  };
  const facts = {
    address: '沈阳市和平区 <b>1 号</b>',
    drive: 'geared',
    machineRoom: 'true',
    ratedLoadKg: '1000',
    ratedSpeedMps: '1.00',
    stops: '11',
    landings: '11',
    travelHeightM: '29.7',
    commissionedOn: '2004-09-01',
    region: '210100',
  };

  it('are where an appraiser begins', async () => {
    expect(led(await visitor.get('/console'))).toBe('/console/assignments');
    expect((await visitor.get('/console/assignments')).text).toContain('还没有评估项目');
  });

  it('make a file of a lift, refuse a wrong one beside its fields, and keep every version', async () => {
    const wrong = await visitor.post('/console/lifts', { ...facts, deviceCode: 'P-1', stops: 'elf', address: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#address"');
    expect(wrong.text).toContain('href="#stops"');
    expect(fieldIn(wrong.text, 'ratedLoadKg')).toBe('1000');
    expect(led(await visitor.post('/console/lifts', { ...facts, deviceCode: 'P-1' }))).toBe('/console/lifts/P-1');
    const twice = await visitor.post('/console/lifts', { ...facts, deviceCode: 'P-1' });
    expect([twice.status, twice.text.includes('这台电梯已有档案')]).toEqual([422, true]);
    const edited = { ...facts, model: 'X-1', version: '1' };
    expect(led(await visitor.post('/console/lifts/P-1/edit', edited))).toBe('/console/lifts/P-1');
    const stale = await visitor.post('/console/lifts/P-1/edit', edited);
    expect([stale.status, fieldIn(stale.text, 'version')]).toEqual([422, '2']);
    const page = (await visitor.get('/console/lifts/P-1')).text;
    expect(page).toContain('&lt;b>1 号&lt;/b>');
    expect(page).toMatch(/<td[^>]*>(?:<[^>]+>)*[^<]*型号/);
    expect((await visitor.get('/console/lifts?q=P-')).text).toContain('/console/lifts/P-1');
    expect((await visitor.get('/console/lifts/none')).status).toBe(404);
  });

  it('show whoever lost a race what now stands there, beside what they typed', async () => {
    const sent = { ...facts, model: 'X-1', deviceCode: 'P-9' };
    await visitor.post('/console/lifts', sent);
    await visitor.post('/console/lifts/P-9/edit', { ...sent, version: '1', stops: '12', drive: 'gearless', model: '' });
    const late = await visitor.post('/console/lifts/P-9/edit', { ...sent, version: '1', note: '更换过门机' });
    expect([late.status, fieldIn(late.text, 'version'), fieldIn(late.text, 'stops')]).toEqual([422, '2', '11']);
    for (const now of ['现在的资料：12', '现在的资料：无齿轮曳引', '现在的资料：未填写']) {
      expect(late.text).toContain(now);
    }
    expect(late.text).not.toContain('现在的资料：1000');
    // A fault of one's own is no look at what others did: the next attempt is refused all the same.
    const wrong = await visitor.post('/console/lifts/P-9/edit', { ...sent, version: '1', stops: 'elf' });
    expect([wrong.status, fieldIn(wrong.text, 'version')]).toEqual([422, '1']);
    expect(wrong.text).not.toContain('现在的资料');
  });

  it('open an assignment once, however often the form is sent', async () => {
    const engagement = led(await visitor.post('/console/engagements', { name: '小区', formKey: 'k1' }));
    const page = (await visitor.get('/console/lifts/P-1')).text;
    const form = {
      purpose: '更新改造',
      formKey: fieldIn(page, 'formKey'),
      engagementId: engagement.split('/').at(-1)!,
    };
    home = led(await visitor.post('/console/lifts/P-1/assignments', form));
    expect(led(await visitor.post('/console/lifts/P-1/assignments', form))).toBe(home);
    expect(await service.count('assignments')).toBe(1);
    const empty = await visitor.post('/console/lifts/P-1/assignments', { purpose: '', formKey: 'k2' });
    expect([empty.status, empty.text.includes('href="#purpose"')]).toEqual([422, true]);
  });

  it('show the eight steps, what each lacks and where to put it right', async () => {
    const { text } = await visitor.get(home);
    expect(text.match(/<section class="card" id="/g)?.length).toBeGreaterThanOrEqual(8);
    expect(text).toContain(`href="${home}/steps/basic-matters#client"`);
    expect(text).toContain(`href="${home}/survey"`);
    expect(text).not.toContain(`action="${home}/steps/plan/complete"`);
    // Every field of the page has a name of its own.
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const list = (await visitor.get('/console/assignments?step=basic-matters')).text;
    expect(list).toContain('请选择报告类型。');
    expect((await visitor.get('/console/assignments?step=plan')).text).toContain('没有符合条件的项目');
  });

  it('record a step, say what is missing when it shall be completed, and complete it', async () => {
    const at = `${home}/steps/basic-matters`;
    const partial = await visitor.post(at, { client: '业主委员会', 'recusals.2.name': '王一', then: 'complete' });
    expect(partial.status).toBe(422);
    expect(partial.text).toContain('href="#recusals.2.declaredOn"');
    const fields = {
      ...{ profile: 'agency', client: '业主委员会', noOtherUsers: 'true', referenceDate: '2026-06-30' },
      ...{ region: '210100', dismantlingPaidBy: 'owners', taxBasis: 'excluded' },
      ...Object.fromEntries(
        ['王一', '李二', '陈三'].flatMap((name, line) => [
          [`recusals.${line}.name`, name],
          [`recusals.${line}.declaredOn`, '2026-10-01'],
        ]),
      ),
    };
    expect(led(await visitor.post(at, fields))).toBe(at);
    expect(fieldIn((await visitor.get(at)).text, 'recusals.2.name')).toBe('陈三');
    expect(led(await visitor.post(`${at}/complete`))).toBe(home);
    expect((await visitor.get(at)).text).toContain('只供查看');
    const contract = {
      ...{ contractNumber: '合同一', signedOn: '2026-10-05', 'firm.name': '公司', 'firm.registration': '备案' },
      ...{ 'appraisers.0.name': '王一', 'appraisers.0.certificate': '1', 'appraisers.1.name': '李二' },
      ...{ 'appraisers.1.certificate': '2', reviewer: '陈三', then: 'complete' },
    };
    expect(led(await visitor.post(`${home}/steps/contract`, contract))).toBe(home);
    const plan = { surveyor: '王一', surveyOn: '2026-10-10', methods: '成本法', reportDueOn: '2026-10-20' };
    expect(led(await visitor.post(`${home}/steps/plan`, { ...plan, then: 'complete' }))).toBe(home);
    const early = await visitor.post(`${home}/steps/documents/complete`);
    expect([early.status, early.text.includes('前面的步骤尚未完成')]).toEqual([422, true]);
  });

  it('reopen a step with a reason, and not without', async () => {
    const at = `${home}/steps/plan`;
    expect((await visitor.get(at)).text).toContain(`action="${at}/reopen"`);
    expect((await visitor.post(`${at}/reopen`, { reason: '' })).status).toBe(422);
    expect(led(await visitor.post(`${at}/reopen`, { reason: '改期' }))).toBe(home);
    const { text } = await visitor.get(home);
    expect(text).toContain('重新打开：编制评估计划');
    expect(text).toContain('改期');
    expect(led(await visitor.post(`${at}/complete`))).toBe(home);
  });

  it('keep papers on their lines, whatever is filled in', async () => {
    const at = `${home}/steps/documents`;
    const kinds = Object.fromEntries(documentKindList.map((kind, line) => [`papers.${line}.kind`, kind]));
    expect(led(await visitor.post(at, { ...kinds, 'papers.3.received': 'false', 'papers.3.reason': '遗失' }))).toBe(at);
    expect(fieldIn((await visitor.get(at)).text, 'papers.3.reason')).toBe('遗失');
    const wrong = await visitor.post(at, { ...kinds, 'papers.5.reason': '没有标记' });
    expect(wrong.text).toContain('href="#papers.5.received"');
    expect(fieldIn(wrong.text, 'papers.5.reason')).toBe('没有标记');
    const archive = Object.fromEntries(archiveKindList.map((kind, line) => [`papers.${line}.kind`, kind]));
    const filed = { ...archive, 'papers.1.filed': 'true', place: '柜' };
    expect(led(await visitor.post(`${home}/steps/archive`, filed))).toBe(`${home}/steps/archive`);
  });

  it('set and lift a hold', async () => {
    expect((await visitor.post(`${home}/hold`, { reason: ' ' })).status).toBe(422);
    expect(led(await visitor.post(`${home}/hold`, { reason: '诉讼 <i>' }))).toBe(home);
    expect((await visitor.get(home)).text).toContain('诉讼 &lt;i>');
    expect(led(await visitor.post(`${home}/lift-hold`, { reason: '结案' }))).toBe(home);
  });

  it('show an engagement with its lifts and give its summary', async () => {
    const [, path = ''] = /href="(\/console\/engagements\/[0-9A-Z]+)"/.exec((await visitor.get(home)).text) ?? [];
    const { text } = await visitor.get(path);
    expect(text).toContain('P-1');
    expect(text).toContain('不是现金，是新梯少买的部分');
    expect((await visitor.get(`${path}/summary?format=xlsx`)).headers['content-disposition']).toContain('attachment');
  });
});
