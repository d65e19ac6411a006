/** Keeping: a legal hold is set and lifted; a deletion is refused, and that somebody tried is kept too. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { assignmentKept, assignmentProblem } from './assignment-problem.js';
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
    const { acts } = await this.assignments.stateOf(caller.organisationId, assignmentId);
    if (holdOf(acts) !== null) throw assignmentProblem('hold-set-already');
    await this.act(caller, { assignmentId, act: 'hold-set', content: { reason } });
  }

  async liftHold(caller: Actor, assignmentId: string, reason: string): Promise<void> {
    const { acts } = await this.assignments.stateOf(caller.organisationId, assignmentId);
    if (holdOf(acts) === null) throw assignmentProblem('hold-not-set');
    await this.act(caller, { assignmentId, act: 'hold-lifted', content: { reason } });
  }

  /** Always refused. */
  async refuseDeletion(caller: Actor, assignmentId: string): Promise<never> {
    const opened = await this.assignments.stateOf(caller.organisationId, assignmentId);
    const keepUntil = keepUntilOf(opened);
    await this.act(caller, { assignmentId, act: 'deletion-refused', content: { keepUntil } });
    throw assignmentKept(keepUntil);
  }

  private async act(caller: Actor, act: Omit<NewAct, 'at'>): Promise<void> {
    const at = this.clock.now();
    const { organisationId, actor } = caller;
    await this.dataSource.transaction(async (manager) => {
      await this.store.addAct(manager, caller, { ...act, at });
      const entry = { organisationId, at, actor, action: `assignment.${act.act}`, subject: act.assignmentId };
      await audit(manager, entry);
    });
  }
}
