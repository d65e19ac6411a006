/**
 * The state of an assignment, computed from what was recorded and from its review, report and signatures. A step is done
 * when somebody completed it, it lacks nothing, and the one before is done: so nothing is skipped, and what a later
 * change takes away from an earlier step leads back to it, until the file is archived. Pure.
 */
import type { CaseFacts, CaseState, StepState } from './assignment-state.js';
import { archiveDemands } from './demands/archive.js';
import { basicMattersDemands } from './demands/basic-matters.js';
import { contractDemands } from './demands/contract.js';
import type { Demand } from './demands/demand.js';
import { documentsDemands } from './demands/documents.js';
import { planDemands } from './demands/plan.js';
import { reportDemands } from './demands/report.js';
import { surveyDemands } from './demands/survey.js';
import { valuationDemands } from './demands/valuation.js';
import { stepIds, type StepId } from './step-ids.js';

const demands: Readonly<Record<StepId, Demand>> = {
  'basic-matters': basicMattersDemands,
  contract: contractDemands,
  plan: planDemands,
  survey: surveyDemands,
  documents: documentsDemands,
  valuation: valuationDemands,
  report: reportDemands,
  archive: archiveDemands,
};

export function stateOf(facts: CaseFacts): CaseState {
  // Closed for good: a later edition, or the passing of days, opens nothing that nobody could complete any more.
  if (facts.completed.archive) return { step: null, steps: stepIds.map((id) => closedStep(facts, id)) };
  let isReached = true;
  const steps = stepIds.map((id): StepState => {
    const missing = demands[id](facts);
    const done = facts.completed[id] ?? null;
    const isDone = isReached && done !== null && missing.length === 0;
    const state = isDone ? 'done' : isReached ? 'current' : 'ahead';
    isReached = isDone;
    return { id, state, missing, done };
  });
  return { step: steps.find(({ state }) => state === 'current')?.id ?? null, steps };
}

const closedStep = ({ completed }: CaseFacts, id: StepId): StepState => ({
  id,
  state: 'done',
  missing: [],
  done: completed[id] ?? null,
});

export function stepOf({ steps }: CaseState, id: StepId): StepState {
  const step = steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`the state lacks the step ${id}`);
  return step;
}
