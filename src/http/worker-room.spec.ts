import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorkerRoom, type WorkerRoomPlan } from './worker-room.js';

/** Answers with what it is told to do: a number doubled, or a limit broken, or a failure. */
const program = `
import { parentPort, workerData } from 'node:worker_threads';
let turns = 0;
parentPort.on('message', (task) => {
  turns += 1;
  if (task === 'for ever') for (;;) {}
  if (task === 'memory') { const kept = []; for (;;) kept.push(new Array(1e5).fill(kept.length)); }
  if (task === 'fail') throw new Error('broken');
  parentPort.postMessage({ double: 2 * task, turns, workerData, environment: Object.keys(process.env).length });
});
if (workerData === 'slow to load') await new Promise((loaded) => setTimeout(loaded, 1_500));
if (workerData === 'cannot load') throw new Error('broken');
parentPort.postMessage('ready');`;

interface Answer {
  readonly double: number;
  readonly turns: number;
  readonly workerData: unknown;
  readonly environment: number;
}

const folder = mkdtempSync(join(tmpdir(), 'worker-room-'));
const file = join(folder, 'program.mjs');
writeFileSync(file, program);

const rooms: WorkerRoom<unknown, Answer>[] = [];
function open(plan: Partial<WorkerRoomPlan> = {}): WorkerRoom<unknown, Answer> {
  const full = () => new Error('full');
  const room = new WorkerRoom<unknown, Answer>({
    ...{ program: file, workerData: 'given', memoryMb: 64, limitMs: 20_000, mostAtOnce: 3, full },
    ...plan,
  });
  rooms.push(room);
  return room;
}

describe('a room with a thread', () => {
  afterEach(async () => {
    await Promise.all(rooms.splice(0).map((room) => room.close()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('does one task after the other in one thread, without the settings of the environment', async () => {
    const room = open();
    const answers = await Promise.all([1, 2, 3].map((task) => room.run(task)));
    expect(answers.map((answer) => [answer?.double, answer?.turns])).toEqual([
      [2, 1],
      [4, 2],
      [6, 3],
    ]);
    expect(answers[0]).toMatchObject({ workerData: 'given', environment: 0 });
  });

  it('does not count the loading of the program as time of the task', async () => {
    const room = open({ workerData: 'slow to load', limitMs: 1_000 });
    expect(await room.run(1)).toMatchObject({ double: 2 });
  });

  it('says so when the program cannot be loaded, and tries again for the next', async () => {
    const room = open({ workerData: 'cannot load' });
    await expect(room.run(1)).rejects.toThrow('a thread did not start');
    await expect(room.run(1)).rejects.toThrow('a thread did not start');
  });

  it('lets only so many wait', async () => {
    const room = open({ mostAtOnce: 2 });
    const inside = [room.run(1), room.run(2)];
    await expect(room.run(3)).rejects.toThrow('full');
    await Promise.all(inside);
    expect((await room.run(3))?.double).toBe(6);
  });

  it('ends a thread that takes too long, and does the next task in a new one', async () => {
    const room = open({ limitMs: 1500 });
    const [costly, next] = await Promise.all([room.run('for ever'), room.run(4)]);
    expect([costly, next?.double, next?.turns]).toEqual([null, 8, 1]);
  });

  it('answers null where a thread runs out of memory', async () => {
    const room = open();
    expect(await room.run('memory')).toBeNull();
    expect((await room.run(5))?.double).toBe(10);
  });

  it('hands a failure on, and goes on', async () => {
    const room = open();
    await expect(room.run('fail')).rejects.toMatchObject({ cause: expect.objectContaining({ message: 'broken' }) });
    expect((await room.run(6))?.double).toBe(12);
  });
});
