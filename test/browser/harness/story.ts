import { expect, it } from '@jest/globals';

/** The hours of a story: after one that went wrong nobody waits in vain for what should have come of it. */
export function storyOf(): (name: string, work: () => Promise<void>) => void {
  let isBroken = false;
  return (name, work) =>
    it(name, async () => {
      expect(isBroken).toBe(false);
      isBroken = true;
      await work();
      isBroken = false;
    });
}
