/**
 * The working paper: read in all its versions, saved against the version one has seen, or component by component
 * against the component one has seen, so that surveyors in the shaft do not wait for each other.
 */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { audit } from '../../access/audit-log.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import { fingerprintOf } from '../../fingerprints/fingerprint.js';
import { preconditionFailed } from '../../http/etag.js';
import { AssignmentCases, type AssignmentCase } from '../assignment-cases.js';
import { assignmentProblem, contentInvalid } from '../assignment-problem.js';
import { AssignmentStore, type Actor } from '../assignment-store.js';
import { stepsMustStand } from '../must-stand.js';
import { carryIntoOrder, type Settled } from '../steps/carry-into-order.js';
import { contentsOf } from '../steps/fold-acts.js';
import { stepOf } from '../steps/state-of.js';
import { draftComponentFaults, draftOrderFaults } from './paper-faults.js';
import { PaperStore } from './paper-store.js';
import type { DraftComponent, DraftOrder, WorkingPaper, WorkingPaperSummary } from './working-paper.js';

export interface PaperSave {
  /** As it came in; its shape is checked here. */
  readonly order: unknown;
  readonly expectedVersion: number;
  readonly note: string;
}

export interface ComponentSave {
  readonly componentId: string;
  /** As it came in; its shape is checked here. */
  readonly component: unknown;
  /** SHA-256 of the canonical JSON of the component as it was read. */
  readonly expectedSha256: string;
}

export interface SavedComponent {
  readonly version: number;
  readonly component: DraftComponent;
  /** What the next change of the component is made against. */
  readonly sha256: string;
}

@Injectable()
export class WorkingPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: PaperStore,
    private readonly acts: AssignmentStore,
    private readonly cases: AssignmentCases,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `manager`: as the transaction sees it. */
  async latest(organisationId: string, assignmentId: string, manager?: EntityManager): Promise<WorkingPaper> {
    const paper = await this.store.latest(organisationId, assignmentId, manager);
    if (paper === null) throw assignmentProblem('assignment-unknown');
    return paper;
  }

  async version(organisationId: string, assignmentId: string, version: number): Promise<WorkingPaper> {
    await this.latest(organisationId, assignmentId);
    const paper = await this.store.version(organisationId, assignmentId, version);
    if (paper === null) throw assignmentProblem('paper-version-unknown');
    return paper;
  }

  /** Newest first. */
  async list(organisationId: string, assignmentId: string): Promise<readonly WorkingPaperSummary[]> {
    await this.latest(organisationId, assignmentId);
    return this.store.list(organisationId, assignmentId);
  }

  async save(caller: Actor, assignmentId: string, save: PaperSave): Promise<WorkingPaper> {
    const write = await this.saving(caller, assignmentId, save);
    return this.dataSource.transaction(write);
  }

  /** The same, to be written in the transaction of whoever saves more than the paper. */
  async saving(caller: Actor, assignmentId: string, save: PaperSave): Promise<Writing<WorkingPaper>> {
    const opened = await this.openForChange(caller.organisationId, assignmentId);
    const faults = draftOrderFaults(save.order);
    if (faults.length > 0) throw contentInvalid(faults.map((one) => ({ ...one, pointer: `/order${one.pointer}` })));
    return async (manager) => {
      const latest = await this.latest(caller.organisationId, assignmentId, manager);
      if (latest.version !== save.expectedVersion) throw preconditionFailed(String(latest.version));
      await stepsMustStand(manager, opened);
      const settled = await this.settledBy(manager, opened);
      return this.add(manager, caller, { settled, latest, order: save.order as DraftOrder, note: save.note });
    };
  }

  async saveComponent(caller: Actor, assignmentId: string, save: ComponentSave): Promise<SavedComponent> {
    const opened = await this.openForChange(caller.organisationId, assignmentId);
    const faults = draftComponentFaults(save.component, save.componentId);
    if (faults.length > 0) throw contentInvalid(faults);
    const yours = save.component as DraftComponent;
    return this.dataSource.transaction(async (manager) => {
      const latest = await this.latest(caller.organisationId, assignmentId, manager);
      const components = latest.order.components ?? [];
      const current = components.find(({ id }) => id === yours.id);
      if (current === undefined) throw assignmentProblem('component-unknown');
      const sha256 = fingerprintOf(yours);
      const currentSha256 = fingerprintOf(current);
      // What was sent twice, since the first answer was lost in the shaft, is saved once.
      if (currentSha256 === sha256) return { version: latest.version, component: current, sha256 };
      if (currentSha256 !== save.expectedSha256) {
        throw assignmentProblem('component-changed', { currentTag: currentSha256, current, yours });
      }
      await stepsMustStand(manager, opened);
      const order = { ...latest.order, components: components.map((one) => (one === current ? yours : one)) };
      const settled = await this.settledBy(manager, opened);
      const { version } = await this.add(manager, caller, { settled, latest, order, note: `现场调查：${yours.id}` });
      return { version, component: yours, sha256 };
    });
  }

  /** In the caller's transaction; nothing is added when the order stays what it was. */
  async add(manager: EntityManager, caller: Actor, { settled, latest, order, note }: Addition): Promise<WorkingPaper> {
    const carried = carryIntoOrder(order, settled);
    if (fingerprintOf(carried) === fingerprintOf(latest.order)) return latest;
    const { assignmentId } = latest;
    const { organisationId, actor } = caller;
    const at = this.clock.now();
    const paper = { assignmentId, version: latest.version + 1, order: carried, note, actor };
    await this.store.add(manager, { ...paper, organisationId, at });
    await audit(manager, { organisationId, at, actor, action: 'assignment.paper-saved', subject: assignmentId });
    return { ...paper, at: at.toISOString() };
  }

  /** As the transaction sees it: a step may have been recorded since the assignment was read. */
  private async settledBy(manager: EntityManager, { assignment, facts }: AssignmentCase): Promise<Settled> {
    const { organisationId, id } = assignment;
    const acts = await this.acts.actsOf(organisationId, [id], manager);
    return { purpose: facts.purpose, contents: contentsOf(acts.get(id) ?? []) };
  }

  /** What was valued and completed, or archived, is reopened before the paper changes. */
  private async openForChange(organisationId: string, assignmentId: string): Promise<AssignmentCase> {
    const opened = await this.cases.open(organisationId, assignmentId);
    if (opened === null) throw assignmentProblem('assignment-unknown');
    if (opened.facts.completed.archive) throw assignmentProblem('assignment-archived');
    if (stepOf(opened.state, 'valuation').state === 'done') throw assignmentProblem('step-done', { step: 'valuation' });
    return opened;
  }
}

export type Writing<Written> = (manager: EntityManager) => Promise<Written>;

export interface Addition {
  readonly settled: Settled;
  readonly latest: WorkingPaper;
  readonly order: DraftOrder;
  readonly note: string;
}
