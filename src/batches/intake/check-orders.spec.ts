import { expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOrders } from './check-orders.js';
import { sentDocument } from './sent-orders.js';

const orders = (count: number): object[] => Array.from({ length: count }, (_, n) => ({ lift: { address: `${n}` } }));
const trusting = { examine: () => [], needsReview: () => false };

it('keeps the orders of a batch in their sequence, however many there are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lift-appraisal-orders-'));
  const checked = await checkOrders(sentDocument(orders(5_000)), { ...trusting, aside: join(folder, 'aside') });
  const kept = [];
  for await (const { address, orderJson } of checked.items()) kept.push([address, JSON.parse(orderJson)]);
  rmSync(folder, { recursive: true });
  expect(kept).toEqual(orders(5_000).map((order, n) => [`${n}`, order]));
});

it('asks to come again where the disk takes nothing, and ends nothing else', async () => {
  const aside = join(tmpdir(), 'no-such-folder', 'aside');
  await expect(checkOrders(sentDocument(orders(50)), { ...trusting, aside })).rejects.toMatchObject({
    kind: 'unavailable',
    cause: { code: 'ENOENT' },
  });
});
