/** Every page somebody may come to, looked at: by axe, and on pictures at phone and desktop width. */
import type { Page } from 'playwright-core';
import { violationsOn } from './accessibility.js';
import { takeScreenshots } from './screenshots.js';

export interface Stop {
  /** Name of the pictures. */
  readonly name: string;
  readonly path: string;
}

/** What is wrong with the pages: rules of axe that are broken, pages wider than a phone, answers that are no page. */
export async function lookAt(page: Page, stops: readonly Stop[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { name, path } of stops) {
    const answer = await page.goto(path);
    if (answer === null || answer.status() >= 400) wrong.push(`${path} answers ${answer?.status() ?? 'nothing'}`);
    wrong.push(...(await lookAtThis(page, name)));
  }
  return wrong;
}

/** The page as it stands. */
export async function lookAtThis(page: Page, name: string): Promise<readonly string[]> {
  return [...(await violationsOn(page)), ...(await takeScreenshots(page, name))];
}
