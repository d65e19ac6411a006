/** Household lists as the doors and pages of a firm use them: stored, looked at, shown to the public, erased. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import type { PublicationMode } from './household.entities.js';
import { HouseholdStore, type StoredList } from './household-store.js';
import type { HouseholdList } from './household.js';
import type { HouseholdsDto, StoredHouseholdsDto } from './households.dto.js';
import { householdsUnknown } from './households-problem.js';
import { shareOut } from './share-out.js';

type Who = Pick<Caller, 'organisationId' | 'actor'>;

@Injectable()
export class SharesDesk {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly store: HouseholdStore,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The answer is kept under the key of the request: it holds no room, no name and no share. */
  async prepare({ organisationId, actor }: Who, appraisalId: string, list: HouseholdList): Promise<PreparedAnswer> {
    const { appraisal } = await this.appraisals.stored(organisationId, appraisalId);
    const act = { actor, at: this.clock.now() };
    const record = this.store.newRecord({ organisationId, appraisalId }, list, act);
    const { id, households, keyKind, at } = record;
    const total = appraisal.scrapResidualValue.net;
    const view: StoredHouseholdsDto = { id, appraisalId, count: households, key: keyKind, total, storedAt: at };
    return {
      status: 201,
      headers: { location: `/v1/appraisals/${appraisalId}/households` },
      body: JSON.stringify(view),
      write: (manager) => this.store.add(manager, record, list),
    };
  }

  /** For the pages: at once, without a key. */
  async keep(who: Who, appraisalId: string, list: HouseholdList): Promise<void> {
    const prepared = await this.prepare(who, appraisalId, list);
    await this.dataSource.transaction((manager) => prepared.write(manager));
  }

  async view({ organisationId }: Pick<Who, 'organisationId'>, appraisalId: string): Promise<HouseholdsDto> {
    const { record, mode } = await this.found({ organisationId }, appraisalId);
    const { appraisal } = await this.appraisals.stored(organisationId, appraisalId);
    const list = await this.store.contentOf(record);
    const { total, weightSum, lines } = shareOut(appraisal.scrapResidualValue.net, list);
    return {
      ...{ id: record.id, appraisalId, key: list.key, total, weightSum },
      ...{ storedAt: record.at, shown: mode },
      households: lines.map(({ household, share }) => ({ ...household, share })),
    };
  }

  async show(who: Who, appraisalId: string, mode: PublicationMode): Promise<void> {
    const list = await this.found(who, appraisalId);
    await this.store.publish(list, mode, { actor: who.actor, at: this.clock.now() });
  }

  async erase(who: Who, appraisalId: string): Promise<void> {
    const { record } = await this.found(who, appraisalId);
    const act = { actor: who.actor, at: this.clock.now() };
    await this.dataSource.transaction((manager) => this.store.erase(manager, record, act));
  }

  /** null: none, or it was erased. */
  async mayBe({ organisationId }: Pick<Who, 'organisationId'>, appraisalId: string): Promise<StoredList | null> {
    await this.appraisals.stored(organisationId, appraisalId);
    return this.store.current({ organisationId, appraisalId });
  }

  private async found(who: Pick<Who, 'organisationId'>, appraisalId: string): Promise<StoredList> {
    const list = await this.mayBe(who, appraisalId);
    if (!list) throw householdsUnknown();
    return list;
  }
}
