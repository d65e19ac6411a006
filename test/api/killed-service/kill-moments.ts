/**
 * When the killer strikes. Most of issuing is drawing, so moments spread evenly over the time would hardly ever meet a
 * transaction: most of them wait for something to be written first, to the database's log or to the archive.
 */
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Draw } from '../../oracle/draw.js';

type Written = 'commit' | 'archive';

export interface KillMoment {
  /** What must be written first, in this order, counted from the request. */
  readonly after: readonly Written[];
  /** How much later, in milliseconds. */
  readonly ms: number;
}

/** How a step usually goes. */
export interface UsualStep {
  readonly ms: number;
  /** Whether it puts a file into the archive. */
  readonly archives: boolean;
}

export function drawKillMoment(draw: Draw, usual: UsualStep): KillMoment {
  switch (draw.int(0, usual.archives ? 3 : 1)) {
    case 0:
      return { after: [], ms: draw.int(0, Math.ceil(usual.ms)) };
    case 1:
      // The key is claimed, then the number is given.
      return { after: Array.from({ length: draw.int(1, 6) }, () => 'commit'), ms: draw.int(0, 2) };
    case 2:
      return { after: ['archive'], ms: draw.int(0, 12) };
    default:
      return {
        after: ['archive', ...Array.from({ length: draw.int(1, 3) }, () => 'commit' as const)],
        ms: draw.int(0, 3),
      };
  }
}

/** Tells of writes in the data folder as they happen. */
export class WrittenFiles {
  private readonly watchers: { close(): void }[] = [];
  private told: (what: Written) => void = () => undefined;

  constructor(dataDir: string) {
    this.watchers.push(watch(dataDir, (_, file) => void (file?.endsWith('-wal') && this.told('commit'))));
    // The archive's folders are watched before they have files: all 256 of them.
    for (let prefix = 0; prefix < 256; prefix += 1) {
      const folder = join(dataDir, 'reports', prefix.toString(16).padStart(2, '0'));
      mkdirSync(folder, { recursive: true });
      this.watchers.push(watch(folder, (_, file) => void (file?.endsWith('.part') && this.told('archive'))));
    }
  }

  /** Resolves at the moment; never, when what it waits for does not happen. `forget` ends the waiting. */
  arm(moment: KillMoment): { readonly strikes: Promise<void>; readonly forget: () => void } {
    let timer: NodeJS.Timeout | undefined;
    const forget = (): void => {
      clearTimeout(timer);
      this.told = () => undefined;
    };
    const strikes = new Promise<void>((resolve) => {
      let met = 0;
      const strikeWhenMet = (): void => {
        if (met < moment.after.length) return;
        forget();
        if (moment.ms === 0) resolve();
        else timer = setTimeout(resolve, moment.ms);
      };
      this.told = (what) => {
        if (what === moment.after[met]) met += 1;
        strikeWhenMet();
      };
      strikeWhenMet();
    });
    return { strikes, forget };
  }

  close(): void {
    for (const watcher of this.watchers) watcher.close();
  }
}
