/** What the state of an assignment is made of and what it says. The state itself is computed by `state-of.ts`. */
import type { Appraisal } from '../../engine/index.js';
import type { StandardEdition } from '../../standards/standard-edition.js';
import type { DraftOrder } from '../working-paper/working-paper.js';
import type { StepContents } from './step-content.js';
import type { StepId } from './step-ids.js';

/** One thing a step still lacks. */
export interface Missing {
  readonly code: string;
  /** A Chinese sentence. */
  readonly message: string;
  /**
   * Where it belongs: a JSON Pointer into the step’s content, or into the order of the working paper
   * (`/order/components/3/survey/score`), or `/steps/<id>/…` into another step.
   */
  readonly pointer: string;
}

export interface StepDone {
  readonly actor: string;
  readonly personId: string | null;
  readonly at: string;
}

/** Something the survey says of a component that does not fit together, and that nobody has answered yet. */
export interface OpenContradiction {
  readonly code: string;
  readonly componentId: string | null;
  /** A Chinese sentence. */
  readonly message: string;
  readonly pointer: string;
}

export type AppraisedFigures = Pick<Appraisal, 'residualValue' | 'scrapResidualValue' | 'remainingValue' | 'range'>;

export interface AppraisedPaper extends AppraisedFigures {
  readonly appraisalId: string;
  readonly paperVersion: number;
  readonly resultSha256: string;
  /** Offers differ from the net scrap value by more than the edition allows. */
  readonly needsReconciliation: boolean;
  /** Some of its prices are of a demonstration table. */
  readonly isDemonstration: boolean;
}

export interface ReviewOfCase {
  readonly number: number;
  readonly verdict: 'approved' | 'returned';
  readonly comment: string;
  readonly personId: string;
  readonly at: string;
}

export interface SlotOfCase {
  readonly slot: string;
  readonly name: string;
  readonly state: 'open' | 'waiting' | 'signed';
}

export interface ReportOfCase {
  readonly number: string;
  readonly code: string;
  readonly state: 'draft' | 'prepared' | 'archived';
  readonly signatures: readonly SlotOfCase[];
  /** The day in China on which it was issued; null while it is not. */
  readonly issuedOn: string | null;
}

/** A report of an earlier appraisal of the same assignment that was neither superseded nor revoked. */
export interface EarlierReport {
  readonly appraisalId: string;
  readonly number: string;
}

/** Everything the state depends on. */
export interface CaseFacts {
  readonly purpose: string;
  readonly contents: StepContents;
  /** Steps whose last word is that they are complete. */
  readonly completed: Readonly<Partial<Record<StepId, StepDone>>>;
  readonly order: DraftOrder;
  readonly paperVersion: number;
  /** The edition the paper will be valued by; null: there is none, and the preview says why. */
  readonly edition: StandardEdition | null;
  readonly contradictions: readonly OpenContradiction[];
  /** The latest appraisal of this assignment. */
  readonly appraised: AppraisedPaper | null;
  /** The latest review of that appraisal. */
  readonly review: ReviewOfCase | null;
  readonly report: ReportOfCase | null;
  /** Asked for once `report` is issued; until then empty. */
  readonly earlierReports: readonly EarlierReport[];
}

export interface StepState {
  readonly id: StepId;
  readonly state: 'done' | 'current' | 'ahead';
  readonly missing: readonly Missing[];
  readonly done: StepDone | null;
}

export interface CaseState {
  /** The first step that is not done; null: the file is archived. */
  readonly step: StepId | null;
  readonly steps: readonly StepState[];
}
