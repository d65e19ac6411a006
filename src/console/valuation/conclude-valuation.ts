/** 定稿: the paper becomes an appraisal; where the step then lacks nothing it is completed in the same breath. */
import { Injectable } from '@nestjs/common';
import { AppraiseAssignment } from '../../assignments/appraise-assignment.js';
import { Assignments } from '../../assignments/assignments.js';
import { RecordActs } from '../../assignments/record-acts.js';
import { stepOf } from '../../assignments/steps/state-of.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';

@Injectable()
export class ConcludeValuation {
  constructor(
    private readonly appraise: AppraiseAssignment,
    private readonly assignments: Assignments,
    private readonly acts: RecordActs,
  ) {}

  prepare(caller: Caller, id: string): Promise<PreparedAnswer> {
    return this.appraise.prepare(caller, id);
  }

  /** Whether the step is complete now. */
  async complete(caller: Caller, id: string): Promise<boolean> {
    const { state } = await this.assignments.stateOf(caller.organisationId, id);
    const step = stepOf(state, 'valuation');
    if (step.state === 'done') return true;
    if (step.state !== 'current' || step.missing.length > 0 || step.done !== null) return false;
    await this.acts.complete(caller, id, 'valuation');
    return true;
  }
}
