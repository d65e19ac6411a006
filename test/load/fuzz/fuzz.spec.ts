import { expect, it } from '@jest/globals';
import { fuzz } from './fuzz-trial.js';

it('four hundred drawn requests, some to every described operation, are answered as described, none with a fault of ours', async () => {
  const { findings, operations, requests, statuses } = await fuzz({ requests: 372, seed: 1 });
  expect(findings).toEqual([]);
  expect(requests).toBeGreaterThanOrEqual(372);
  expect(operations).toBeGreaterThan(150);
  // Some are granted, some refused for what they say, some for who asks.
  for (const status of [200, 201, 400, 403, 404, 422]) expect(statuses[status]).toBeGreaterThan(0);
}, 300_000);
