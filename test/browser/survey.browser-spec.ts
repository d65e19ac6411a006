/** A surveyor in the shaft, in a real browser: typing without network, losing the page, sending later, and two surveyors at once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { PhotoStore } from '../../src/assignments/survey/photos/photo-store.js';
import { WorkingPapers } from '../../src/assignments/working-paper/working-papers.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { machine, rail } from '../api/small-order.js';
import { openAssignment } from '../assignments/survey/open-assignment.js';
import { photograph } from '../assignments/survey/photographs.js';
import { startAssociation, type Association } from './harness/association.js';
import { signInAgain, signInFirst, type Colleague } from './harness/sign-in.js';
import { lookAtThis } from './harness/tour.js';

const firm = { organisationId: 'firm', actor: 'test', personId: null };
const rope = { id: 'c03', type: 'suspension-rope', quantity: '240', unit: 'm', disposition: 'dismantle' };

let association: Association;
let colleague: Colleague;
let page: Page;
let id: string;
beforeAll(async () => {
  association = await startAssociation();
  id = await openAssignment(association.app, firm, [machine(), rail(), rope]);
  const person = { login: 'shaft', name: '赵勘察', organisationId: 'firm', roles: ['appraiser'] } as const;
  page = await association.browser.person();
  await page.setViewportSize({ width: 360, height: 780 });
  colleague = await signInFirst(page, await association.colleague(person), address());
});
afterAll(() => association.stop());

const address = (): string => `/console/assignments/${id}/survey`;
const part = (on: Page, componentId: string) => on.locator(`[data-part="${componentId}"]`);
const state = (on: Page) => on.locator('[data-sending-state]');

async function open(on: Page, componentId: string): Promise<void> {
  const details = part(on, componentId);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
}

const fill = (on: Page, name: string, text: string): Promise<void> => on.locator(`[name="${name}"]`).fill(text);
const tick = (on: Page, name: string, value: string): Promise<void> =>
  on.locator(`[name="${name}"][value="${value}"]`).check();

async function component(componentId: string) {
  const { order } = await association.app.get(WorkingPapers).latest('firm', id);
  return order.components?.find((one) => one.id === componentId);
}

async function changeElsewhere(componentId: string, change: object): Promise<void> {
  const stands = await component(componentId);
  const save = { componentId, component: { ...stands, ...change }, expectedSha256: fingerprintOf(stands) };
  await association.app.get(WorkingPapers).saveComponent(firm, id, save);
}

async function settledState(on: Page, words: string): Promise<void> {
  await state(on).filter({ hasText: words }).waitFor({ timeout: 15_000 });
}

describe('a survey in the shaft', () => {
  it('shows every component, what is missing and how to grade, on a phone, for everybody', async () => {
    await page.goto(address());
    await settledState(page, '已全部发送');
    expect(await page.locator('[data-part]').count()).toBe(3);
    await page.locator('.survey-grades > summary').click();
    await page.getByText('不是任何标准的条文').waitFor();
    await open(page, 'c02');
    expect(await lookAtThis(page, 'survey')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
  });

  it('flags at once what contradicts itself', async () => {
    await open(page, 'c02');
    await tick(page, 'c02.condition.rail-bent', 'yes');
    await part(page, 'c02').getByText('处置却是保留').waitFor();
    await fill(page, 'c02.score', '0.95');
    await page.locator('[name="c02.grade"]').selectOption('fair');
    await part(page, 'c02').getByText('所选等级“一般”').waitFor();
    await part(page, 'c02').locator('[data-part-state]').getByText('有矛盾').waitFor();
    expect(await lookAtThis(page, 'survey-contradictions')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
    await tick(page, 'c02.condition.rail-bent', 'no');
    await fill(page, 'c02.score', '0.70');
    await part(page, 'c02').getByRole('button', { name: '保存这一项' }).click();
    await settledState(page, '已全部发送');
    expect((await component('c02'))?.survey).toMatchObject({ score: '0.70', surveyor: '赵勘察' });
  });

  it('goes on without network, opens again without network, and sends everything when it is back', async () => {
    await page.getByText('没有网络时也能打开').waitFor();
    await page.context().setOffline(true);
    await open(page, 'c01');
    await fill(page, 'c01.kgPerUnit', '655');
    await fill(page, 'c01.massBasis', '磅单 17');
    await page
      .locator('[id="c01.file"]')
      .setInputFiles({ name: 'IMG_17.jpg', mimeType: 'image/jpeg', buffer: photograph({ width: 800, height: 600 }) });
    await part(page, 'c01').getByRole('button', { name: '上传照片' }).click();
    await settledState(page, '已保存在本机，待发送 2 项');
    await open(page, 'c03');
    await fill(page, 'c03.quantity', '251.5');
    await settledState(page, '待发送 3 项；现在没有网络');
    expect(await lookAtThis(page, 'survey-offline')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });

    await page.reload();
    await settledState(page, '待发送 3 项');
    expect(await page.locator('[name="c01.kgPerUnit"]').inputValue()).toBe('655');
    expect(await page.locator('[name="c03.quantity"]').inputValue()).toBe('251.5');
    await page.getByText('c01 的照片 IMG_17.jpg：待发送').waitFor();

    await page.context().setOffline(false);
    await settledState(page, '已全部发送');
    expect(await component('c01')).toMatchObject({ mass: { kgPerUnit: '655', basis: '磅单 17' } });
    expect(await component('c03')).toMatchObject({ quantity: '251.5' });
    const photos = await association.app.get(PhotoStore).list('firm', id);
    expect(photos.map(({ componentId, width }) => [componentId, width])).toEqual([['c01', 800]]);
    await open(page, 'c01');
    await part(page, 'c01').locator('.survey-photos img').waitFor();
  });

  it('shows both versions when somebody else was faster, and sends the one that was chosen', async () => {
    await page.goto(address());
    await settledState(page, '已全部发送');
    await changeElsewhere('c01', { description: '同事写的' });
    await changeElsewhere('c03', { quantity: '300' });
    await open(page, 'c01');
    await fill(page, 'c01.description', '我写的');
    await part(page, 'c01').getByRole('button', { name: '保存这一项' }).click();
    await part(page, 'c01').getByText('现在：同事写的').waitFor();
    await part(page, 'c01').getByText('我的：我写的').waitFor();
    await settledState(page, '1 项与他人的更改冲突');
    expect(await lookAtThis(page, 'survey-conflict')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });

    await page.reload();
    await part(page, 'c01').getByRole('button', { name: '用我的' }).click();
    await settledState(page, '已全部发送');
    expect(await component('c01')).toMatchObject({ description: '我写的', mass: { kgPerUnit: '655' } });

    await open(page, 'c03');
    await fill(page, 'c03.quantity', '299');
    await changeElsewhere('c03', { quantity: '301' });
    await part(page, 'c03').getByRole('button', { name: '保存这一项' }).click();
    await part(page, 'c03').getByRole('button', { name: '用现在的' }).click();
    await settledState(page, '已全部发送');
    expect(await page.locator('[name="c03.quantity"]').inputValue()).toBe('301');
    expect(await component('c03')).toMatchObject({ quantity: '301' });
  });

  it('keeps what was refused, with the reason, until it is mended', async () => {
    await page.goto(address());
    await open(page, 'c03');
    await fill(page, 'c03.quantity', '-5');
    await part(page, 'c03').getByRole('button', { name: '保存这一项' }).click();
    await part(page, 'c03').getByText('没有发送成功，填写的内容仍在本机').waitFor();
    await page.reload();
    expect(await page.locator('[name="c03.quantity"]').inputValue()).toBe('-5');
    await open(page, 'c03');
    await part(page, 'c03').getByText('没有发送成功').waitFor();
    await fill(page, 'c03.quantity', '302');
    await part(page, 'c03').getByRole('button', { name: '保存这一项' }).click();
    await settledState(page, '已全部发送');
    expect(await component('c03')).toMatchObject({ quantity: '302' });
  });

  it('works form by form where no script runs', async () => {
    const plain = await association.browser.person({ script: false });
    // A photograph is drawn anew before the page answers: longer than a click usually takes on a busy machine.
    plain.setDefaultTimeout(60_000);
    await plain.setViewportSize({ width: 360, height: 780 });
    await signInAgain(plain, colleague, address());
    await open(plain, 'c01');
    expect(await part(plain, 'c01').locator('summary').first().textContent()).toContain('曳引机 有齿轮');
    await fill(plain, 'c01.kgPerUnit', '656');
    await part(plain, 'c01').getByRole('button', { name: '保存这一项' }).click();
    await plain.getByText('c01 已保存').waitFor();
    expect(await component('c01')).toMatchObject({ mass: { kgPerUnit: '656' } });

    await open(plain, 'c02');
    await plain.locator('[name="c02.grade"]').selectOption('as-new');
    await part(plain, 'c02').getByRole('button', { name: '保存这一项' }).click();
    await part(plain, 'c02').getByRole('alert').getByText('所选等级“近新”').waitFor();

    await plain.goto(address());
    await changeElsewhere('c03', { quantity: '400' });
    await open(plain, 'c03');
    await fill(plain, 'c03.quantity', '401');
    await part(plain, 'c03').getByRole('button', { name: '保存这一项' }).click();
    await plain.getByText('这一项已被他人更改，您填写的还没有保存').waitFor();
    expect(await plain.locator('[name="c03.quantity"]').inputValue()).toBe('401');
    await part(plain, 'c03').getByRole('button', { name: '保存这一项' }).click();
    await plain.getByText('c03 已保存').waitFor();
    expect(await component('c03')).toMatchObject({ quantity: '401' });

    await open(plain, 'c02');
    await plain
      .locator('[id="c02.file"]')
      .setInputFiles({ name: 'rail.jpg', mimeType: 'image/jpeg', buffer: photograph({ width: 300, height: 300 }) });
    await part(plain, 'c02').getByRole('button', { name: '上传照片' }).click();
    await plain.getByText('c02 的照片已保存').waitFor();
  });
});
