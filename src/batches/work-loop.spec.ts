import { describe, expect, it } from '@jest/globals';
import { WorkLoop } from './work-loop.js';

/** Works off what is on its desk. */
class Desk {
  rounds = 0;
  isStopped = false;
  constructor(private readonly piles: (number | Error)[]) {}

  runUntilIdle(): Promise<number> {
    this.rounds += 1;
    const pile = this.piles.shift() ?? 0;
    return pile instanceof Error ? Promise.reject(pile) : Promise.resolve(pile);
  }

  stop(): Promise<void> {
    this.isStopped = true;
    return Promise.resolve();
  }
}

describe('the loop of a worker', () => {
  const failures: unknown[] = [];
  const plan = { restMs: 1, onFailure: (error: unknown): void => void failures.push(error) };

  it('ends after so many rests without work, counted anew whenever there was some', async () => {
    const desk = new Desk([5, 0, 3, 0, 0, 9]);
    await new WorkLoop(desk, { ...plan, restsBeforeEnd: 2 }).run();
    expect(desk.rounds).toBe(5);
  });

  it('ends at once when asked for no rest', async () => {
    const desk = new Desk([5, 3]);
    await new WorkLoop(desk, { ...plan, restsBeforeEnd: 0 }).run();
    expect(desk.rounds).toBe(1);
  });

  it('goes on after a failure', async () => {
    const fault = new Error('away');
    const desk = new Desk([fault, 2]);
    await new WorkLoop(desk, { ...plan, restsBeforeEnd: 1 }).run();
    expect([failures, desk.rounds]).toEqual([[fault], 3]);
  });

  it('looks again at once when it is woken, and stops in the middle of a rest', async () => {
    const desk = new Desk([]);
    const loop = new WorkLoop(desk, { ...plan, restMs: 1_000_000, restsBeforeEnd: null });
    const running = loop.run();
    await new Promise((resume) => setImmediate(resume));
    loop.wake();
    await new Promise((resume) => setImmediate(resume));
    expect(desk.rounds).toBe(2);
    await loop.stop();
    await running;
    expect([desk.rounds, desk.isStopped]).toEqual([2, true]);
  });
});
