/** The trace: for every amount the step, its operands, what it took from the rule book, and the rounding. */
import type { CalendarDay, DecimalText, RegionCode, TaxBasis, Unit } from './order.js';
import type { PriceSource, TableStatus } from './price-table.js';
import type { Basis } from './standard.js';
import type { FindingValue } from './finding.js';

/** The steps of the calculation, one file each under `steps/`. */
export type StepName =
  | 'decide-disposition'
  | 'find-mass'
  | 'find-price'
  | 'roll-forward'
  | 'value-scrap'
  | 'rate-condition'
  | 'value-retained'
  | 'deduct-costs'
  | 'add-up'
  | 'bound-range'
  | 'compare-offers';

export interface TraceNode {
  readonly step: StepName;
  readonly clause: string;
  /** Named operands, as printed; enough to repeat the step by hand. */
  readonly inputs: Readonly<Record<string, FindingValue>>;
  /** Keys into `references`: the price rows and parameters this step took. */
  readonly uses: readonly string[];
  readonly result: string;
  /** `round2`, `round3`, `round4`, `round6`, `step`; null when nothing was rounded. */
  readonly rounding: 'round2' | 'round3' | 'round4' | 'round6' | 'step' | null;
}

export type Reference =
  | {
      readonly kind: 'parameter';
      readonly value: DecimalText;
      readonly unit: Unit;
      readonly basis: Basis;
      readonly clause: string;
      readonly source: string;
      readonly validFrom: CalendarDay;
    }
  | {
      readonly kind: 'price';
      readonly editionId: string;
      readonly value: DecimalText;
      readonly unit: Unit;
      readonly taxBasis: TaxBasis;
      readonly taxRate: DecimalText | null;
      readonly region: RegionCode;
      readonly requestedRegion: RegionCode;
      readonly deliveryBasis: string | null;
      readonly validFrom: CalendarDay;
      readonly status: TableStatus;
      readonly source: PriceSource;
      /** Only of a private price book: whose it is. */
      readonly privateBook?: { readonly publisher: string; readonly title: string };
      /** Only of an index row: the rows it carried to the reference date. No mass is multiplied by it. */
      readonly carries?: readonly string[];
      /** Only of an index row: what the table calls it. */
      readonly grade?: string;
    };
