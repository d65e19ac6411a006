import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { WriteGate, WriteGateTimeout } from './write-gate.js';

const holdUp = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

describe('the gate of those who write', () => {
  it('lets them through one after the other, as they came', async () => {
    const gate = new WriteGate(1_000);
    const order: number[] = [];
    await gate.acquire();
    const waiting = [1, 2, 3].map(async (place) => {
      await gate.acquire();
      order.push(place);
      gate.release();
    });
    gate.release();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
  });

  it('turns away who waits too long, and serves those after them', async () => {
    const gate = new WriteGate(50);
    await gate.acquire();
    await expect(gate.acquire()).rejects.toThrow(WriteGateTimeout);
    gate.release();
    await gate.acquire();
  });

  it('does not count the time in which the process is held up by its own work', async () => {
    const gate = new WriteGate(300);
    await gate.acquire();
    const waiting = gate.acquire();
    holdUp(400);
    // What was due meanwhile comes first, then whoever holds the gate goes on.
    await wait(1);
    gate.release();
    await waiting;
  });
});
