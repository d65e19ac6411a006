/** What a surveyor does on the page of a survey. */
import type { Page } from 'playwright-core';
import { photograph } from '../../assignments/survey/photographs.js';

export const part = (on: Page, componentId: string) => on.locator(`[data-part="${componentId}"]`);

export async function openPart(on: Page, componentId: string): Promise<void> {
  const details = part(on, componentId);
  if ((await details.getAttribute('open')) === null) await details.locator('> summary').click();
}

export const fill = (on: Page, name: string, text: string): Promise<void> => on.locator(`[name="${name}"]`).fill(text);

export const tick = (on: Page, name: string, value: string): Promise<void> =>
  on.locator(`[name="${name}"][value="${value}"]`).check();

export const keepPart = (on: Page, componentId: string): Promise<void> =>
  part(on, componentId).getByRole('button', { name: '保存这一项' }).click();

/** Of the open part. */
export async function takePhoto(on: Page, componentId: string, photo: { name: string; bytes: Buffer }): Promise<void> {
  const file = { name: photo.name, mimeType: 'image/jpeg', buffer: photo.bytes };
  await on.locator(`[id="${componentId}.file"]`).setInputFiles(file);
  await part(on, componentId).getByRole('button', { name: '上传照片' }).click();
}

/** What the page says of where the drafts are. */
export async function settledState(on: Page, words: string): Promise<void> {
  await on.locator('[data-sending-state]').filter({ hasText: words }).waitFor({ timeout: 30_000 });
}

interface Scales {
  readonly kg: string;
  readonly slip: string;
}

/** The part on the scales: so much a piece, by that slip. */
export async function weigh(on: Page, componentId: string, { kg, slip }: Scales): Promise<void> {
  await openPart(on, componentId);
  await on.locator(`[name="${componentId}.massMethod"]`).selectOption('weighed');
  await fill(on, `${componentId}.kgPerUnit`, kg);
  await fill(on, `${componentId}.massBasis`, slip);
}

/** The part stays: every condition of scrapping is looked for and not found. */
export async function retain(on: Page, componentId: string, score: string): Promise<void> {
  await openPart(on, componentId);
  await tick(on, `${componentId}.disposition`, 'retain');
  await fill(on, `${componentId}.score`, score);
  for (const no of await part(on, componentId).locator('.survey-condition input[value="no"]').all()) await no.check();
}

/** Looked at and found as it stands. */
export async function keepAsTheyAre(on: Page, components: readonly { readonly id: string }[]): Promise<void> {
  for (const { id } of components) {
    await openPart(on, id);
    await keepPart(on, id);
  }
}

/** The network goes; parts are weighed all the same, and the last of them is photographed. */
export async function weighWithoutNetwork(on: Page, componentIds: readonly string[], scales: Scales): Promise<void> {
  await on.context().setOffline(true);
  for (const componentId of componentIds) await weigh(on, componentId, scales);
  const bytes = photograph({ colour: 'green' });
  await takePhoto(on, componentIds.at(-1) ?? '', { name: 'IMG_2.jpg', bytes });
  await settledState(on, `待发送 ${componentIds.length + 1} 项；现在没有网络`);
}

/** The page is opened again while there is still no network: everything stands there, and goes out when it is back. */
export async function sendWhenBack(on: Page, componentIds: readonly string[], { kg }: Scales): Promise<void> {
  const last = componentIds.at(-1) ?? '';
  await on.reload();
  await settledState(on, `待发送 ${componentIds.length + 1} 项`);
  for (const componentId of componentIds) {
    const kept = await on.locator(`[name="${componentId}.kgPerUnit"]`).inputValue();
    if (kept !== kg) throw new Error(`${componentId} came back with ${kept}`);
  }
  await on.getByText(`${last} 的照片 IMG_2.jpg：待发送`).waitFor();
  await on.context().setOffline(false);
  await settledState(on, '已全部发送');
  await openPart(on, last);
  await part(on, last).locator('.survey-photos img').waitFor();
}
