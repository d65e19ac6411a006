/** Keeping: a legal hold is set and lifted; a deletion is refused, and that somebody tried is kept too. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { assignmentKept, assignmentProblem } from './assignment-problem.js';
import type { AssignmentAct } from './assignment.entities.js';
import { AssignmentStore, type Actor, type NewAct } from './assignment-store.js';
import { Assignments } from './assignments.js';
import { keepUntilOf } from './assignment-view.js';
import { holdOf } from './steps/fold-acts.js';

@Injectable()
export class KeepFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly assignments: Assignments,
    private readonly store: AssignmentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async setHold(caller: Actor, assignmentId: string, reason: string): Promise<void> {
    await this.assignments.find(caller.organisationId, assignmentId);
    await this.act(caller, { assignmentId, act: 'hold-set', content: { reason } }, (acts) => {
      if (holdOf(acts) !== null) throw assignmentProblem('hold-set-already');
    });
  }

  async liftHold(caller: Actor, assignmentId: string, reason: string): Promise<void> {
    await this.assignments.find(caller.organisationId, assignmentId);
    await this.act(caller, { assignmentId, act: 'hold-lifted', content: { reason } }, (acts) => {
      if (holdOf(acts) === null) throw assignmentProblem('hold-not-set');
    });
  }

  /** Always refused. */
  async refuseDeletion(caller: Actor, assignmentId: string): Promise<never> {
    const opened = await this.assignments.stateOf(caller.organisationId, assignmentId);
    const keepUntil = keepUntilOf(opened);
    await this.act(caller, { assignmentId, act: 'deletion-refused', content: { keepUntil } }, () => undefined);
    throw assignmentKept(keepUntil);
  }

  /** `demand` looks at the acts as the transaction sees them: somebody else may have done the same a moment ago. */
  private async act(
    caller: Actor,
    act: Omit<NewAct, 'at'>,
    demand: (acts: readonly AssignmentAct[]) => void,
  ): Promise<void> {
    const at = this.clock.now();
    const { organisationId, actor } = caller;
    const { assignmentId } = act;
    await this.dataSource.transaction(async (manager) => {
      demand((await this.store.actsOf(organisationId, [assignmentId], manager)).get(assignmentId) ?? []);
      await this.store.addAct(manager, caller, { ...act, at });
      await audit(manager, { organisationId, at, actor, action: `assignment.${act.act}`, subject: assignmentId });
    });
  }
}
