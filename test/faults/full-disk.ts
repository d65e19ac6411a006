/** A small disk in memory that is filled to the last byte, and emptied again. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultUnderWay } from './fault-trial.js';

export interface SmallDisk {
  readonly dataDir: string;
  fill(): Promise<FaultUnderWay>;
  remove(): void;
}

const megabytes = 96;

/** null: this system lets nobody mount one here. */
export function mountSmallDisk(): SmallDisk | null {
  const place = mkdtempSync(join(tmpdir(), 'lift-appraisal-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    rmdirSync(place);
    return null;
  }
  const ballast = join(place, 'ballast');
  return {
    dataDir: join(place, 'data'),
    fill: () => {
      fillUp(ballast);
      return Promise.resolve({ end: () => Promise.resolve(rmSync(ballast)) });
    },
    remove: () => {
      execFileSync('umount', [place]);
      rmdirSync(place);
    },
  };
}

function fillUp(file: string): void {
  const opened = openSync(file, 'w');
  try {
    for (let size = 1 << 20; size >= 512; size /= 2) {
      const block = Buffer.alloc(size, 1);
      while (isWritten(opened, block));
    }
  } finally {
    closeSync(opened);
  }
}

function isWritten(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
