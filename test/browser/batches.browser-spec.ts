/** Many lifts at once, by way of the browser: the template filled in, sent, followed while it is worked through. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { BatchItems } from '../../src/batches/batch-items.js';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { WorkOnItem } from '../../src/batches/work-on-item.js';
import { writeBatchWorkbook } from '../../src/batches/sheets/write-batch-workbook.js';
import type { SubmittedOrder } from '../../src/appraisals/order/appraisal-order.dto.js';
import { SHELF, type Shelf } from '../../src/appraisals/shelf.js';
import { startAssociation, type Association } from './harness/association.js';
import { downloaded } from './harness/download.js';
import { press } from './harness/drafting.js';
import { signInFirst } from './harness/sign-in.js';
import { lookAtThis } from './harness/tour.js';

const example = (name: string): SubmittedOrder =>
  JSON.parse(readFileSync(`examples/${name}.json`, 'utf8')) as SubmittedOrder;

describe('many lifts at once', () => {
  let association: Association;
  let wang: Page;

  const workbook = (orders: readonly SubmittedOrder[]): Promise<Buffer> => {
    const { standards } = association.app.get<Shelf>(SHELF);
    const edition = standards.inForceOn(standards.defaultId, '2026-11-02');
    if (edition === undefined) throw new Error('no edition is in force');
    return writeBatchWorkbook(orders, edition.standard);
  };
  const upload = async (name: string, orders: readonly SubmittedOrder[]): Promise<void> => {
    const file = { name, mimeType: '', buffer: await workbook(orders) };
    await wang.locator('input[name=orders]').setInputFiles(file);
    await press(wang, '检查并提交');
  };

  beforeAll(async () => {
    // Threads would run by another clock than this service.
    association = await startAssociation({ BATCH_WORKERS: '0' });
    wang = await association.browser.person();
    wang.setDefaultTimeout(120_000);
    const person = { login: 'wang', name: '王示例', organisationId: 'firm', roles: ['appraiser'] } as const;
    await signInFirst(wang, await association.colleague(person), '/inbox');
  }, 180_000);
  afterAll(() => association?.stop());

  it('begin with an empty list and a template', async () => {
    await wang.goto('/console/batches');
    expect(await lookAtThis(wang, 'batches-none')).toEqual([]);
    await wang.getByRole('link', { name: '提交新批次' }).click();
    expect(await lookAtThis(wang, 'batches-new')).toEqual([]);
    expect((await downloaded(wang, '下载 Excel 模板')).subarray(0, 2).toString()).toBe('PK');
  });

  it('are refused whole with every fault in its cell', async () => {
    const order = example('01-six-stops-1996-cement-counterweight');
    const [first, ...rest] = order.components;
    const faulty = { ...order, region: '999999', components: [{ ...first, quantity: '0' }, ...rest] as typeof rest };
    await wang.goto('/console/batches/new');
    await wang.getByLabel('批次名称').fill('和平区第一批');
    await upload('电梯.xlsx', [faulty]);
    await wang.getByText('“电梯.xlsx”有 2 处错误').waitFor();
    expect(await lookAtThis(wang, 'batches-faults')).toEqual([]);
  });

  it('are followed while they are worked through, and steered', async () => {
    const names = ['01-six-stops-1996-cement-counterweight', '02-eleven-stops-2004-geared'];
    const orders = [...names, ...names, ...names].map(example);
    await upload('电梯.xlsx', [...orders, { ...orders[0], region: '110000' } as SubmittedOrder]);
    await wang.getByText('批次已保存，开始评估。').waitFor();
    const id = wang.url().split('/').at(-1) ?? '';
    const items = await association.app.get(BatchItems).claim(id);
    for (const item of items) await association.app.get(WorkOnItem).run(item);
    await wang.getByText('4 / 7 台').waitFor();
    expect(await lookAtThis(wang, 'batches-running')).toEqual([]);
    await press(wang, '暂停');
    await wang.getByText('批次已暂停').waitFor();
    await press(wang, '继续');
    await wang.getByText('批次继续进行').waitFor();
    await association.app.get(BatchRunner).runUntilIdle();
    await wang.getByRole('button', { name: '重试失败的电梯' }).waitFor();
    await wang.getByText('失败的电梯（1）').waitFor();
    expect(await lookAtThis(wang, 'batches-finished')).toEqual([]);
    expect((await downloaded(wang, '下载汇总表')).subarray(0, 2).toString()).toBe('PK');
    await wang.goto('/console/batches');
    expect(await lookAtThis(wang, 'batches')).toEqual([]);
  });
});
