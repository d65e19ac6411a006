/**
 * A surveyor in the shaft, in a real browser: contradictions, two surveyors at once, what was refused, and no script.
 * Without network, `whole-day.browser-spec.ts` surveys.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WorkingPapers } from '../../src/assignments/working-paper/working-papers.js';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { machine, rail } from '../api/small-order.js';
import { openAssignment } from '../assignments/survey/open-assignment.js';
import { photograph } from '../assignments/survey/photographs.js';
import { startAssociation, type Association } from './harness/association.js';
import { fill, keepPart, openPart, part, settledState, takePhoto, tick } from './harness/shaft.js';
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
async function component(componentId: string) {
  const { order } = await association.app.get(WorkingPapers).latest('firm', id);
  return order.components?.find((one) => one.id === componentId);
}

async function changeElsewhere(componentId: string, change: object): Promise<void> {
  const stands = await component(componentId);
  const save = { componentId, component: { ...stands, ...change }, expectedSha256: fingerprintOf(stands) };
  await association.app.get(WorkingPapers).saveComponent(firm, id, save);
}

const saveList = (order: object, expectedVersion: number): Promise<unknown> =>
  association.app.get(WorkingPapers).save(firm, id, { order, expectedVersion, note: '清单' });

describe('a survey in the shaft', () => {
  it('shows every component, what is missing and how to grade, on a phone, for everybody', async () => {
    await page.goto(address());
    await settledState(page, '已全部发送');
    expect(await page.locator('[data-part]').count()).toBe(3);
    await page.locator('.survey-grades > summary').click();
    await page.getByText('不是任何标准的条文').waitFor();
    await openPart(page, 'c02');
    expect(await lookAtThis(page, 'survey')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });
  });

  it('flags at once what contradicts itself', async () => {
    await openPart(page, 'c02');
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
    await keepPart(page, 'c02');
    await settledState(page, '已全部发送');
    expect((await component('c02'))?.survey).toMatchObject({ score: '0.70', surveyor: '赵勘察' });
  });

  it('shows both versions when somebody else was faster, and sends the one that was chosen', async () => {
    await page.goto(address());
    await settledState(page, '已全部发送');
    await changeElsewhere('c01', { description: '同事写的' });
    await changeElsewhere('c03', { quantity: '300' });
    await openPart(page, 'c01');
    await fill(page, 'c01.description', '我写的');
    await keepPart(page, 'c01');
    await part(page, 'c01').getByText('现在：同事写的').waitFor();
    await part(page, 'c01').getByText('我的：我写的').waitFor();
    await settledState(page, '1 项与他人的更改冲突');
    expect(await lookAtThis(page, 'survey-conflict')).toEqual([]);
    await page.setViewportSize({ width: 360, height: 780 });

    await page.reload();
    await part(page, 'c01').getByRole('button', { name: '用我的' }).click();
    await settledState(page, '已全部发送');
    expect(await component('c01')).toMatchObject({ description: '我写的', mass: { kgPerUnit: '640' } });

    await openPart(page, 'c03');
    await fill(page, 'c03.quantity', '299');
    await changeElsewhere('c03', { quantity: '301' });
    await keepPart(page, 'c03');
    await part(page, 'c03').getByRole('button', { name: '用现在的' }).click();
    await settledState(page, '已全部发送');
    expect(await page.locator('[name="c03.quantity"]').inputValue()).toBe('301');
    expect(await component('c03')).toMatchObject({ quantity: '301' });
  });

  it('says what still waits from the very moment of saving, and sends what was saved while another was on its way', async () => {
    // Nothing goes out by itself, and the first saving takes its time.
    await page.addInitScript(() => (window.setInterval = (() => 0) as unknown as typeof setInterval));
    await page.route('**/working-paper/components/c01', async (route) => {
      await part(page, 'c02').getByText('待发送').waitFor();
      await route.continue();
    });
    await page.goto(address());
    await settledState(page, '已全部发送');
    const said = await page.evaluate(() => {
      const save = (id: string) => document.querySelector<HTMLFormElement>(`[data-part="${id}"] form`)?.requestSubmit();
      save('c01');
      const first = document.querySelector('[data-sending-state]')?.textContent;
      save('c02');
      return first;
    });
    expect(said).toBe('尚未保存在本机，待发送 1 项');
    await settledState(page, '已全部发送');
    for (const one of ['c01', 'c02']) expect((await component(one))?.survey?.surveyedOn).toBeDefined();
    await page.unrouteAll();
  });

  it('says that a photograph is not on this device when the browser has no room for it, and still sends it', async () => {
    await page.goto(address());
    await settledState(page, '已全部发送');
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await page.route('**/photos', (route) => route.abort());
    await openPart(page, 'c01');
    await takePhoto(page, 'c01', { name: 'full.jpg', bytes: photograph({ width: 200, height: 300 }) });
    await settledState(page, '尚未保存在本机，待发送 1 项');
    await page.unrouteAll();
    await page.getByRole('button', { name: '立即发送' }).click();
    await settledState(page, '已全部发送');
  });

  it('keeps what was refused, with the reason, until it is mended', async () => {
    await page.goto(address());
    await openPart(page, 'c03');
    await fill(page, 'c03.quantity', '-5');
    await keepPart(page, 'c03');
    await part(page, 'c03').getByText('没有发送成功，填写的内容仍在本机').waitFor();
    await page.reload();
    await settledState(page, '待发送 1 项');
    expect(await page.locator('[name="c03.quantity"]').inputValue()).toBe('-5');
    await openPart(page, 'c03');
    await part(page, 'c03').getByText('没有发送成功').waitFor();
    await fill(page, 'c03.quantity', '302');
    await keepPart(page, 'c03');
    await settledState(page, '已全部发送');
    expect(await component('c03')).toMatchObject({ quantity: '302' });
  });

  it('shows what was typed about a component that has left the list, until somebody drops it', async () => {
    await page.goto(address());
    await openPart(page, 'c03');
    await fill(page, 'c03.quantity', '-7');
    await keepPart(page, 'c03');
    await part(page, 'c03').getByText('没有发送成功').waitFor();
    const { order, version } = await association.app.get(WorkingPapers).latest('firm', id);
    const components = (order.components ?? []).filter((one) => one.id !== 'c03');
    await saveList({ ...order, components }, version);
    await page.goto(address());
    const left = page.locator('[data-left-over] li');
    await left.getByText('清单中已没有零部件 c03，本机填写的内容没有发送（数量：-7').waitFor();
    await left.getByRole('button', { name: '从本机删除' }).click();
    await left.waitFor({ state: 'detached' });
    await page.reload();
    await settledState(page, '已全部发送');
    expect(await left.count()).toBe(0);
    await saveList(order, version + 1);
  });

  it('works form by form where no script runs', async () => {
    const plain = await association.browser.person({ script: false });
    // A photograph is drawn anew before the page answers: longer than a click usually takes on a busy machine.
    plain.setDefaultTimeout(60_000);
    await plain.setViewportSize({ width: 360, height: 780 });
    await signInAgain(plain, colleague, address());
    await openPart(plain, 'c01');
    expect(await part(plain, 'c01').locator('summary').first().textContent()).toContain('曳引机 有齿轮');
    await fill(plain, 'c01.kgPerUnit', '656');
    await keepPart(plain, 'c01');
    await plain.getByText('c01 已保存').waitFor();
    expect(await component('c01')).toMatchObject({ mass: { kgPerUnit: '656' } });

    await openPart(plain, 'c02');
    await plain.locator('[name="c02.grade"]').selectOption('as-new');
    await keepPart(plain, 'c02');
    await part(plain, 'c02').getByRole('alert').getByText('所选等级“近新”').waitFor();

    await plain.goto(address());
    await changeElsewhere('c03', { quantity: '400' });
    await openPart(plain, 'c03');
    await fill(plain, 'c03.quantity', '401');
    await keepPart(plain, 'c03');
    await plain.getByText('这一项已被他人更改，您填写的还没有保存').waitFor();
    expect(await plain.locator('[name="c03.quantity"]').inputValue()).toBe('401');
    await keepPart(plain, 'c03');
    await plain.getByText('c03 已保存').waitFor();
    expect(await component('c03')).toMatchObject({ quantity: '401' });

    await openPart(plain, 'c02');
    await takePhoto(plain, 'c02', { name: 'rail.jpg', bytes: photograph({ width: 300, height: 300 }) });
    await plain.getByText('c02 的照片已保存').waitFor();
  });
});
