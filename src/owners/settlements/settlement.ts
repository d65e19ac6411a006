/** What the dismantled lift really brought: weighed, sold, paid, and where the money went. */
import type { CalendarDay, DecimalText, TaxBasis } from '../../engine/index.js';

/** A weighbridge slip (过磅单). */
export interface WeighbridgeSlip {
  readonly number: string;
  readonly weighedOn: CalendarDay;
  readonly netKg: DecimalText;
  /** Code of the edition, where the load was of one material; null: of several, or not said. */
  readonly material: string | null;
}

export const destinationKinds = ['maintenance-fund', 'shared-out', 'new-lift', 'other'] as const;
export type DestinationKind = (typeof destinationKinds)[number];

export interface Settlement {
  readonly slips: readonly WeighbridgeSlip[];
  /** A person's name is masked wherever the public reads it. */
  readonly buyer: { readonly name: string; readonly isPerson: boolean };
  /** Paid by the buyer for everything on the slips. */
  readonly received: DecimalText;
  readonly receivedOn: CalendarDay;
  readonly taxBasis: TaxBasis;
  /** What was paid out of it: dismantling, cutting, transport, hazardous waste. */
  readonly costs: DecimalText;
  /** Number of the transfer manifest (危险废物转移联单); null: none, for the reason given. */
  readonly manifestNumber: string | null;
  readonly manifestMissing: string | null;
  readonly destination: { readonly kind: DestinationKind; readonly note: string | null };
  /** Slips, receipts and manifests as files kept elsewhere. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly note: string | null;
}

export interface StoredSettlement extends Settlement {
  readonly id: string;
  readonly appraisalId: string;
  readonly recordedAt: string;
  /** The settlement this one takes the place of. */
  readonly corrects: string | null;
  /** The one that took its place; null: it stands. */
  readonly correctedBy: string | null;
}
