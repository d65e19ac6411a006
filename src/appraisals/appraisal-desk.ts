import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { EntityManager } from 'typeorm';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { appraisalView } from './answers/appraisal-view.js';
import type { StoredAppraisalDto } from './answers/appraisal.dto.js';
import { appraisalRefused, appraisalUnknown, invalidOrder } from './appraisal-problem.js';
import { AppraisalStore } from './appraisal-store.js';
import type { StoredAppraisal } from './stored-appraisal.js';
import { appraiseLift, faultsOfOrder, type AppraiseLiftOutcome } from './appraise-lift.js';
import type { OrderFault } from './order-faults.js';
import { recompute, type Recomputation } from './recompute.js';
import { SHELF, type LiveShelf, type Shelf } from './shelf.js';
import { inSpan } from '../tracing/in-span.js';

type Appraised = Extract<AppraiseLiftOutcome, { kind: 'appraised' }>;

export interface Asked {
  readonly organisationId: string;
  readonly withTrace: boolean;
}

export interface AskedBy extends Asked {
  /** As written to the audit log. */
  readonly actor: string;
}

/** An appraisal that is worked out and not stored yet. */
export interface Computed extends Pick<Appraised, 'order' | 'appraisal'> {
  readonly id: string;
  readonly createdAt: string;
  readonly write: (manager: EntityManager) => Promise<void>;
}

/** The use cases of the HTTP door: the desk with the ledger behind it. Faults and refusals leave as EdgeErrors. */
@Injectable()
export class AppraisalDesk {
  constructor(
    private readonly store: AppraisalStore,
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Computes and stores nothing. */
  async preview(json: unknown, { organisationId, withTrace }: Asked): Promise<StoredAppraisalDto> {
    const { order, appraisal } = this.appraise(json, await this.shelf.of(organisationId));
    return { id: null, createdAt: null, order, appraisal: appraisalView(appraisal, withTrace) };
  }

  /** Computes, and says what to write and what to answer once it is written. */
  async prepare(json: unknown, asked: AskedBy): Promise<PreparedAnswer> {
    const { id, createdAt, order, appraisal, write } = await this.compute(json, asked);
    const answer: StoredAppraisalDto = { id, createdAt, order, appraisal: appraisalView(appraisal, asked.withTrace) };
    const headers = { location: `/v1/appraisals/${id}` };
    return { status: 201, headers, body: JSON.stringify(answer), write };
  }

  /** Computes, and says what to write: for whoever answers nobody. */
  async compute(
    json: unknown,
    { organisationId, actor }: Pick<AskedBy, 'organisationId' | 'actor'>,
  ): Promise<Computed> {
    const computed = this.appraise(json, await this.shelf.of(organisationId));
    const at = this.clock.now();
    const record = this.store.newRecord(computed, { organisationId, at });
    const { id, createdAt } = record;
    return {
      ...{ id, createdAt, order: computed.order, appraisal: computed.appraisal },
      write: async (manager) => {
        await this.store.add(manager, record);
        await audit(manager, { organisationId, at, actor, action: 'appraisal.stored', subject: id });
      },
    };
  }

  /** Looks orders through without computing them, all with the shelf of this moment. */
  async examiner(organisationId: string): Promise<(json: unknown) => readonly OrderFault[]> {
    const shelf = await this.shelf.of(organisationId);
    return (json) => faultsOfOrder(json, shelf, this.clock);
  }

  async stored(organisationId: string, id: string): Promise<StoredAppraisal> {
    const stored = await this.store.find(organisationId, id);
    if (stored === null) throw appraisalUnknown();
    return stored;
  }

  async recompute(organisationId: string, id: string): Promise<{ stored: StoredAppraisal; outcome: Recomputation }> {
    const stored = await this.stored(organisationId, id);
    return { stored, outcome: recompute(stored, await this.shelf.whole()) };
  }

  private appraise(json: unknown, shelf: Shelf): Appraised {
    const outcome = inSpan('appraise', () => appraiseLift(json, shelf, this.clock));
    switch (outcome.kind) {
      case 'appraised':
        return outcome;
      case 'invalid':
        throw invalidOrder(outcome.faults);
      case 'refused':
        throw appraisalRefused(outcome);
    }
  }
}
