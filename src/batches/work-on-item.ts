/**
 * One item of a batch, by the same use cases as a single order: appraised and stored, then, where that is asked for, its
 * report issued. Each of the two steps commits together with the item's state: done twice, it is stored once.
 */
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppraisalDesk } from '../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { EdgeError } from '../http/edge-error.js';
import { inScopeOf } from '../http/organisation-scope.js';
import { sortableId } from '../http/sortable-id.js';
import { IssueReport } from '../reports/issue-report.js';
import { inSpan } from '../tracing/in-span.js';
import { BatchItems, ClaimLost, type ClaimedItem } from './batch-items.js';
import { internalContent, mayPass } from './batch-problem.js';

const mostAttempts = 5;
const firstDelayMs = 5_000;

@Injectable()
export class WorkOnItem {
  private readonly log = new Logger(WorkOnItem.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly items: BatchItems,
    private readonly appraisals: AppraisalDesk,
    private readonly reports: IssueReport,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Never throws for what is wrong with the item; what failed is written down with it. */
  run(item: ClaimedItem): Promise<void> {
    return inSpan('batch-item', () => inScopeOf(item.organisationId, () => this.workOn(item)));
  }

  private async workOn(item: ClaimedItem): Promise<void> {
    let held = item;
    try {
      if (held.state === 'waiting') held = await this.appraise(held);
      if (held.state === 'appraised') await this.issue(held);
    } catch (error) {
      if (!(error instanceof ClaimLost)) await this.writeDown(held, error);
    }
  }

  private async appraise(item: ClaimedItem): Promise<ClaimedItem> {
    const { id, appraisal, write } = await this.appraisals.compute(JSON.parse(item.orderJson), item);
    const figures = { netScrap: appraisal.scrapResidualValue.net, remainingValue: appraisal.remainingValue };
    const isDone = item.reports === 'none';
    const state = isDone ? 'done' : 'appraised';
    const progress = { state, appraisalId: id, ...figures, ...(isDone ? this.ended() : {}) } as const;
    await this.write(async (manager) => {
      // First, since the item refers to it; it goes again where the item was lost meanwhile.
      await write(manager);
      await this.items.advance(manager, item, progress);
    });
    return { ...item, state, appraisalId: id };
  }

  private async issue(item: ClaimedItem): Promise<void> {
    const report = await this.reports.prepare(item, item.appraisalId ?? '');
    const { id: reportId } = JSON.parse(report.body) as { id: string };
    await this.write(async (manager) => {
      await report.write(manager);
      await this.items.advance(manager, item, { state: 'done', reportId, ...this.ended() });
    });
  }

  private write(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return inSpan('write', () => this.dataSource.transaction(work));
  }

  private ended(): { claimedBy: null; claimedUntil: null; finishedAt: string } {
    return { claimedBy: null, claimedUntil: null, finishedAt: this.clock.now().toISOString() };
  }

  /** A refusal is final; a fault of the storage, or one nobody expected, may pass by itself. */
  private async writeDown(item: ClaimedItem, error: unknown): Promise<void> {
    const id = sortableId(this.clock.now());
    const isTold = error instanceof EdgeError;
    if (!isTold) this.log.error(error, `item ${item.position} of batch ${item.batchId}, told as ${id}`);
    if ((!isTold || mayPass(error)) && item.attempts + 1 < mostAttempts) {
      return this.items.putOff(item, firstDelayMs * 4 ** item.attempts);
    }
    await this.items.fail(item, { id, content: isTold ? error.content : internalContent });
  }
}
