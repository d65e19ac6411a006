/**
 * Makes appraisals again because of a correction or withdrawal: the same order, prices as known by the act, stored as
 * new appraisals that name the ones whose place they take. The old ones and their reports stay. For one act each
 * appraisal is made again once, however often somebody asks.
 */
import { Inject, Injectable } from '@nestjs/common';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { In, type EntityManager } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { appraiseLift } from '../appraisals/appraise-lift.js';
import { AppraisalStore, type NewAppraisal } from '../appraisals/appraisal-store.js';
import { LiveShelf, SHELF, type Shelf } from '../appraisals/shelf.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { Caller } from '../http/caller.js';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { AffectedAppraisals, type Affected } from './affected-appraisals.js';
import { AppraisalSuccessor, type CorrectionAct } from './correction.entities.js';
import { correctionProblem } from './correction-problem.js';
import type { ReappraisalView } from './correction-views.js';

export interface ReappraisalWish {
  readonly act: CorrectionAct;
  /** null: every one whose value or lines moved. */
  readonly appraisalIds: readonly string[] | null;
}

interface Made {
  readonly record: NewAppraisal;
  readonly predecessorId: string;
}

type MakingAgain = { readonly made: Made } | { readonly refused: ReappraisalView['refused'][number] };

@Injectable()
export class ReappraiseAffected {
  constructor(
    private readonly appraisals: AppraisalStore,
    private readonly affected: AffectedAppraisals,
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, { act, appraisalIds }: ReappraisalWish): Promise<PreparedAnswer> {
    if (act.stage !== 'done') throw correctionProblem('correction-in-progress');
    const { organisationId } = caller;
    const chosen = await this.affected.choose(organisationId, act.sequence, appraisalIds);
    const shelf = await this.shelf.of(organisationId);
    const made: Made[] = [];
    const refused = [...chosen.refused];
    for (const one of chosen.toMake) {
      const again = await this.makeAgain(one, act, { organisationId, shelf });
      if ('made' in again) made.push(again.made);
      else refused.push(again.refused);
      await nextTurn();
    }
    const view: ReappraisalView = {
      editionId: act.editionId,
      sequence: act.sequence,
      created: made.map(({ record, predecessorId }) => ({
        appraisalId: record.id,
        predecessorId,
        value: record.residualValue,
      })),
      existing: chosen.existing,
      refused,
      remaining: chosen.remaining,
    };
    return {
      status: made.length > 0 ? 201 : 200,
      headers: {},
      body: JSON.stringify(view),
      write: (manager) => this.write(manager, { caller, act, made }),
    };
  }

  /** The same use case as for an order that comes in, but for the instant by which prices are known. */
  private async makeAgain(
    { appraisalId }: Affected,
    act: CorrectionAct,
    { organisationId, shelf }: { readonly organisationId: string; readonly shelf: Shelf },
  ): Promise<MakingAgain> {
    const stored = await this.appraisals.find(organisationId, appraisalId);
    if (stored === null) throw new Error(`the ledger has lost the appraisal ${appraisalId}`);
    const outcome = appraiseLift({ ...stored.order, knownAt: act.at }, shelf, this.clock);
    if (outcome.kind === 'appraised') {
      const record = this.appraisals.newRecord(outcome, { organisationId, at: this.clock.now() });
      return { made: { record, predecessorId: appraisalId } };
    }
    const codes = (outcome.kind === 'refused' ? outcome.findings : outcome.faults).map(({ code }) => code);
    return { refused: { predecessorId: appraisalId, refusals: [...new Set<string>(codes)] } };
  }

  private async write(
    manager: EntityManager,
    { caller, act, made }: { readonly caller: Caller; readonly act: CorrectionAct; readonly made: readonly Made[] },
  ): Promise<void> {
    const { organisationId, actor } = caller;
    const { sequence } = act;
    const predecessorIds = made.map(({ predecessorId }) => predecessorId);
    const rivals = await manager.findBy(AppraisalSuccessor, { predecessorId: In(predecessorIds), sequence });
    if (rivals.length > 0) throw correctionProblem('re-appraisal-under-way');
    const at = this.clock.now();
    for (const { record, predecessorId } of made) {
      await this.appraisals.add(manager, record);
      await manager.insert(AppraisalSuccessor, {
        appraisalId: record.id,
        organisationId,
        predecessorId,
        sequence,
        reason: `${act.act} ${act.editionId}`,
        actor,
        createdAt: at.toISOString(),
      });
      await audit(manager, { organisationId, at, actor, action: 'appraisal.made-again', subject: record.id });
    }
  }
}
