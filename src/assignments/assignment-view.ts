/** An assignment as the doors and the pages show it. Pure. */
import type { AssignmentCase } from './assignment-cases.js';
import type { AssignmentDto, AssignmentHeadDto, AssignmentSummaryDto, CaseReportDto } from './assignment.dto.js';
import { holdOf, keptUntil, recordsOf } from './steps/fold-acts.js';
import type { Missing, ReportOfCase, StepState } from './steps/assignment-state.js';
import { stepNames } from './steps/step-ids.js';

export function assignmentView(opened: AssignmentCase): AssignmentDto {
  const { acts, paper, facts, state } = opened;
  const { review, report, contents } = facts;
  return {
    ...assignmentHead(opened),
    steps: state.steps.map((step) => stepView(step, contents[step.id], recordsOf(acts, step.id))),
    paper: { version: paper.version },
    review: review && { verdict: review.verdict, comment: review.comment, reviewer: review.personId, at: review.at },
    report: report && reportOfView(report),
    keepUntil: keepUntilOf(opened),
    hold: holdOf(acts),
  };
}

export function assignmentHead({ assignment, facts, state }: AssignmentCase): AssignmentHeadDto {
  const { id, deviceCode, purpose, engagementId, at } = assignment;
  const appraisalId = facts.appraised?.appraisalId ?? null;
  return { id, deviceCode, purpose, engagementId, openedAt: at, step: state.step, appraisalId };
}

export function assignmentSummary(opened: AssignmentCase): AssignmentSummaryDto {
  const { paper, facts } = opened;
  const address = paper.order.lift?.address ?? null;
  const missing = [...missingNow(opened)];
  return { ...assignmentHead(opened), address, missing, residualValue: facts.appraised?.residualValue ?? null };
}

/** What the current step lacks. */
export const missingNow = ({ state }: AssignmentCase): readonly Missing[] =>
  state.steps.find(({ id }) => id === state.step)?.missing ?? [];

export const keepUntilOf = ({ facts: { report, contents } }: AssignmentCase): string | null =>
  keptUntil(report?.issuedOn ?? null, contents['basic-matters']);

export const reportOfView = ({ number, code, state, issuedOn }: ReportOfCase): CaseReportDto => ({
  number,
  code,
  state,
  issuedOn,
});

function stepView(
  { id, state, missing, done }: StepState,
  content: object,
  version: number,
): AssignmentDto['steps'][number] {
  const name = stepNames[id];
  return {
    id,
    name,
    state,
    missing: [...missing],
    content,
    version,
    doneBy: done?.personId ?? done?.actor ?? null,
    doneAt: done?.at ?? null,
  };
}
