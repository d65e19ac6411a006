/** Facts of an assignment to which nothing is missing, for the tests of its demands. */
import type { CaseFacts, StepDone } from '../../src/assignments/steps/assignment-state.js';
import type { StepContents } from '../../src/assignments/steps/step-content.js';
import { stepIds, type StepId } from '../../src/assignments/steps/step-ids.js';
import { archiveKindList, documentKindList } from '../../src/assignments/steps/step-papers.js';
import type { DraftComponent } from '../../src/assignments/working-paper/working-paper.js';
import type { StandardEdition } from '../../src/standards/standard-edition.js';

const declaredOn = '2026-10-01';

export const contents: StepContents = {
  'basic-matters': {
    profile: 'agency',
    client: '业主委员会',
    noOtherUsers: true,
    referenceDate: '2026-06-30',
    region: '210100',
    dismantlingPaidBy: 'owners',
    taxBasis: 'excluded',
    recusals: ['王一', '李二', '陈三'].map((name) => ({ name, declaredOn })),
  },
  contract: {
    contractNumber: '合同一',
    signedOn: declaredOn,
    firm: { name: '评估公司', registration: '备案一' },
    appraisers: [
      { name: '王一', certificate: '1' },
      { name: '李二', certificate: '2' },
    ],
    reviewer: '陈三',
  },
  plan: { surveyor: '王一', surveyOn: '2026-10-10', methods: '成本法', reportDueOn: '2026-10-20' },
  survey: { surveyor: '王一', surveyedOn: '2026-10-10' },
  documents: {
    papers: documentKindList.map((kind) => ({ kind, received: true })),
    labels: [
      { componentId: 'c01', label: 'verified' },
      { componentId: 'c02', label: 'assumed' },
    ],
  },
  valuation: {},
  report: {},
  archive: { papers: archiveKindList.map((kind) => ({ kind, filed: true })), place: '柜' },
};

/** A part that goes. */
export const machine: DraftComponent = {
  id: 'c01',
  type: 'machine',
  disposition: 'dismantle',
  survey: { surveyedOn: '2026-10-10' },
};

/** A part that stays, of a class that asks for a score and two conditions. */
export const rail: DraftComponent = {
  id: 'c02',
  type: 'rail',
  disposition: 'retain',
  survey: {
    surveyedOn: '2026-10-10',
    score: '0.80',
    conditions: [
      { code: 'bent', met: false },
      { code: 'worn', met: false },
    ],
  },
};

/** As much of an edition as the demands look at. */
const edition = {
  standard: {
    componentTypes: {
      machine: { zh: '曳引机', retentionClass: 'C', requiredConditions: [] },
      rail: { zh: '导轨', retentionClass: 'A', requiredConditions: ['bent', 'worn'] },
    },
    retentionClasses: { A: { gates: ['survey-score', 'scrapping-conditions'] }, C: { gates: null } },
  },
} as unknown as StandardEdition;

const done: StepDone = { actor: 'a', personId: null, at: '2026-11-02T08:00:00.000Z' };

export const completed = (...steps: readonly StepId[]): CaseFacts['completed'] =>
  Object.fromEntries(steps.map((step) => [step, done]));

const figures = {
  residualValue: '1.00',
  scrapResidualValue: { gross: '1.00', deductions: '0.00', net: '1.00' },
  remainingValue: '0.00',
  range: { low: '1.00', high: '1.00' },
};

export const appraised: NonNullable<CaseFacts['appraised']> = {
  appraisalId: 'A1',
  paperVersion: 3,
  resultSha256: 'a'.repeat(64),
  needsReconciliation: false,
  isDemonstration: false,
  ...figures,
};

export const review: NonNullable<CaseFacts['review']> = {
  number: 1,
  verdict: 'approved',
  comment: '同意',
  personId: 'p',
  at: done.at,
};

export const report: NonNullable<CaseFacts['report']> = {
  number: '1',
  code: 'c',
  state: 'archived',
  signatures: [],
  issuedOn: '2026-11-02',
};

export function caseFacts(changes: Partial<CaseFacts> = {}): CaseFacts {
  return {
    purpose: '更新',
    contents,
    completed: completed(...stepIds),
    order: { components: [machine, rail] },
    paperVersion: 3,
    edition,
    contradictions: [],
    appraised,
    review,
    report,
    earlierReports: [],
    ...changes,
  };
}

/** With other content of one step. */
export const recorded = <Step extends StepId>(step: Step, change: Partial<StepContents[Step]>): CaseFacts =>
  caseFacts({ contents: { ...contents, [step]: { ...contents[step], ...change } } });
