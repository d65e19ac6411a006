/** The questions and acts of the HTTP door about batches that stand. Faults leave as EdgeErrors. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { Caller } from '../http/caller.js';
import type { BatchActName } from './batch.entities.js';
import { batchProblem } from './batch-problem.js';
import { batchProgress, windowMs } from './batch-progress.js';
import { BatchSignal } from './batch-signal.js';
import { refusalOfAct } from './batch-state.js';
import { BatchStore, type BatchPage, type BatchStanding } from './batch-store.js';
import { batchView } from './batch-view.js';
import type { BatchDto } from './batch.dto.js';

@Injectable()
export class BatchDesk {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: BatchStore,
    private readonly signal: BatchSignal,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `manager`: as the transaction sees it. */
  async standing(organisationId: string, id: string, manager?: EntityManager): Promise<BatchStanding> {
    const standing = await this.store.find(organisationId, id, manager);
    if (standing === null) throw batchProblem('batch-unknown');
    return standing;
  }

  async one(organisationId: string, id: string): Promise<BatchDto> {
    return this.view(await this.standing(organisationId, id));
  }

  async list(organisationId: string, page: BatchPage): Promise<readonly BatchDto[]> {
    const standings = await this.store.list(organisationId, page);
    return Promise.all(standings.map((standing) => this.view(standing)));
  }

  async act({ organisationId, actor }: Caller, id: string, act: BatchActName): Promise<BatchDto> {
    const at = this.clock.now();
    await this.dataSource.transaction(async (manager) => {
      const standing = await this.standing(organisationId, id, manager);
      const refusal = refusalOfAct(act, standing.state, standing.counts);
      if (refusal !== null) throw batchProblem(refusal);
      await this.store.addAct(manager, standing, { act, actor, at });
      await audit(manager, { organisationId, at, actor, action: `batch.${act}`, subject: id });
    });
    if (act === 'resume' || act === 'retry') this.signal.announce();
    return this.one(organisationId, id);
  }

  private async view(standing: BatchStanding): Promise<BatchDto> {
    const { batch, state, counts } = standing;
    const now = this.clock.now().getTime();
    const isRunning = state === 'running';
    const ended = isRunning ? await this.store.finishedSince(batch.id, new Date(now - windowMs)) : 0;
    return batchView(standing, batchProgress({ state, counts, ended, ageMs: now - Date.parse(batch.at) }));
  }
}
