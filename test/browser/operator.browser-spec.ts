import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startAssociation, type Association } from './harness/association.js';
import { signInFirst } from './harness/sign-in.js';
import { lookAt, lookAtThis } from './harness/tour.js';

describe('an operator of a firm', () => {
  let association: Association;
  let operator: Page;

  beforeAll(async () => {
    association = await startAssociation();
    operator = await association.browser.person();
  });
  afterAll(() => association?.stop());

  it('finds nothing wrong with any step of the first sign-in', async () => {
    const wanted = { login: 'zhou', name: '周管理', organisationId: 'firm', roles: ['operator'] } as const;
    const wrong: string[] = [];
    await signInFirst(operator, await association.colleague(wanted), '/people', async (name) => {
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
});
