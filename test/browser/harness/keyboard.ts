/** A person without a mouse: where the focus goes, whether it can be seen there, and what is done from it. */
import type { Locator, Page } from 'playwright-core';

type Key = 'Tab' | 'Shift+Tab';

interface Stop {
  readonly name: string;
  /** Place among all stops of the page, in the order of the document; -1: nowhere, the page has been left. */
  readonly at: number;
  /** Of all the stops. */
  readonly count: number;
  /** A day is typed in three fields with stops of their own. */
  readonly isDay: boolean;
  readonly faults: readonly string[];
}

/**
 * In the page. Everything that Tab may reach, in the order of the document, one of a group of radio buttons; and what is
 * wrong with how the focus shows: no outline, too faint (WCAG 1.4.11), cut off by a frame, or under something (2.4.11).
 */
const probe = `(() => {
  const reachable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' &&
      one.checkVisibility({ visibilityProperty: true }) && !one.closest('fieldset[disabled]'));
  const groups = new Map();
  for (const one of reachable) {
    if (one.type !== 'radio') continue;
    if (!groups.has(one.name) || one.checked) groups.set(one.name, one);
  }
  const stops = reachable.filter((one) => one.type !== 'radio' || groups.get(one.name) === one);
  const luminance = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const groundOf = (one) => {
    for (let ground = one.parentElement; ground; ground = ground.parentElement) {
      const colour = getComputedStyle(ground).backgroundColor;
      if (!/, 0\\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faultsOf = (one) => {
    const faults = [];
    const style = getComputedStyle(one);
    const width = parseFloat(style.outlineWidth);
    if (style.outlineStyle === 'none' || width < 2) return ['shows no focus'];
    const [light, dark] = [luminance(style.outlineColor), luminance(groundOf(one))].sort((a, b) => b - a);
    if ((light + 0.05) / (dark + 0.05) < 3) faults.push('shows its focus too faintly on ' + groundOf(one));
    const reach = width + parseFloat(style.outlineOffset);
    const box = one.getBoundingClientRect();
    for (let frame = one.parentElement; frame; frame = frame.parentElement) {
      if (frame === document.body || getComputedStyle(frame).overflowX === 'visible') continue;
      const inner = frame.getBoundingClientRect();
      const isCut = box.top - reach < inner.top - 0.5 || box.bottom + reach > inner.bottom + 0.5 ||
        box.left - reach < inner.left - 0.5;
      if (isCut) faults.push('has its focus cut off by .' + frame.className);
    }
    // A link may be broken into lines: its first one.
    const line = one.getClientRects()[0] ?? box;
    const [x, y] = [line.left + Math.min(line.width / 2, 20), line.top + Math.min(line.height / 2, 25)];
    const seen = document.elementFromPoint(x, y);
    if (seen === null) faults.push('is out of sight');
    else if (!one.contains(seen) && !seen.contains(one)) faults.push('lies under .' + seen.className);
    return faults;
  };
  const one = document.activeElement;
  const at = stops.indexOf(one);
  const words = one.getAttribute('aria-label') ?? one.name ?? one.textContent;
  const name = one.tagName.toLowerCase() + ' ' + (words || one.textContent || '').trim().slice(0, 40);
  return { name, at, count: stops.length, isDay: one.type === 'date', faults: at < 0 ? [] : faultsOf(one) };
})()`;

async function stopAfter(page: Page, key: Key, before: Stop | null): Promise<Stop> {
  await page.keyboard.press(key);
  const stop = await page.evaluate<Stop>(probe);
  return stop.isDay && stop.at === before?.at ? stopAfter(page, key, stop) : stop;
}

/**
 * The way of Tab through the page that has just come, all of it unfolded, and back again: what is wrong with it. The link over the navigation
 * comes first, every stop is reached in the order of the document and shows the focus, and the end leads out.
 */
export async function walk(page: Page): Promise<readonly string[]> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  const wrong: string[] = [];
  const here = new URL(page.url()).pathname;
  const there = async (key: Key, expected: (step: number, count: number) => number): Promise<void> => {
    let stop: Stop | null = null;
    for (let step = 0; step < 400; step += 1) {
      stop = await stopAfter(page, key, stop);
      const { name, at, count, faults } = stop;
      wrong.push(...faults.map((fault) => `${here}, ${key}: ${name} ${fault}`));
      if (step === count) {
        // Out of the page, or straight to its other end where the browser has nothing else to offer.
        const isOut = at < 0 || at === expected(0, count);
        if (!isOut) wrong.push(`${here}, ${key}: ${name} holds the focus at the end`);
        return;
      }
      if (at !== expected(step, count)) {
        wrong.push(`${here}, ${key}: ${name} is stop ${at} of ${count} instead of ${expected(step, count)}`);
        return;
      }
      if (key === 'Tab' && step === 0 && name !== 'a 跳到正文') wrong.push(`${here} begins with ${name}`);
    }
  };
  await there('Tab', (step) => step);
  await there('Shift+Tab', (step, count) => count - 1 - step);
  return wrong;
}

/** Goes on with the key until the focus is there. */
export async function tabTo(page: Page, goal: Locator, key: Key = 'Tab'): Promise<void> {
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press(key);
    if ((await goal.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`${key} never comes to ${String(goal)}`);
}

export const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
export const link = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('main').getByRole('link', { name, exact: true });

/** Past the navigation, as the first link of every page offers. */
export async function skip(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

/** To a button or a link, and pressed. */
export async function enter(page: Page, goal: Locator, key?: Key): Promise<void> {
  await tabTo(page, goal, key);
  await page.keyboard.press('Enter');
}

/** What stood in the field is typed over. */
export async function type(page: Page, goal: Locator, text: string): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}
