/** Settlements as the doors and pages of a firm use them; each is shown beside the appraisal it never alters. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import { chinaDayOf, CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { sortableId } from '../../http/sortable-id.js';
import { explainDifference, type Difference } from './explain-difference.js';
import { mustBePast, type SettlementWish } from './read-settlement.js';
import { SettlementStore } from './settlement-store.js';
import type { StoredSettlement } from './settlement.js';

export interface ExplainedSettlement extends StoredSettlement {
  readonly difference: Difference;
}

type Who = Pick<Caller, 'organisationId' | 'actor'>;

@Injectable()
export class SettlementDesk {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly store: SettlementStore,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first, the corrected ones too. */
  async list({ organisationId }: Pick<Who, 'organisationId'>, appraisalId: string) {
    const stored = await this.appraisals.stored(organisationId, appraisalId);
    const all = await this.store.of({ organisationId, appraisalId });
    return all.map((settlement) => explained(stored, settlement));
  }

  async prepare(
    { organisationId, actor }: Who,
    appraisalId: string,
    { settlement, corrects }: SettlementWish,
  ): Promise<PreparedAnswer> {
    const stored = await this.appraisals.stored(organisationId, appraisalId);
    const at = this.clock.now();
    mustBePast(settlement, chinaDayOf(at));
    await this.store.assertNext({ organisationId, appraisalId }, corrects);
    const recordedAt = at.toISOString();
    const id = sortableId(at);
    const contentJson = JSON.stringify(settlement);
    const record = { id, organisationId, appraisalId, corrects, contentJson, actor, at: recordedAt };
    const view = explained(stored, { ...settlement, id, appraisalId, recordedAt, corrects, correctedBy: null });
    return {
      status: 201,
      headers: {},
      body: JSON.stringify(view),
      write: (manager) => this.store.add(manager, record),
    };
  }

  /** For the pages: at once, without a key. */
  async record(who: Who, appraisalId: string, wish: SettlementWish): Promise<void> {
    const prepared = await this.prepare(who, appraisalId, wish);
    await this.dataSource.transaction((manager) => prepared.write(manager));
  }
}

const explained = ({ appraisal }: StoredAppraisal, settlement: StoredSettlement): ExplainedSettlement => ({
  ...settlement,
  difference: explainDifference(appraisal, settlement),
});
