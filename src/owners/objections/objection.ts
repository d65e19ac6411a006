/** What somebody with the code of a report asked, and what became of it. */
import type { ObjectionKind } from './objection.entities.js';

export interface ObjectionAnswerView {
  readonly number: number;
  readonly text: string;
  readonly at: string;
}

export interface ObjectionView {
  readonly id: string;
  readonly kind: ObjectionKind;
  readonly text: string;
  readonly at: string;
  readonly appraisalId: string;
  readonly reportNumber: string;
  readonly reportCode: string;
  readonly answers: readonly ObjectionAnswerView[];
  /** The question as the public reads it; null: it is not shown. */
  readonly shownText: string | null;
}

/** As whoever answers sees it. */
export interface ReachableObjection extends ObjectionView {
  /** null: none was left, or it was erased. */
  readonly contact: string | null;
}

/** As anybody with the code reads it. */
export interface PublicObjection {
  readonly kind: ObjectionKind;
  readonly text: string;
  /** Something in it was left out or changed before it was shown. */
  readonly isEdited: boolean;
  readonly at: string;
  readonly answers: readonly ObjectionAnswerView[];
}
