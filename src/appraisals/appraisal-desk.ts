import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { appraisalView } from './answers/appraisal-view.js';
import type { StoredAppraisalDto } from './answers/appraisal.dto.js';
import { appraisalRefused, appraisalUnknown, invalidOrder } from './appraisal-problem.js';
import { AppraisalStore } from './appraisal-store.js';
import type { StoredAppraisal } from './stored-appraisal.js';
import { appraiseLift, type AppraiseLiftOutcome } from './appraise-lift.js';
import { recompute, type Recomputation } from './recompute.js';
import { SHELF, type LiveShelf, type Shelf } from './shelf.js';

type Appraised = Extract<AppraiseLiftOutcome, { kind: 'appraised' }>;

export interface Asked {
  readonly organisationId: string;
  readonly withTrace: boolean;
}

export interface AskedBy extends Asked {
  /** As written to the audit log. */
  readonly actor: string;
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
  async prepare(json: unknown, { organisationId, actor, withTrace }: AskedBy): Promise<PreparedAnswer> {
    const computed = this.appraise(json, await this.shelf.of(organisationId));
    const at = this.clock.now();
    const record = this.store.newRecord(computed, { organisationId, at });
    const { id, createdAt } = record;
    const answer: StoredAppraisalDto = {
      id,
      createdAt,
      order: computed.order,
      appraisal: appraisalView(computed.appraisal, withTrace),
    };
    return {
      status: 201,
      headers: { location: `/v1/appraisals/${id}` },
      body: JSON.stringify(answer),
      write: async (manager) => {
        await this.store.add(manager, record);
        await audit(manager, { organisationId, at, actor, action: 'appraisal.stored', subject: id });
      },
    };
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
    const outcome = appraiseLift(json, shelf, this.clock);
    switch (outcome.kind) {
      case 'appraised':
        return outcome;
      case 'invalid':
        throw invalidOrder(outcome.faults);
      case 'refused':
        throw appraisalRefused(outcome.findings);
    }
  }
}
