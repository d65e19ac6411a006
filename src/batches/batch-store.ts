/** Batches as they were sent, what was done about them, and how far their items came. Every question is asked for one organisation. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, MoreThan, type EntityManager } from 'typeorm';
import { BatchAct, BatchItem, BatchRecord, type BatchActName, type ItemState } from './batch.entities.js';
import { batchState, noItems, type BatchState, type ItemCounts } from './batch-state.js';

export interface BatchStanding {
  readonly batch: BatchRecord;
  /** Oldest first. */
  readonly acts: readonly BatchAct[];
  readonly counts: ItemCounts;
  readonly state: BatchState;
}

/** What a new item knows before it is worked on. */
export type NewItem = Pick<BatchItem, 'deviceCode' | 'address' | 'orderJson'>;

/** An item without its order, which may be long. */
export type ItemSummary = Omit<BatchItem, 'orderJson'>;

const summaryColumns = [
  ...(['batchId', 'position', 'organisationId', 'state', 'attempts', 'claimedBy', 'claimedUntil'] as const),
  ...(['appraisalId', 'reportId', 'deviceCode', 'address', 'netScrap', 'remainingValue'] as const),
  ...(['problemJson', 'finishedAt'] as const),
] satisfies readonly (keyof ItemSummary)[];

export interface ItemPage {
  readonly state: ItemState | null;
  /** Only items behind this position. */
  readonly after: number;
  readonly limit: number;
}

const rowsAtOnce = 100;

@Injectable()
export class BatchStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The batch with its items, which are read one after the other. */
  async add(manager: EntityManager, batch: BatchRecord, items: AsyncIterable<NewItem>): Promise<void> {
    await manager.insert(BatchRecord, batch);
    const { id: batchId, organisationId } = batch;
    const rows: Partial<BatchItem>[] = [];
    let position = 0;
    for await (const item of items) {
      position += 1;
      rows.push({ batchId, position, organisationId, state: 'waiting', attempts: 0, ...item });
      if (rows.length === rowsAtOnce) await manager.insert(BatchItem, rows.splice(0));
    }
    if (rows.length > 0) await manager.insert(BatchItem, rows);
  }

  async find(
    organisationId: string,
    id: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<BatchStanding | null> {
    const batch = await manager.findOneBy(BatchRecord, { id, organisationId });
    return batch && ((await this.standings([batch], manager))[0] ?? null);
  }

  /** Newest first. */
  async list(organisationId: string, { limit, before }: BatchPage): Promise<readonly BatchStanding[]> {
    const { manager } = this.dataSource;
    const where = { organisationId, ...(before === null ? {} : { id: LessThan(before) }) };
    return this.standings(await manager.find(BatchRecord, { where, order: { id: 'DESC' }, take: limit }), manager);
  }

  /** How many ended after that instant, one way or the other. */
  finishedSince(batchId: string, instant: Date): Promise<number> {
    return this.dataSource.manager.countBy(BatchItem, { batchId, finishedAt: MoreThan(instant.toISOString()) });
  }

  /** In the order they were sent. */
  items(batchId: string, { state, after, limit }: ItemPage): Promise<readonly ItemSummary[]> {
    return this.dataSource.manager.find(BatchItem, {
      select: Object.fromEntries(summaryColumns.map((column) => [column, true])),
      where: { batchId, position: MoreThan(after), ...(state === null ? {} : { state }) },
      order: { position: 'ASC' },
      take: limit,
    });
  }

  /** In the transaction of whoever asked whether the act makes sense. */
  async addAct(manager: EntityManager, { batch, acts }: BatchStanding, done: NewAct): Promise<void> {
    const { id: batchId, organisationId } = batch;
    const { act, actor } = done;
    const at = done.at.toISOString();
    await manager.insert(BatchAct, { batchId, organisationId, number: acts.length + 1, act, actor, at });
    if (act === 'retry') await retryFailed(manager, batchId);
  }

  private async standings(batches: readonly BatchRecord[], manager: EntityManager): Promise<readonly BatchStanding[]> {
    if (batches.length === 0) return [];
    const batchId = In(batches.map(({ id }) => id));
    const acts = await manager.find(BatchAct, { where: { batchId }, order: { number: 'ASC' } });
    const counted = await manager
      .createQueryBuilder(BatchItem, 'item')
      .select(['item.batch_id AS "batchId"', 'item.state AS "state"', 'COUNT(*) AS "n"'])
      .where({ batchId })
      .groupBy('item.batch_id')
      .addGroupBy('item.state')
      .getRawMany<{ batchId: string; state: ItemState; n: number | string }>();
    return batches.map((batch) => {
      const own = acts.filter((act) => act.batchId === batch.id);
      const found = counted.filter((row) => row.batchId === batch.id).map(({ state, n }) => [state, Number(n)]);
      const counts = { ...noItems, ...(Object.fromEntries(found) as Partial<ItemCounts>) };
      return {
        batch,
        acts: own,
        counts,
        state: batchState(
          own.map(({ act }) => act),
          counts,
        ),
      };
    });
  }
}

export interface BatchPage {
  readonly limit: number;
  /** Only batches older than the one with this id. */
  readonly before: string | null;
}

export interface NewAct {
  readonly act: BatchActName;
  readonly actor: string;
  readonly at: Date;
}

/** An appraisal that is stored stays; only its report is tried again. */
async function retryFailed(manager: EntityManager, batchId: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(BatchItem)
    .set({
      state: () => `CASE WHEN appraisal_id IS NULL THEN 'waiting' ELSE 'appraised' END`,
      ...{ attempts: 0, problemJson: null, finishedAt: null, claimedUntil: null },
    })
    .where(`batch_id = :batchId AND state = 'failed'`, { batchId })
    .execute();
}
