import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startAssociation, type Association } from './harness/association.js';
import { signInAgain, signInFirst, type Colleague } from './harness/sign-in.js';
import { lookAt, lookAtThis } from './harness/tour.js';

describe('an operator of a firm', () => {
  let association: Association;
  let operator: Page;
  let zhou: Colleague;

  beforeAll(async () => {
    association = await startAssociation();
    operator = await association.browser.person();
  });
  afterAll(() => association?.stop());

  it('finds nothing wrong with any step of the first sign-in', async () => {
    const wanted = { login: 'zhou', name: '周管理', organisationId: 'firm', roles: ['operator'] } as const;
    const wrong: string[] = [];
    zhou = await signInFirst(operator, await association.colleague(wanted), '/people', async (name) => {
      wrong.push(...(await lookAtThis(operator, name)));
    });
    expect(wrong).toEqual([]);
  });

  it('nor with the pages of the work, nor with those that refuse', async () => {
    const stops = [
      { name: 'people', path: '/people' },
      { name: 'keys', path: '/keys' },
      { name: 'webhooks', path: '/webhooks' },
    ];
    const wrong = [...(await lookAt(operator, stops))];
    expect((await operator.goto('/console/price-drafts/new'))?.status()).toBe(403);
    wrong.push(...(await lookAtThis(operator, 'forbidden')));
    expect((await operator.goto('/nowhere'))?.status()).toBe(404);
    wrong.push(...(await lookAtThis(operator, 'not-found')));
    expect(wrong).toEqual([]);
  });

  it('sees on the account page a session begun elsewhere and ends it', async () => {
    const elsewhere = await association.browser.person();
    await signInAgain(elsewhere, zhou, '/account');
    await elsewhere.getByText('当前登录').waitFor();
    const wrong = [...(await lookAt(operator, [{ name: 'account', path: '/account' }]))];
    const other = operator.getByRole('row').filter({ hasText: '其他登录' });
    await other.getByRole('link', { name: '退出' }).click();
    await operator.getByLabel('当前密码').waitFor();
    wrong.push(...(await lookAtThis(operator, 'account-session-ending')));
    await operator.getByLabel('当前密码').fill(zhou.password);
    await operator.getByRole('button', { name: '退出这次登录' }).click();
    await operator.getByText('这次登录已失效').waitFor();
    expect([wrong, await other.count()]).toEqual([[], 0]);
    await elsewhere.goto('/account');
    await elsewhere.getByLabel('登录名').waitFor();
  });
});
