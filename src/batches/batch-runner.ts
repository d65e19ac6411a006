/** Works through whatever batches have to do, item by item, firm after firm; as often in as many processes as one likes. */
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BatchItems, type ClaimedItem } from './batch-items.js';
import { WorkOnItem } from './work-on-item.js';

@Injectable()
export class BatchRunner implements OnModuleDestroy {
  private isStopping = false;
  private lastOrganisation = '';
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly items: BatchItems,
    private readonly work: WorkOnItem,
  ) {}

  /** Until nothing can be taken any more, or it is stopped; says how many items it had in hand. */
  runUntilIdle(): Promise<number> {
    const running = this.run();
    this.underWay = running.catch(() => undefined);
    return running;
  }

  /** The item in hand is finished, and no other begun. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.underWay;
  }

  onModuleDestroy(): Promise<void> {
    return this.stop();
  }

  private async run(): Promise<number> {
    let worked = 0;
    while (!this.isStopping) {
      const claimed = await this.claim();
      if (claimed.length === 0) break;
      worked += await this.workThrough(claimed);
    }
    return worked;
  }

  private async claim(): Promise<readonly ClaimedItem[]> {
    for (const { batchId, organisationId } of await this.items.open(this.lastOrganisation)) {
      const claimed = await this.items.claim(batchId);
      if (claimed.length === 0) continue;
      this.lastOrganisation = organisationId;
      return claimed;
    }
    return [];
  }

  private async workThrough(claimed: readonly ClaimedItem[]): Promise<number> {
    for (const [place, item] of claimed.entries()) {
      if (this.isStopping) {
        await this.items.giveBack(claimed.slice(place));
        return place;
      }
      // The first has only just been taken. What another has taken meanwhile is left to them.
      if (place === 0 || (await this.items.renew(item))) await this.work.run(item);
    }
    return claimed.length;
  }
}
