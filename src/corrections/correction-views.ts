/** What the doors and pages of corrections show. Amounts are decimal texts in CNY, differences are new − old. */
import type { CorrectionStage, EffectOutcome } from './correction.entities.js';

/** One correction or withdrawal, as far as the caller may see it. */
export interface CorrectionView {
  /** Place in the log of publications; names the act where an edition was corrected and later withdrawn. */
  readonly sequence: number;
  readonly act: 'corrected' | 'withdrawn';
  readonly editionId: string;
  /** The edition that was corrected; null for a withdrawal. */
  readonly corrects: string | null;
  readonly at: string;
  readonly reason: string | null;
  /** `own`: figures of the caller's organisation alone; `all`: of every firm, for who keeps the table. */
  readonly scope: 'own' | 'all';
  readonly stage: CorrectionStage;
  readonly counts: CorrectionCounts;
}

export interface CorrectionCounts {
  /** Issued reports that used a replaced row, or that are computed still. */
  readonly reports: number;
  /** Appraisals without an issued report; for the organisation itself, else null. */
  readonly drafts: number | null;
  readonly pending: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Over the reports that have a new value. */
  readonly sumOfDifferences: string;
  readonly largestDifference: string | null;
}

/** One report or draft that an act touches. */
export interface EffectView {
  /** null: no report was issued on this appraisal; shown to its own organisation only. */
  readonly reportNumber: string | null;
  readonly firm: string;
  /** Only to the appraisal's own organisation. */
  readonly appraisalId: string | null;
  readonly outcome: EffectOutcome | 'pending';
  readonly oldValue: string;
  readonly newValue: string | null;
  readonly difference: string | null;
  /** Codes of what is missing, where the order is refused now. */
  readonly refusals: readonly string[];
  /** The new value also follows from what else was published since the appraisal: it is not the act's doing alone. */
  readonly otherPublications: boolean;
  readonly knownAt: string | null;
  /** The appraisal that was made again because of this act; only to its own organisation. */
  readonly successorId: string | null;
}

export interface EffectPage {
  readonly correction: CorrectionView;
  readonly items: readonly EffectView[];
  readonly next: string | null;
}

/** What a draft of prices would move if it were published now. */
export interface ImpactView {
  readonly draftId: string;
  /** Instant of the comparison: every figure is as known then, without and with the draft. */
  readonly asOf: string;
  /** Of the caller's own organisation, in full. */
  readonly items: readonly ImpactItem[];
  readonly next: string | null;
  /** Appraisals looked at for this page; the organisation's that ask for a row the draft changes are `candidates`. */
  readonly examined: number;
  readonly candidates: number;
  /** null on later pages. */
  readonly others: ImpactOnOthers | null;
  /** Issued reports that the correction would list; null where the draft corrects nothing. */
  readonly reportsListed: { readonly own: number; readonly others: number } | null;
}

export interface ImpactItem {
  readonly appraisalId: string;
  /** All but its last four characters hidden. */
  readonly deviceCode: string | null;
  readonly createdAt: string;
  readonly storedValue: string;
  /** As known now, without the draft; null: refused. */
  readonly without: string | null;
  /** As known now, with the draft; null: refused. */
  readonly withDraft: string | null;
  readonly difference: string | null;
  readonly refusals: readonly string[];
}

export interface ImpactOnOthers {
  readonly candidates: number;
  /** How many of them were computed for these figures; fewer than `candidates`: the list is cut, the newest count. */
  readonly examined: number;
  readonly moved: number;
  readonly refused: number;
  readonly sumOfDifferences: string;
  readonly largestDifference: string | null;
}

export interface ReappraisalView {
  readonly editionId: string;
  readonly sequence: number;
  readonly created: readonly { readonly appraisalId: string; readonly predecessorId: string; readonly value: string }[];
  /** Made by an earlier request for the same act. */
  readonly existing: readonly { readonly appraisalId: string; readonly predecessorId: string }[];
  readonly refused: readonly { readonly predecessorId: string; readonly refusals: readonly string[] }[];
  /** Appraisals still to be made again: send the next request for them. */
  readonly remaining: number;
}
