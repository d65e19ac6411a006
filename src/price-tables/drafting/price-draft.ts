/** Prices before they are published: what a draft holds, and the words for what is done with it. */
import type { CalendarDay, Instant, RegionCode, TableStatus } from '../../engine/index.js';
import type { PriceRowInFile, PriceTableKind } from '../price-table-file.js';

export type DraftState = 'draft' | 'proposed' | 'approved' | 'published' | 'discarded';
export const draftStates: readonly DraftState[] = ['draft', 'proposed', 'approved', 'published', 'discarded'];

export type DraftAct =
  'created' | 'edited' | 'rebased' | 'proposed' | 'returned' | 'approved' | 'published' | 'discarded';

/** Whoever did one of these has a hand in the draft and does not approve it; the triggers of the database say the same. */
export const authoring: readonly DraftAct[] = ['created', 'edited', 'rebased', 'proposed'];

/** What the editor may change of a draft's head. */
export interface DraftTerms {
  readonly title: string;
  readonly status: TableStatus;
  readonly validFrom: CalendarDay;
  readonly method: string;
  readonly licence: string;
  readonly regions: readonly RegionCode[];
}

/** The head of a new draft: the table it belongs to is fixed from the start. */
export interface DraftHead extends DraftTerms {
  readonly tableId: string;
  readonly publisher: string;
  readonly kind: PriceTableKind;
  /** The editor's own organisation: a private price book. null: public. */
  readonly privateTo: string | null;
}

export interface PriceDraft extends DraftHead {
  readonly id: string;
  readonly organisationId: string;
  readonly corrects: string | null;
  /** The newest edition of the table when the draft was based on it; null: the table's first. */
  readonly baseEditionId: string | null;
  /** The last entry of the publication log about the table then; 0: none. */
  readonly baseSequence: number;
  readonly state: DraftState;
  /** Counts every change: the entity tag. */
  readonly version: number;
  readonly rows: readonly PriceRowInFile[];
  /** SHA-256 of everything that would be published, but for the instant. */
  readonly contentSha256: string;
  readonly createdBy: string;
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  /** The edition it became. */
  readonly editionId: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What a list shows. */
export type PriceDraftSummary = Omit<PriceDraft, 'rows'> & { readonly rowCount: number };

export interface DraftStep {
  readonly number: number;
  readonly act: DraftAct;
  readonly actor: string;
  readonly personId: string | null;
  readonly at: Instant;
  readonly reason: string | null;
  readonly contentSha256: string;
}

/** Which draft, as the caller saw it: `ifMatch` is the entity tag, the version as text. */
export interface SeenDraft {
  readonly id: string;
  readonly ifMatch: string;
}

export interface DraftDecision extends SeenDraft {
  readonly reason: string | null;
}
