import { expect, it } from '@jest/globals';
import { Drain } from './drain.js';

it('is ready until the end is announced', async () => {
  const drain = new Drain();
  await expect(drain.check()).resolves.toBeUndefined();
  drain.begin();
  await expect(drain.check()).rejects.toThrow('about to end');
});
