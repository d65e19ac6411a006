/**
 * Opens cases: an assignment with everything its state depends on, read together for as many as are asked for. What it
 * reads of reviews, reports and appraisals it never changes.
 */
import { Inject, Injectable } from '@nestjs/common';
import { chooseEdition } from '../appraisals/settle-order.js';
import { SHELF, type Shelf } from '../appraisals/shelf.js';
import { chinaDayOf, CLOCK, type Clock } from '../config/clock.js';
import type { StandardEdition } from '../standards/standard-edition.js';
import { AppraisedPapers } from './appraised-papers.js';
import type { Assignment, AssignmentAct } from './assignment.entities.js';
import { AssignmentStore } from './assignment-store.js';
import { ReportsOfCases } from './report-of-case.js';
import { completedSteps, contentsOf } from './steps/fold-acts.js';
import type { AppraisedPaper, CaseFacts, CaseState } from './steps/assignment-state.js';
import { stateOf } from './steps/state-of.js';
import { openContradictions } from './survey/open-contradictions.js';
import { PaperStore } from './working-paper/paper-store.js';
import type { DraftOrder, WorkingPaper } from './working-paper/working-paper.js';

export interface AssignmentCase {
  readonly assignment: Assignment;
  readonly acts: readonly AssignmentAct[];
  readonly paper: WorkingPaper;
  readonly facts: CaseFacts;
  readonly state: CaseState;
}

@Injectable()
export class CaseReading {
  constructor(
    private readonly appraised: AppraisedPapers,
    private readonly reports: ReportsOfCases,
    @Inject(SHELF) private readonly shelf: Shelf,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async factsOf({ assignment, acts, paper }: Omit<AssignmentCase, 'facts' | 'state'>): Promise<CaseFacts> {
    const { organisationId, purpose } = assignment;
    const { order, version: paperVersion } = paper;
    const edition = this.editionOf(order);
    const shared = {
      purpose,
      contents: contentsOf(acts),
      completed: completedSteps(acts),
      order,
      paperVersion,
      edition,
      contradictions: openContradictions(order, edition, chinaDayOf(this.clock.now())),
    };
    const last = acts.findLast(({ act }) => act === 'appraised');
    const nothing = { appraised: null, review: null, report: null, earlierReports: [] };
    if (last === undefined || last.appraisalId === null) return { ...shared, ...nothing };
    const digest = await this.appraised.digest(organisationId, last.appraisalId);
    const appraised: AppraisedPaper = { ...digest, ...(JSON.parse(last.contentJson) as { paperVersion: number }) };
    const [review, report] = await Promise.all([
      this.reports.review(last.appraisalId),
      this.reports.report(organisationId, digest),
    ]);
    // Until the new one is issued none can give way to it, and nobody asks.
    const earlier = report?.state === 'archived' ? earlierAppraisals(acts, last.appraisalId) : [];
    const earlierReports = await this.reports.standing(organisationId, earlier);
    return { ...shared, appraised, review, report, earlierReports };
  }

  /** The edition the paper names, or the one in force on its reference date; without one, today. */
  private editionOf({ standard, referenceDate }: DraftOrder): StandardEdition | null {
    const now = this.clock.now();
    const wish = { standard, referenceDate: referenceDate ?? chinaDayOf(now) };
    const choice = chooseEdition(wish, this.shelf, now.toISOString());
    return choice.kind === 'chosen' ? choice.edition : null;
  }
}

const earlierAppraisals = (acts: readonly AssignmentAct[], last: string): readonly string[] =>
  acts.flatMap(({ act, appraisalId }) =>
    act === 'appraised' && appraisalId !== null && appraisalId !== last ? [appraisalId] : [],
  );

@Injectable()
export class AssignmentCases {
  constructor(
    private readonly store: AssignmentStore,
    private readonly papers: PaperStore,
    private readonly reading: CaseReading,
  ) {}

  async open(organisationId: string, id: string): Promise<AssignmentCase | null> {
    const assignment = await this.store.find(organisationId, id);
    if (assignment === null) return null;
    const [opened] = await this.openAll(organisationId, [assignment]);
    return opened ?? null;
  }

  /** Of an assignment that is not written yet. */
  async foresee(assignment: Assignment, paper: WorkingPaper): Promise<AssignmentCase> {
    const read = { assignment, acts: [], paper };
    const facts = await this.reading.factsOf(read);
    return { ...read, facts, state: stateOf(facts) };
  }

  async openAll(organisationId: string, assignments: readonly Assignment[]): Promise<readonly AssignmentCase[]> {
    const ids = assignments.map(({ id }) => id);
    const acts = await this.store.actsOf(organisationId, ids);
    const papers = await this.papers.latestOf(organisationId, ids);
    return Promise.all(
      assignments.map(async (assignment) => {
        const paper = papers.get(assignment.id);
        // Made in the transaction that opened the assignment.
        if (paper === undefined) throw new Error(`the assignment ${assignment.id} has no working paper`);
        const read = { assignment, acts: acts.get(assignment.id) ?? [], paper };
        const facts = await this.reading.factsOf(read);
        return { ...read, facts, state: stateOf(facts) };
      }),
    );
  }
}
