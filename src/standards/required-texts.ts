/** The texts no edition may lack: one for every finding the engine can give. */
import type { FindingCode } from '../engine/index.js';

// A record, so that the compiler asks for every new finding.
const findingCodes: Readonly<Record<FindingCode, true>> = {
  'mass-missing': true,
  'materials-missing': true,
  'scrap-price-missing': true,
  'part-price-missing': true,
  'service-price-missing': true,
  'price-unit-mismatch': true,
  'haul-distance-missing': true,
  'installation-date-missing': true,
  'installation-date-after-reference-date': true,
  'standard-not-in-force': true,
  'retention-class-not-retainable': true,
  'retention-consent-missing': true,
  'retention-load-check-missing': true,
  'retention-contract-missing': true,
  'retention-score-missing': true,
  'retention-conditions-unanswered': true,
  'retention-condition-met': true,
  'retention-certificate-missing': true,
  'offers-too-few': true,
  'offers-differ': true,
  'residual-value-implausible': true,
  'total-mass-implausible': true,
  'mass-defaulted': true,
  'materials-defaulted': true,
  'installation-date-defaulted': true,
  'region-fallback': true,
  'demonstration-prices': true,
};

export const requiredTexts: readonly string[] = Object.keys(findingCodes).map((code) => `finding.${code}`);
