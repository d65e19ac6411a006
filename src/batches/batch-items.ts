/**
 * The queue is the table of items itself: a worker takes a few for a while, and what it does with one of them commits
 * together with the item's new state. So a worker that dies loses nothing, and an item that two of them hold is done by
 * the one that writes first; the other's work is rolled back.
 */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { EdgeErrorContent } from '../http/edge-error.js';
import { sortableId } from '../http/sortable-id.js';
import { BatchItem, BatchRecord, type BatchReports } from './batch.entities.js';
import { isOpen, openBatches, type OpenBatch } from './open-batches.js';

const itemsAtOnce = 4;
const free = `${isOpen} AND (claimed_until IS NULL OR claimed_until <= :now)`;

/** An item in a worker's hands. */
export interface ClaimedItem extends Pick<
  BatchItem,
  'batchId' | 'position' | 'organisationId' | 'state' | 'attempts' | 'appraisalId' | 'orderJson'
> {
  /** Names this taking of it. */
  readonly claim: string;
  readonly reports: BatchReports;
  /** Who sent the batch: the audit log names them, not the worker. */
  readonly actor: string;
}

/** Why an item failed: the problem document in both languages, and the id under which the log tells more. */
export interface ItemProblem {
  readonly id: string;
  readonly content: EdgeErrorContent;
}

/** Somebody else took the item over, or finished it: nothing of what was done about it here may stand. */
export class ClaimLost extends Error {
  constructor({ batchId, position }: Pick<ClaimedItem, 'batchId' | 'position'>) {
    super(`item ${position} of batch ${batchId} is no longer held`);
    this.name = 'ClaimLost';
  }
}

type Progress = Partial<Omit<BatchItem, 'batchId' | 'position' | 'organisationId' | 'orderJson'>>;

@Injectable()
export class BatchItems {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Batches that are going on and have something to do, one organisation after the other, the one after `last` first. */
  async open(last: string): Promise<readonly OpenBatch[]> {
    const open = await openBatches(this.dataSource);
    const firsts = open.filter(({ organisationId }, place) => {
      return open.findIndex((other) => other.organisationId === organisationId) === place;
    });
    // Of one organisation the oldest batch comes first, and its others once that has nothing to take.
    const inTurn = [...firsts, ...open.filter((batch) => !firsts.includes(batch))];
    const isLater = ({ organisationId }: OpenBatch): boolean => organisationId > last;
    const sorted = firsts.sort((one, other) => (one.organisationId < other.organisationId ? -1 : 1));
    const rest = inTurn.slice(firsts.length);
    return [...sorted.filter(isLater), ...sorted.filter((batch) => !isLater(batch)), ...rest];
  }

  /** Something could be taken at this moment. */
  async hasWork(): Promise<boolean> {
    const parameters = { now: this.clock.now().toISOString() };
    for (const { batchId } of await openBatches(this.dataSource)) {
      const query = this.dataSource.manager.createQueryBuilder(BatchItem, 'item').where({ batchId });
      if (await query.andWhere(free, parameters).getExists()) return true;
    }
    return false;
  }

  /** The first few items of a batch that nobody holds; none when others were faster. */
  async claim(batchId: string): Promise<readonly ClaimedItem[]> {
    const now = this.clock.now();
    const claim = sortableId(now);
    await this.dataSource
      .createQueryBuilder()
      .update(BatchItem)
      .set({ claimedBy: claim, claimedUntil: this.leaseFrom(now) })
      // Asked twice: of two workers the second finds the rows of the first taken once it may go on.
      .where(`batch_id = :batchId AND ${free}`, { batchId, now: now.toISOString() })
      .andWhere(
        `position IN (SELECT position FROM batch_items WHERE batch_id = :batchId AND ${free}
          ORDER BY position LIMIT ${itemsAtOnce})`,
      )
      .execute();
    const items = await this.heldBy(batchId, claim);
    if (items.length === 0) return [];
    const { reports, actor } = await this.dataSource.manager.findOneByOrFail(BatchRecord, { id: batchId });
    return items.map((item) => ({ ...item, claim, reports, actor }));
  }

  /** Along the index of open items, the first of which they are: never over all items of the batch. */
  private heldBy(batchId: string, claim: string): Promise<BatchItem[]> {
    return this.dataSource.manager
      .createQueryBuilder(BatchItem, 'item')
      .where(`batch_id = :batchId AND ${isOpen} AND claimed_by = :claim`, { batchId, claim })
      .orderBy('item.position')
      .limit(itemsAtOnce)
      .getMany();
  }

  /** Held anew from now on, so that a lease need last for one item only. False: another has taken or finished it. */
  async renew({ batchId, position, state, claim }: ClaimedItem): Promise<boolean> {
    const held = { batchId, position, state, claimedBy: claim };
    const { affected } = await this.dataSource.manager.update(BatchItem, held, {
      claimedUntil: this.leaseFrom(this.clock.now()),
    });
    return affected === 1;
  }

  private leaseFrom(now: Date): string {
    return new Date(now.getTime() + this.settings.batches.leaseMs).toISOString();
  }

  /** In the transaction of what was done about it. @throws ClaimLost, which rolls that back. */
  async advance(manager: EntityManager, item: ClaimedItem, progress: Progress): Promise<void> {
    const { batchId, position, state, claim } = item;
    const held = { batchId, position, state, claimedBy: claim };
    const { affected } = await manager.update(BatchItem, held, progress);
    if (affected !== 1) throw new ClaimLost(item);
  }

  /** For good, until somebody asks for another try. */
  async fail(item: ClaimedItem, problem: ItemProblem): Promise<void> {
    const finishedAt = this.clock.now().toISOString();
    const ended = { claimedBy: null, claimedUntil: null, finishedAt };
    const failed = { state: 'failed', problemJson: JSON.stringify(problem), ...ended } as const;
    await this.ifHeld(() => this.advance(this.dataSource.manager, item, failed));
  }

  /** To be taken again after a while. */
  async putOff(item: ClaimedItem, delayMs: number): Promise<void> {
    const claimedUntil = new Date(this.clock.now().getTime() + delayMs).toISOString();
    const later = { attempts: item.attempts + 1, claimedBy: null, claimedUntil };
    await this.ifHeld(() => this.advance(this.dataSource.manager, item, later));
  }

  /** What was taken and not begun is anybody's at once. */
  async giveBack(items: readonly ClaimedItem[]): Promise<void> {
    for (const item of items) {
      const free = { claimedBy: null, claimedUntil: null };
      await this.ifHeld(() => this.advance(this.dataSource.manager, item, free));
    }
  }

  private async ifHeld(write: () => Promise<void>): Promise<void> {
    await write().catch((error: unknown) => {
      if (!(error instanceof ClaimLost)) throw error;
    });
  }
}
