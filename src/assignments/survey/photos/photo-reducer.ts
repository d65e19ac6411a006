/** Makes the reduced copies of photographs, one at a time, each in a process of its own that may fail without harm. */
import { Injectable } from '@nestjs/common';
import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { threadProgram } from '../../../config/package-root.js';
import { photosBusy } from './photo-problem.js';
import { unframeCopies, type ReducedCopies } from './reduced-copies.js';

/** The build: also when the tests run the sources. */
const program = threadProgram('reduce-photo');
/** A photograph of 50 megapixels takes less than three seconds on a slow machine. */
const LIMIT_MS = 20_000;
const MOST_AT_ONCE = 16;

@Injectable()
export class PhotoReducer {
  private inside = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();

  /** null: whatever this is, no picture could be drawn from it. */
  async reduce(image: Uint8Array): Promise<ReducedCopies | null> {
    if (this.inside >= MOST_AT_ONCE) throw photosBusy();
    this.inside += 1;
    const turn = this.lastTurn.then(() => reduceInProcess(image));
    this.lastTurn = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.inside -= 1;
    }
  }
}

async function reduceInProcess(image: Uint8Array): Promise<ReducedCopies | null> {
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // It may end before it has read everything: the exit code tells, not the pipe.
  child.stdin.on('error', () => undefined);
  child.stdin.end(image);
  const [code, output] = await Promise.all([ended, buffer(child.stdout)]);
  return code === 0 ? unframeCopies(output) : null;
}
