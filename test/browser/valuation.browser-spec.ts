/** A lift is valued, returned, mended, approved, signed by two appraisers on keys of their own, and sealed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Page } from 'playwright-core';
import { developmentKeyCommand } from '../../src/cli/development-key-command.js';
import { signCommand } from '../../src/cli/sign-command.js';
import { openAssignment, surveyAll } from './harness/assignment.js';
import { startAssociation, type Association } from './harness/association.js';
import { press } from './harness/drafting.js';
import { signInFirst } from './harness/sign-in.js';
import { lookAtThis } from './harness/tour.js';

const staff = {
  wang: { name: '王示例', roles: ['appraiser'] },
  li: { name: '李示例', roles: ['appraiser'] },
  chen: { name: '陈示例', roles: ['reviewer'] },
  seal: { name: '赵签章', roles: ['signer'] },
} as const;

describe('the valuation of a lift', () => {
  let association: Association;
  let people: Record<keyof typeof staff, Page>;
  let id: string;
  const keys = mkdtempSync(join(tmpdir(), 'keys-'));
  const at = (part: string): string => `/console/assignments/${id}/${part}`;
  const lineOf = (page: Page, type: string) => page.getByRole('row').filter({ hasText: type }).first();
  const reviewedLine = (page: Page, type: string) => page.locator('.review-line').filter({ hasText: type }).first();
  const totals = (page: Page) => page.locator('#totals');

  beforeAll(async () => {
    association = await startAssociation({ REPORT_SIGNATURES: 'appraisers-and-seal' });
    const pages = await Promise.all(Object.keys(staff).map(() => association.browser.person()));
    // Drawing, signing and pictures of long pages take their time on a busy machine.
    for (const page of pages) page.setDefaultTimeout(120_000);
    people = Object.fromEntries(Object.keys(staff).map((login, index) => [login, pages[index]])) as typeof people;
    for (const [login, { name, roles }] of Object.entries(staff)) {
      const page = people[login as keyof typeof staff];
      await signInFirst(page, await association.colleague({ login, name, roles, organisationId: 'firm' }), '/inbox');
    }
    id = await openAssignment(people.wang, '31102101002004090001');
  }, 180_000);
  afterAll(async () => {
    await association?.stop();
    rmSync(keys, { recursive: true, force: true });
  });

  it('begins with a list of estimates, and says what is still missing', async () => {
    const { wang } = people;
    await wang.goto(at('valuation'));
    await wang.getByText('清单中还没有部件').waitFor();
    await press(wang, '生成起始清单');
    await wang.getByText(/已生成 \d+ 行估计的部件/).waitFor();
    expect(await totals(wang).textContent()).toContain('尚不能计算');
    expect(await lookAtThis(wang, 'valuation-started')).toEqual([]);
  });

  it('has every line corrected in a form that knows the catalogue', async () => {
    const { wang } = people;
    await lineOf(wang, '对重块').getByRole('link').click();
    await wang.getByLabel(/^规格/).fill('cast-iron');
    await wang.getByLabel(/^材质/).fill('没有的材质：1.2');
    await press(wang, '保存');
    expect(await wang.getByRole('alert').textContent()).toContain('材质：数值超出允许范围');
    expect(await lookAtThis(wang, 'valuation-component-faults')).toEqual([]);
    await wang.getByLabel(/^材质/).fill('废铸铁：1');
    await press(wang, '保存');
    await wang.getByText(/部件 \S+ 已保存/).waitFor();
    await lineOf(wang, '轿壁').getByRole('link').click();
    await wang.getByLabel(/^材质/).fill('轻薄料：100%');
    await press(wang, '保存');
    await wang.getByText(/部件 \S+ 已保存/).waitFor();
    expect(await totals(wang).textContent()).toContain('残余价值');
    const price = lineOf(wang, '轿厢导轨').locator('details').first();
    await price.locator('summary').click();
    expect(await price.textContent()).toMatch(/中型废钢.*demonstration\/shenyang-scrap.*采集/s);
    expect(await lookAtThis(wang, 'valuation-valued')).toEqual([]);
  });

  it('shows what keeping the rails would come to before it is saved, with script and without', async () => {
    const { wang } = people;
    await lineOf(wang, '轿厢导轨').getByRole('link').first().click();
    await wang.getByLabel(/^勘察成新率/).fill('80%');
    for (const answer of await wang.getByLabel(/^报废条件：/).all()) await answer.selectOption('no');
    for (const label of [/^安装单位同意/, /^载荷核验/, /^列入合同/]) await wang.getByLabel(label).selectOption('true');
    await press(wang, '保存');
    await wang.getByText(/部件 \S+ 已保存/).waitFor();
    const before = await totals(wang).textContent();
    await lineOf(wang, '轿厢导轨').getByRole('combobox').selectOption('retain');
    await wang.getByText('试算：与已保存的底稿比较').waitFor();
    const tried = await totals(wang).textContent();
    expect(tried).not.toBe(before);
    expect(await wang.locator('#difference').textContent()).toContain('拆除 → 保留');
    expect(await lookAtThis(wang, 'valuation-what-if')).toEqual([]);
    await press(wang, '试算所选处置');
    await wang.getByRole('link', { name: '放弃改动' }).waitFor();
    expect(await totals(wang).textContent()).toBe(tried);
    await wang.getByRole('link', { name: '放弃改动' }).click();
    expect(await totals(wang).textContent()).toBe(before);
    await lineOf(wang, '轿厢导轨').getByRole('combobox').selectOption('retain');
    await press(wang, '保存所选处置');
    await wang.getByText('已保存 1 个部件的处置').waitFor();
    expect(await totals(wang).textContent()).toBe(tried);
  });

  it('goes out and in again as a sheet, takes offers, and compares its versions', async () => {
    const { wang } = people;
    const [download] = await Promise.all([
      wang.waitForEvent('download'),
      wang.getByRole('link', { name: '导出表格' }).click(),
    ]);
    const sheet = readFileSync(await download.path());
    await wang.goto(at('valuation/import'));
    await wang
      .locator('input[name=sheet]')
      .setInputFiles({ name: '坏.csv', mimeType: '', buffer: Buffer.from('部件代号\nc01') });
    await press(wang, '检查并导入');
    await wang.getByText('“坏.csv”有 4 处错误').waitFor();
    expect(await lookAtThis(wang, 'valuation-import-faults')).toEqual([]);
    await wang.locator('input[name=sheet]').setInputFiles({ name: '清单.xlsx', mimeType: '', buffer: sheet });
    await press(wang, '检查并导入');
    await wang.getByText(/已导入 \d+ 个部件/).waitFor();
    await wang.goto(at('valuation/offers'));
    for (const [index, amount] of ['6800.00', '7000.00', '7200.00'].entries()) {
      await wang.locator(`[name="offers.${index}.amount"]`).fill(amount);
      await wang.locator(`[name="offers.${index}.rate"]`).fill('0.03');
      await wang.locator(`[name="offers.${index}.offeredOn"]`).fill('2026-07-02');
      await wang.locator(`[name="offers.${index}.source"]`).fill(`回收单位 ${index + 1}，报价单`);
    }
    await wang.getByLabel(/^两种方法相差的原因/).fill('报价含搬运以外的风险折让。');
    expect(await lookAtThis(wang, 'valuation-offers')).toEqual([]);
    await press(wang, '保存');
    await wang.getByText('报价与说明已保存').waitFor();
    await wang.goto(at('valuation/comparison?from=4'));
    expect(await wang.getByRole('table').textContent()).toMatch(/轿厢导轨.*处置.*拆除.*保留/s);
    expect(await lookAtThis(wang, 'valuation-comparison')).toEqual([]);
  });

  it('is concluded, and returned by the reviewer with a word on the line', async () => {
    const { wang, chen } = people;
    await surveyAll(wang, id);
    await wang.goto(at('valuation'));
    await press(wang, '定稿并提交复核');
    await wang.getByText('评估已定稿，等待内部复核').waitFor();
    expect(await wang.getByRole('button', { name: '复核通过' }).count()).toBe(0);
    await chen.goto(at('review'));
    await chen.getByRole('link', { name: '全部展开' }).click();
    await reviewedLine(chen, '控制柜')
      .getByRole('link', { name: /写意见/ })
      .click();
    await chen.getByLabel(/^意见内容/).fill('控制柜的质量请附磅单。');
    await press(chen, '提交意见');
    await chen.getByText('意见已提交').waitFor();
    await press(chen, '退回修改');
    await chen.getByRole('alert').waitFor();
    await chen.getByLabel(/^复核意见/).fill('控制柜质量依据不足，见该行意见。');
    await press(chen, '退回修改');
    await chen.getByText('已退回评估人员').first().waitFor();
    expect(await reviewedLine(chen, '控制柜').getByText('请附磅单').isVisible()).toBe(true);
    expect(await lookAtThis(chen, 'review-returned')).toEqual([]);
  });

  it('is mended and approved, with what changed since', async () => {
    const { wang, chen } = people;
    await wang.goto(at('valuation'));
    await wang.getByText('复核人退回了这份评估').waitFor();
    await lineOf(wang, '控制柜').getByRole('link').first().click();
    await wang.getByLabel(/^质量确定方式/).selectOption('weighed');
    await wang.getByLabel(/^单位质量/).fill('96.5');
    await wang.getByLabel(/^质量依据/).fill('磅单 2026-1021');
    await press(wang, '保存');
    await wang.getByText(/部件 \S+ 已保存/).waitFor();
    await press(wang, '定稿并提交复核');
    await wang.getByText('评估已定稿，等待内部复核').waitFor();
    await chen.goto(at('review'));
    expect(await chen.locator('#earlier').textContent()).toMatch(/与上次定稿比较.*控制柜.*单位质量（kg）.*96\.5/s);
    await press(chen, '复核通过');
    await chen.getByText('内部复核已通过').first().waitFor();
    expect(await lookAtThis(chen, 'review-approved')).toEqual([]);
  });

  it('is signed by both appraisers on keys of their own, and sealed by the firm', async () => {
    const { wang, li, seal } = people;
    await wang.goto(at('report'));
    await press(wang, '制作报告');
    await wang.getByText('报告已制作，等待签名').waitFor();
    for (const [page, name] of [
      [wang, '王示例'],
      [li, '李示例'],
    ] as const) {
      await page.goto(at('report'));
      await press(page, '准备签名');
      await page.getByText('签名请求已准备好').waitFor();
      if (page === wang) expect(await lookAtThis(page, 'report-to-sign')).toEqual([]);
      await page.locator('input[name=cms]').setInputFiles(await signOutside(page, name));
      await press(page, '提交签名');
      await page.getByText('签名已写入报告').waitFor();
    }
    await seal.goto(at('report'));
    await press(seal, '加盖机构签章');
    await seal.getByText('机构已签章，报告已出具').waitFor();
    expect(await lookAtThis(seal, 'report-sealed')).toEqual([]);
    const [download] = await Promise.all([
      seal.waitForEvent('download'),
      seal.getByRole('link', { name: '下载报告（PDF）' }).click(),
    ]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    await seal.getByRole('link', { name: /^\/r\// }).click();
    expect(await seal.locator('main').textContent()).toContain('残余价值');
  }, 600_000);

  /** On the appraiser's own device: the very code of the command line. */
  async function signOutside(page: Page, name: string): Promise<string> {
    const clock = { now: () => association.now() };
    await developmentKeyCommand({ name, out: keys }, { dataDir: association.dataDir, clock });
    const saved = async (link: string, file: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: link }).click(),
      ]);
      await download.saveAs(join(keys, file));
      return join(keys, file);
    };
    const file = await saved('待签文件（PDF）', `${name}.pdf`);
    const request = await saved('签名请求（JSON）', `${name}.json`);
    const out = join(keys, `${name}.cms`);
    const key = { p12: join(keys, `${name}.p12`), passwordFile: join(keys, `${name}.password`) };
    const terminal = { input: new PassThrough(), output: { write: () => true } };
    const said = await signCommand(file, { request, out, ...key }, { clock, terminal });
    expect(said).toContain('已与文件核对');
    return out;
  }
});
