/** The working paper taken to the desk: to look what it comes to, or to be stored as an appraisal of the assignment. */
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../access/audit-log.js';
import { AppraisalDesk } from '../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { EdgeError } from '../http/edge-error.js';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import type { Language } from '../http/language.js';
import { problemOf } from '../http/problem.js';
import type { PreviewDto } from './assignment.dto.js';
import { assignmentProblem } from './assignment-problem.js';
import { AssignmentStore, type Actor } from './assignment-store.js';
import { Assignments } from './assignments.js';
import { mustStand } from './must-stand.js';
import { stepOf } from './steps/state-of.js';
import { stepsBefore } from './steps/step-ids.js';
import type { WorkingPaper } from './working-paper/working-paper.js';
import { WorkingPapers } from './working-paper/working-papers.js';

@Injectable()
export class AppraiseAssignment {
  constructor(
    private readonly assignments: Assignments,
    private readonly papers: WorkingPapers,
    private readonly desk: AppraisalDesk,
    private readonly store: AssignmentStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Faults and refusals are an answer here: the paper is in the making. */
  async preview(organisationId: string, assignmentId: string, language: Language): Promise<PreviewDto> {
    const { order, version: paperVersion } = await this.papers.latest(organisationId, assignmentId);
    try {
      const { order: settled, appraisal } = await this.desk.preview(order, { organisationId, withTrace: false });
      return { outcome: 'appraised', paperVersion, order: settled, appraisal };
    } catch (error) {
      const answer = error instanceof EdgeError ? outcomeOf(error, language) : null;
      if (answer === null) throw error;
      return { ...answer, paperVersion };
    }
  }

  /** Of the latest paper, once every step before the valuation is done. */
  async prepare(caller: Actor, assignmentId: string): Promise<PreparedAnswer> {
    const opened = await this.assignments.stateOf(caller.organisationId, assignmentId);
    const { state, facts, paper } = opened;
    if (facts.completed.archive) throw assignmentProblem('assignment-archived');
    const open = stepsBefore('valuation').find((step) => stepOf(state, step).state !== 'done');
    if (open !== undefined) throw assignmentProblem('steps-before-open', { step: open });
    if (stepOf(state, 'valuation').state === 'done') throw assignmentProblem('step-done', { step: 'valuation' });
    const { organisationId, actor } = caller;
    const prepared = await this.desk.prepare(paper.order, { organisationId, actor, withTrace: false });
    const { id: appraisalId } = JSON.parse(prepared.body) as { id: string };
    const content = { paperVersion: paper.version };
    const authors = await this.authorsOf(caller, paper);
    return {
      ...prepared,
      write: async (manager) => {
        const at = this.clock.now();
        await mustStand(manager, opened);
        await prepared.write(manager);
        await this.store.addAct(manager, caller, { assignmentId, act: 'appraised', content, appraisalId, at });
        for (const author of authors) {
          const act = { organisationId, at, actor: author, action: 'appraisal.drafted', subject: appraisalId };
          await audit(manager, act);
        }
      },
    };
  }

  /**
   * Whose figures the paper holds besides the caller's: none of them reviews what comes of it. The first version is but
   * the file of the lift, whoever opened the assignment.
   */
  private async authorsOf(
    { organisationId, actor }: Actor,
    { assignmentId, version: last }: WorkingPaper,
  ): Promise<ReadonlySet<string>> {
    const versions = await this.papers.list(organisationId, assignmentId);
    const authors = versions.filter(({ version }) => version > 1 && version <= last).map((one) => one.actor);
    return new Set(authors.filter((author) => author !== actor));
  }
}

const outcomes: Readonly<Record<string, 'invalid' | 'refused'>> = {
  'order-invalid': 'invalid',
  'appraisal-refused': 'refused',
};

function outcomeOf({ content }: EdgeError, language: Language): Omit<PreviewDto, 'paperVersion'> | null {
  const outcome = outcomes[content.code];
  if (outcome === undefined) return null;
  const { faults, findings } = problemOf(content, language, '') as Pick<PreviewDto, 'faults' | 'findings'>;
  return { outcome, ...(faults === undefined ? {} : { faults }), ...(findings === undefined ? {} : { findings }) };
}
