/** Expected outcomes are values with a stable code, a level, the clause and the data a text needs. */
import type { FindingLevel } from './standard.js';

export type FindingValue = string | number | boolean | null | readonly string[];

export interface Finding {
  readonly code: FindingCode;
  readonly level: FindingLevel;
  readonly clause: string;
  /** null: belongs to the order as a whole. */
  readonly componentId: string | null;
  readonly data: Readonly<Record<string, FindingValue>>;
}

export type FindingCode =
  // refusals
  | 'mass-missing'
  | 'materials-missing'
  | 'scrap-price-missing'
  | 'part-price-missing'
  | 'service-price-missing'
  | 'price-unit-mismatch'
  | 'haul-distance-missing'
  | 'installation-date-missing'
  | 'installation-date-after-reference-date'
  | 'standard-not-in-force'
  // warnings
  | 'retention-class-not-retainable'
  | 'retention-consent-missing'
  | 'retention-load-check-missing'
  | 'retention-contract-missing'
  | 'retention-score-missing'
  | 'retention-conditions-unanswered'
  | 'retention-condition-met'
  | 'retention-certificate-missing'
  | 'offers-too-few'
  | 'offers-differ'
  | 'residual-value-implausible'
  | 'total-mass-implausible'
  | 'price-rolled-forward'
  // information
  | 'mass-defaulted'
  | 'materials-defaulted'
  | 'installation-date-defaulted'
  | 'region-fallback'
  | 'private-price-book'
  | 'demonstration-prices';
