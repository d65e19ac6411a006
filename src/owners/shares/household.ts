/** A household of the building and the key by which the cash part is divided among all of them. */
import type { CalendarDay, DecimalText } from '../../engine/index.js';

export interface Household {
  /** As the owners call it: 2-1-301. Told apart without regard to width, case and blanks. */
  readonly room: string;
  readonly exclusiveAreaM2: DecimalText;
  /** null: not on the list. */
  readonly owner: string | null;
  /** Only under the key `weights`; 0: the owners agreed that this household has no part. */
  readonly weight: DecimalText | null;
}

export const shareKeyKinds = ['exclusive-area', 'equal', 'weights'] as const;
export type ShareKeyKind = (typeof shareKeyKinds)[number];

/** What the owners agreed on, word for word, and when. */
export interface Agreement {
  readonly text: string;
  readonly agreedOn: CalendarDay;
}

/** By exclusive area unless the owners agreed otherwise (民法典 283). */
export type ShareKey =
  | { readonly kind: 'exclusive-area'; readonly agreement: null }
  | { readonly kind: 'equal' | 'weights'; readonly agreement: Agreement };

export interface HouseholdList {
  readonly key: ShareKey;
  readonly households: readonly Household[];
}

/** What makes two ways of writing a room the same room. */
export const roomMark = (room: string): string => room.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
