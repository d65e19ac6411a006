/** What is done on a step: recorded, completed, reopened. Each act is a row of its own with its entry in the audit log. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { AssignmentCases, type AssignmentCase } from './assignment-cases.js';
import { preconditionFailed } from '../http/etag.js';
import { assignmentProblem, stepIncomplete } from './assignment-problem.js';
import { AssignmentStore, type Actor, type NewAct } from './assignment-store.js';
import type { Assignment } from './assignment.entities.js';
import { mustStand } from './must-stand.js';
import { recordsOf } from './steps/fold-acts.js';
import { withoutWithdrawn } from './steps/carry-into-order.js';
import { readStepContent } from './steps/read-step-content.js';
import { stepOf } from './steps/state-of.js';
import { stepsBefore, type StepId } from './steps/step-ids.js';
import { tellOfStep } from './tell-of-step.js';
import { WorkingPapers, type Writing } from './working-paper/working-papers.js';

/** Steps whose content the order prints and calculates with. */
const carried: readonly StepId[] = ['basic-matters', 'contract'];

@Injectable()
export class RecordActs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AssignmentStore,
    private readonly cases: AssignmentCases,
    private readonly papers: WorkingPapers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** May be incomplete; its shape must be right. What was recorded before stays readable. */
  async record(caller: Actor, assignmentId: string, record: StepRecord): Promise<void> {
    const write = await this.recording(caller, assignmentId, record);
    await this.dataSource.transaction(write);
  }

  /** The same, to be written in the transaction of whoever saves more than the step. */
  async recording(
    caller: Actor,
    assignmentId: string,
    { step, content, seen = null }: StepRecord,
  ): Promise<Writing<void>> {
    const opened = await this.openStep(caller.organisationId, assignmentId);
    const read = readStepContent(step, content);
    if (stepOf(opened.state, step).state === 'done') throw assignmentProblem('step-done', { step });
    return this.acting(caller, { opened, act: 'recorded', step, content: read }, async (manager) => {
      if (seen !== null) await this.mustBeSeen(manager, opened.assignment, { step, seen });
      if (!carried.includes(step)) return;
      const { facts: before } = opened;
      const latest = await this.papers.latest(caller.organisationId, assignmentId, manager);
      const facts = { ...before, contents: { ...before.contents, [step]: read } };
      await this.papers.add(manager, caller, {
        settled: facts,
        latest,
        order: withoutWithdrawn(latest.order, before.contents, facts.contents),
        note: '随业务约定更新',
      });
    });
  }

  async complete(caller: Actor, assignmentId: string, step: StepId): Promise<void> {
    const opened = await this.openStep(caller.organisationId, assignmentId);
    const { state, paper } = opened;
    const { state: stands, missing, done } = stepOf(state, step);
    if (stands === 'done') throw assignmentProblem('step-done', { step });
    const open = stepsBefore(step).find((one) => stepOf(state, one).state !== 'done');
    if (open !== undefined) throw assignmentProblem('steps-before-open', { step: open });
    if (missing.length > 0) throw stepIncomplete(step, missing);
    if (done !== null) throw assignmentProblem('step-done', { step });
    await this.act(caller, { opened, act: 'completed', step, content: {} }, async (manager) => {
      const { version } = await this.papers.latest(caller.organisationId, assignmentId, manager);
      if (version !== paper.version) throw assignmentProblem('assignment-overtaken');
    });
  }

  /** With a reason that stays. Later steps keep their word, but wait until this one is complete again. */
  async reopen(caller: Actor, assignmentId: string, { step, reason }: Reopening): Promise<void> {
    const opened = await this.openStep(caller.organisationId, assignmentId);
    if (!opened.facts.completed[step]) throw assignmentProblem('step-open', { step });
    await this.act(caller, { opened, act: 'reopened', step, content: { reason } });
  }

  /** In the transaction that has just recorded: the record before it is the one that was seen. */
  private async mustBeSeen(
    manager: EntityManager,
    { organisationId, id }: Assignment,
    { step, seen }: { readonly step: StepId; readonly seen: number },
  ): Promise<void> {
    const acts = (await this.store.actsOf(organisationId, [id], manager)).get(id) ?? [];
    const before = recordsOf(acts, step) - 1;
    if (before !== seen) throw preconditionFailed(String(before));
  }

  private async openStep(organisationId: string, assignmentId: string): Promise<AssignmentCase> {
    const opened = await this.cases.open(organisationId, assignmentId);
    if (opened === null) throw assignmentProblem('assignment-unknown');
    if (opened.facts.completed.archive) throw assignmentProblem('assignment-archived');
    return opened;
  }

  private async act(caller: Actor, done: StepAct, alongside?: Writing<void>): Promise<void> {
    await this.dataSource.transaction(this.acting(caller, done, alongside));
  }

  private acting(
    caller: Actor,
    { opened, ...done }: StepAct,
    alongside: Writing<void> = () => Promise.resolve(),
  ): Writing<void> {
    const act = { ...done, assignmentId: opened.assignment.id, at: this.clock.now() };
    const { organisationId, actor } = caller;
    return async (manager) => {
      await mustStand(manager, opened);
      await this.store.addAct(manager, caller, act);
      await alongside(manager);
      const action = `assignment.${act.step}.${act.act}`;
      await audit(manager, { organisationId, at: act.at, actor, action, subject: act.assignmentId });
      await tellOfStep(manager, caller, act);
    };
  }
}

interface StepAct extends Omit<NewAct, 'at' | 'assignmentId'> {
  /** As it was read when the act was found to make sense. */
  readonly opened: AssignmentCase;
  readonly step: StepId;
}

export interface StepRecord {
  readonly step: StepId;
  /** As it came in. */
  readonly content: unknown;
  /** How often the step had been recorded when it was read; null: whoever records does not say. */
  readonly seen?: number | null;
}

export interface Reopening {
  readonly step: StepId;
  readonly reason: string;
}
