/** Assignments: opened for a lift, found, listed, and the state each is in. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '../access/audit-log.js';
import type { Lift } from '../engine/index.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { sortableId } from '../http/sortable-id.js';
import { AssignmentCases, type AssignmentCase } from './assignment-cases.js';
import { assignmentProblem } from './assignment-problem.js';
import { Assignment } from './assignment.entities.js';
import { AssignmentStore, type Actor, type AssignmentFilter } from './assignment-store.js';
import { EngagementRecord } from './engagements/engagement.entity.js';
import { LiftRegister, type LiftFile } from './lifts/lift-register.js';
import { nothingRecorded } from './steps/step-content.js';
import { carryIntoOrder } from './steps/carry-into-order.js';
import { PaperStore } from './working-paper/paper-store.js';
import type { DraftOrder } from './working-paper/working-paper.js';

export interface NewAssignment {
  readonly deviceCode: string;
  readonly purpose: string;
  readonly engagementId: string | null;
}

export interface PreparedAssignment {
  /** As it will stand once it is written. */
  readonly opened: AssignmentCase;
  /** Other assignments of the lift for the same purpose whose file is not archived yet: a warning. */
  readonly openTwins: readonly string[];
  readonly write: (manager: DataSource['manager']) => Promise<void>;
}

/** The rows a new assignment begins with: itself, and the first version of its working paper with what is known of the lift. */
@Injectable()
export class OpenAssignment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: AssignmentStore,
    private readonly papers: PaperStore,
    private readonly cases: AssignmentCases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(
    { organisationId, actor }: Actor,
    { deviceCode, purpose, engagementId }: NewAssignment,
    lift: LiftFile,
  ): Promise<Omit<PreparedAssignment, 'openTwins'>> {
    await this.mustBeOwn(organisationId, engagementId);
    const at = this.clock.now();
    const row = { id: sortableId(at), organisationId, deviceCode, engagementId, purpose, actor, at: at.toISOString() };
    const assignment = Object.assign(new Assignment(), row);
    const order = carryIntoOrder(firstOrder(lift), { purpose, contents: nothingRecorded });
    const paper = { assignmentId: row.id, version: 1, organisationId, order, note: '立项', actor, at };
    return {
      opened: await this.cases.foresee(assignment, { ...paper, at: row.at }),
      write: async (manager) => {
        await this.store.add(manager, assignment);
        await this.papers.add(manager, paper);
        await audit(manager, { organisationId, at, actor, action: 'assignment.opened', subject: row.id });
      },
    };
  }

  private async mustBeOwn(organisationId: string, id: string | null): Promise<void> {
    if (id === null) return;
    const isOwn = await this.dataSource.manager.existsBy(EngagementRecord, { id, organisationId });
    if (!isOwn) throw assignmentProblem('engagement-unknown');
  }
}

@Injectable()
export class Assignments {
  constructor(
    private readonly store: AssignmentStore,
    private readonly cases: AssignmentCases,
    private readonly lifts: LiftRegister,
    private readonly opening: OpenAssignment,
  ) {}

  /** @throws assignment-unknown, for those of other organisations too. */
  async find(organisationId: string, id: string): Promise<Assignment> {
    const assignment = await this.store.find(organisationId, id);
    if (assignment === null) throw assignmentProblem('assignment-unknown');
    return assignment;
  }

  async open(caller: Actor, wanted: NewAssignment): Promise<PreparedAssignment> {
    const { organisationId } = caller;
    const lift = await this.lifts.find(organisationId, wanted.deviceCode);
    const rivals = await this.store.list(organisationId, { limit: 100, deviceCode: wanted.deviceCode });
    const twins = await this.cases.openAll(
      organisationId,
      rivals.filter(({ purpose }) => purpose === wanted.purpose),
    );
    const openTwins = twins.filter(({ state }) => state.step !== null).map(({ assignment }) => assignment.id);
    return { ...(await this.opening.prepare(caller, wanted, lift)), openTwins };
  }

  /** Newest first. */
  list(organisationId: string, filter: AssignmentFilter): Promise<readonly Assignment[]> {
    return this.store.list(organisationId, filter);
  }

  /** With everything the state depends on. */
  async stateOf(organisationId: string, id: string): Promise<AssignmentCase> {
    const opened = await this.cases.open(organisationId, id);
    if (opened === null) throw assignmentProblem('assignment-unknown');
    return opened;
  }

  statesOf(organisationId: string, assignments: readonly Assignment[]): Promise<readonly AssignmentCase[]> {
    return this.cases.openAll(organisationId, assignments);
  }
}

function firstOrder({ deviceCode, facts }: LiftFile): DraftOrder {
  const { region } = facts;
  const isOfOrder = ([name]: [string, unknown]): boolean => name !== 'region' && name !== 'note';
  const lift = Object.fromEntries(Object.entries(facts).filter(isOfOrder)) as Partial<Lift>;
  return { lift: { ...lift, deviceCode }, ...(region === undefined ? {} : { region }), components: [] };
}
