/**
 * One day of a firm, from the first sign-in to the answer to an owner, and the correction of a price that comes in the
 * evening: one service, five people and an owner, every step on the pages. Only the operator's part of the evening
 * before, who made the accounts, is done by the use cases behind the pages.
 */
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { documentKindList } from '../../src/assignments/steps/step-papers.js';
import { PhotoStore } from '../../src/assignments/survey/photos/photo-store.js';
import { WorkingPapers } from '../../src/assignments/working-paper/working-papers.js';
import { complete, liftFacts } from '../assignments/office.js';
import { deviceCode } from '../assignments/survey/open-assignment.js';
import { photograph } from '../assignments/survey/photographs.js';
import { startAssociation, type Association } from './harness/association.js';
import * as desk from './harness/desk.js';
import { correctPrice, follow, press, reloadUntil } from './harness/drafting.js';
import { answer, householdLines, showShares, uploadHouseholds } from './harness/households.js';
import { OwnDevices } from './harness/own-key.js';
import { ask, dropFile, findShare, scan } from './harness/resident.js';
import * as shaft from './harness/shaft.js';
import { downloaded } from './harness/download.js';
import { signInFirst } from './harness/sign-in.js';
import { completeStep, makeLift, openAppraisal } from './harness/step-forms.js';
import { storyOf } from './harness/story.js';
import { lookAtThis } from './harness/tour.js';

const publicUrl = 'https://reports.example';
/** Who keeps the seal of this small firm is its reviewer. */
const staff = {
  wang: { name: '王示例', organisationId: 'firm', roles: ['appraiser'] },
  li: { name: '李示例', organisationId: 'firm', roles: ['appraiser'] },
  chen: { name: '陈示例', organisationId: 'firm', roles: ['reviewer', 'signer'] },
  zhou: { name: '周编辑', organisationId: 'association', roles: ['editor'] },
  wu: { name: '吴审核', organisationId: 'association', roles: ['approver'] },
} as const;
type Login = keyof typeof staff;
const logins = Object.keys(staff) as Login[];

describe('a whole day', () => {
  let association: Association;
  let people: Record<Login, Page>;
  let resident: Page;
  let id: string;
  let number: string;
  let pdf: Buffer;
  const hour = storyOf();
  const devices = new OwnDevices(() => association);
  const signIn = async (login: Login, wanted: string): Promise<void> => {
    await signInFirst(people[login], await association.colleague({ login, ...staff[login] }), wanted);
  };
  const at = (place: string): string => `/console/assignments/${id}/${place}`;
  const components = async () => (await association.app.get(WorkingPapers).latest('firm', id)).order.components!;

  beforeAll(async () => {
    association = await startAssociation({ REPORT_SIGNATURES: 'appraisers-and-seal', PUBLIC_URL: publicUrl });
    const pages = await Promise.all([...logins, 'resident'].map(() => association.browser.person()));
    // Drawing, signing and looking at long pages take their time on a busy machine.
    for (const page of pages) page.setDefaultTimeout(120_000);
    people = Object.fromEntries(logins.map((login, index) => [login, pages[index]])) as typeof people;
    resident = pages.at(-1)!;
  });
  afterAll(async () => {
    await association?.stop();
    devices.remove();
  });

  hour('the firm signs in, makes the file of a lift, and opens an appraisal with what was agreed', async () => {
    const { wang } = people;
    await signIn('wang', '/console/lifts');
    await makeLift(wang, { deviceCode, ...liftFacts });
    id = await openAppraisal(wang, '为住宅老旧电梯更新提供残余价值参考');
    const agreed = { ...complete['basic-matters'], referenceDate: '2026-10-20' };
    await completeStep(wang, { id, name: 'basic-matters' }, agreed);
    await completeStep(wang, { id, name: 'contract' }, complete.contract);
    await completeStep(wang, { id, name: 'plan' }, complete.plan);
  });

  hour('takes the starting list, and names the materials of two lines', async () => {
    const { wang } = people;
    await wang.goto(at('valuation'));
    await desk.takeStartingList(wang);
    expect(await desk.totals(wang).textContent()).toContain('尚不能计算');
    for (const [line, material] of [
      ['对重块', '废铸铁：1'],
      ['轿壁', '轻薄料：100%'],
    ] as const) {
      await desk.openLine(wang, line);
      if (line === '对重块') await wang.getByLabel(/^规格/).fill('cast-iron');
      await wang.getByLabel(/^材质/).fill(material);
      await desk.keepLine(wang);
    }
  });

  hour('corrects eight more lines and takes photographs on a phone, half of it without network', async () => {
    const { wang: phone } = people;
    await phone.setViewportSize({ width: 360, height: 780 });
    await phone.goto(at('survey'));
    const before = await components();
    await shaft.settledState(phone, '已全部发送');
    await phone.getByText('没有网络时也能打开').waitFor();
    const rail = before.find(({ type }) => type === 'car-guide-rail')!.id;
    const others = before.filter(({ type }) => !/counterweight-block|car-wall|car-guide-rail/.test(type));
    const weighed = others.slice(0, 7).map((one) => one.id);
    const last = weighed[6]!;
    await shaft.retain(phone, rail, '0.80');
    const scales = { kg: '12.5', slip: '磅单 2026-1020' };
    for (const one of weighed.slice(0, 3)) await shaft.weigh(phone, one, scales);
    await shaft.takePhoto(phone, weighed[2]!, { name: 'IMG_1.jpg', bytes: photograph({ width: 800, height: 600 }) });
    await shaft.settledState(phone, '已全部发送');

    await shaft.weighWithoutNetwork(phone, weighed.slice(3), scales);
    expect(await lookAtThis(phone, 'survey-offline')).toEqual([]);
    await phone.setViewportSize({ width: 360, height: 780 });
    await shaft.sendWhenBack(phone, weighed.slice(3), scales);

    const after = await components();
    const facts = ({ mass, disposition }: (typeof after)[number]) => JSON.stringify([mass, disposition]);
    const corrected = after.filter((one, index) => facts(one) !== facts(before[index]!)).map((one) => one.id);
    expect(corrected.sort()).toEqual([rail, ...weighed].sort());
    // What needed no correction is looked at and kept as it stands.
    const rest = after.filter(({ survey }) => survey?.surveyedOn === undefined);
    await shaft.keepAsTheyAre(phone, rest);
    await shaft.settledState(phone, '已全部发送');
    expect((await components()).filter(({ survey }) => survey?.surveyor !== '王示例')).toEqual([]);
    const photos = await association.app.get(PhotoStore).list('firm', id);
    expect(photos.map(({ componentId, width }) => [componentId, width]).sort()).toEqual(
      [
        [weighed[2], 800],
        [last, 400],
      ].sort(),
    );
  });

  hour('what was found is labelled, the kept rails agreed to, and the whole valued with prices', async () => {
    const { wang } = people;
    await wang.setViewportSize({ width: 1280, height: 900 });
    await completeStep(wang, { id, name: 'survey' }, complete.survey);
    const papers = documentKindList.map((kind) => ({ kind, received: true }));
    await completeStep(wang, { id, name: 'documents' }, { papers });
    await wang.goto(at('valuation'));
    await desk.openLine(wang, '轿厢导轨');
    await desk.agreeToRetention(wang);
    await desk.keepLine(wang);
    expect(await desk.priceOf(wang, '对重块')).toMatch(/废铸铁.*demonstration\/shenyang-scrap.*采集/s);
    expect(await desk.lineOf(wang, '轿厢导轨').textContent()).toContain('余值');
    await desk.conclude(wang);
    expect(await wang.getByRole('button', { name: '复核通过' }).count()).toBe(0);
  });

  hour('a second person returns it with a word on a line; the first mends it; the second approves', async () => {
    const { wang, chen } = people;
    await signIn('chen', at('review'));
    const verdict = '控制柜质量依据不足，见该行意见。';
    await desk.returnWithWord(chen, { line: '控制柜', word: '控制柜的质量请附磅单。', verdict });
    expect(await desk.reviewedLine(chen, '控制柜').getByText('请附磅单').isVisible()).toBe(true);
    expect(await lookAtThis(chen, 'review-returned')).toEqual([]);

    await wang.goto(at('valuation'));
    await wang.getByText('复核人退回了这份评估').waitFor();
    await desk.openLine(wang, '控制柜');
    await desk.weighedAt(wang, { kg: '96.5', slip: '磅单 2026-1021' });
    await desk.keepLine(wang);
    await desk.conclude(wang);
    await chen.goto(at('review'));
    expect(await chen.locator('#earlier').textContent()).toMatch(/与上次定稿比较.*控制柜.*单位质量（kg）.*96\.5/s);
    await press(chen, '复核通过');
    await chen.getByText('内部复核已通过').first().waitFor();
    expect(await lookAtThis(chen, 'review-approved')).toEqual([]);
  });

  hour('the report is drawn, signed by both appraisers on keys of their own, and sealed by the firm', async () => {
    const { wang, li, chen } = people;
    await wang.goto(at('report'));
    await press(wang, '制作报告');
    await wang.getByText('报告已制作，等待签名').waitFor();
    await signIn('li', at('report'));
    for (const page of [wang, li]) {
      await page.goto(at('report'));
      await press(page, '准备签名');
      await page.getByText('签名请求已准备好').waitFor();
      if (page === wang) expect(await lookAtThis(page, 'report-to-sign')).toEqual([]);
      await devices.sign(page, page === wang ? '王示例' : '李示例');
    }
    await chen.goto(at('report'));
    await press(chen, '加盖机构签章');
    await chen.getByText('机构已签章，报告已出具').waitFor();
    expect(await lookAtThis(chen, 'report-sealed')).toEqual([]);
    number = /报告 (\S+)/.exec((await chen.getByRole('heading', { name: /^报告 / }).textContent()) ?? '')![1]!;
    pdf = await downloaded(chen, '下载报告（PDF）');
  });

  hour('the firm shows the owners what is theirs', async () => {
    const { wang } = people;
    await wang.goto('/console/owners');
    await follow(wang, '份额');
    await uploadHouseholds(wang, householdLines);
    await wang.getByText('名单已保存，共 22 户').waitFor();
    await showShares(wang);
  });

  hour('a resident scans the code, reads, drops the file to verify it, sees her share, and objects', async () => {
    const scanned = await scan(pdf);
    // In the evening of this test the service is not yet known under its public name.
    expect(scanned.origin).toBe(publicUrl);
    await resident.goto(scanned.pathname);
    const said = await resident.locator('main').textContent();
    expect(said).toContain('这份报告由本服务出具，目前有效。');
    expect(said).toContain(number);
    expect(said).toMatch(/拆下来什么，能卖多少/);

    await resident.goto('/verify');
    await dropFile(resident, pdf);
    await resident.getByText('这是本服务出具的报告').waitFor();
    await follow(resident, '看这份报告说了什么');
    await follow(resident, '查我家的份额和公示清单');
    await findShare(resident, '2-1-301');
    expect(await resident.locator('.amount').first().textContent()).toMatch(/\d\.\d{2} ?元/);
    await resident.goto(`${scanned.pathname}/objections`);
    await resident.getByLabel(/^提出异议/).check();
    await ask(resident, '控制柜的重量怎么来的？');
  });

  hour('the firm answers, and the resident reads it', async () => {
    const { wang } = people;
    await wang.goto('/inbox');
    await press(wang, '查看');
    await wang.getByText('控制柜的重量怎么来的？').waitFor();
    await answer(wang, '10 月 21 日过磅，磅单 2026-1021。');
    await resident.reload();
    await resident.getByText('10 月 21 日过磅').waitFor();
  });

  hour('the association corrects a price, and the firm sees the notice and what it changes', async () => {
    const { wang, zhou, wu } = people;
    await signIn('zhou', '/inbox');
    await signIn('wu', '/inbox');
    const correction = { name: '中型废钢', price: '3000.00', reason: '按错误的单位录入' };
    await correctPrice({ editor: zhou, approver: wu }, correction);
    await wang.goto('/inbox');
    await reloadUntil(wang, '价格更正：涉及已出具报告 1 份');
    await press(wang, '查看');
    await reloadUntil(wang, number);
    expect(await wang.getByRole('row').filter({ hasText: number }).textContent()).toMatch(/\+[\d,]+\.\d{2} 元/);
  });
});
