/** Signing in as people do it: password, then the code of an authenticator app. */
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

export interface NewColleague {
  readonly login: string;
  readonly oneTimePassword: string;
  /** The password the person chooses at the first sign-in. */
  readonly password: string;
  /** The clock of the service, which the phone shares. */
  now(): Date;
}

export interface Colleague extends NewColleague {
  /** Of the authenticator app, base32. */
  readonly secret: string;
}

/** What the app on the phone shows now. */
export function codeOf(secret: string, now: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() });
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** Called with the name of every step as it is shown. */
export type Look = (name: string) => Promise<void>;

/** From the one-time password to the page the person wanted, with an own password and an authenticator app on the way. */
export async function signInFirst(
  page: Page,
  person: NewColleague,
  ...[wanted, look = () => Promise.resolve()]: [wanted: string, look?: Look]
): Promise<Colleague> {
  await page.goto(wanted);
  await page.getByLabel('登录名').fill(person.login);
  await page.getByLabel('密码', { exact: true }).fill(person.oneTimePassword);
  await press(page, '登录');
  await page.locator('[name=newPassword]').waitFor();
  await look('sign-in-new-password');
  await page.locator('[name=newPassword]').fill(person.password);
  await page.locator('[name=newPasswordAgain]').fill(person.password);
  await press(page, '继续');
  await page.locator('.secret').waitFor();
  await look('sign-in-authenticator');
  const secret = ((await page.locator('.secret').textContent()) ?? '').replace(/\s/g, '');
  await page.locator('[name=oneTimeCode]').fill(codeOf(secret, person.now()));
  await press(page, '确认');
  await page.getByRole('link', { name: '已经保管好，继续' }).waitFor();
  await look('sign-in-recovery-codes');
  await page.getByRole('link', { name: '已经保管好，继续' }).click();
  return { ...person, secret };
}

/** A code is spent once used: whoever comes again within its thirty seconds shows the code of the next ones. */
export async function signInAgain(page: Page, person: Colleague, wanted: string): Promise<void> {
  await page.goto(wanted);
  await page.getByLabel('登录名').fill(person.login);
  await page.getByLabel('密码', { exact: true }).fill(person.password);
  await press(page, '登录');
  const next = new Date(person.now().getTime() + 30_000);
  await page.locator('[name=oneTimeCode]').fill(codeOf(person.secret, next));
  await press(page, '继续');
}
