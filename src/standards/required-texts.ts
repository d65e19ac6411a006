/** The texts no edition may lack: one for every finding that a text of the edition tells. */
import type { FindingCode } from '../engine/index.js';

/** Who words a finding: the edition, or the program itself where a finding is younger than released editions. */
type Wording = 'edition' | 'program';

// A record, so that the compiler asks for every new finding.
const wordings: Readonly<Record<FindingCode, Wording>> = {
  'mass-missing': 'edition',
  'materials-missing': 'edition',
  'scrap-price-missing': 'edition',
  'part-price-missing': 'edition',
  'service-price-missing': 'edition',
  'price-unit-mismatch': 'edition',
  'haul-distance-missing': 'edition',
  'installation-date-missing': 'edition',
  'installation-date-after-reference-date': 'edition',
  'standard-not-in-force': 'edition',
  'retention-class-not-retainable': 'edition',
  'retention-consent-missing': 'edition',
  'retention-load-check-missing': 'edition',
  'retention-contract-missing': 'edition',
  'retention-score-missing': 'edition',
  'retention-conditions-unanswered': 'edition',
  'retention-condition-met': 'edition',
  'retention-certificate-missing': 'edition',
  'offers-too-few': 'edition',
  'offers-differ': 'edition',
  'residual-value-implausible': 'edition',
  'total-mass-implausible': 'edition',
  'price-rolled-forward': 'program',
  'mass-defaulted': 'edition',
  'materials-defaulted': 'edition',
  'installation-date-defaulted': 'edition',
  'region-fallback': 'edition',
  'private-price-book': 'program',
  'demonstration-prices': 'edition',
};

export const requiredTexts: readonly string[] = Object.entries(wordings)
  .filter(([, wording]) => wording === 'edition')
  .map(([code]) => `finding.${code}`);
