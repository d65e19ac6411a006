/** The cash part of an appraisal among the households of the building. Pure. */
import { addDecimalTexts, type DecimalText } from '../../engine/index.js';
import { divideAmount } from './divide-amount.js';
import type { Household, HouseholdList, ShareKeyKind } from './household.js';

export interface HouseholdShare {
  readonly household: Household;
  /** What the key counts for this household: its area, 1, or its weight. */
  readonly weight: DecimalText;
  readonly share: DecimalText;
}

export interface Shares {
  readonly total: DecimalText;
  readonly weightSum: DecimalText;
  readonly lines: readonly HouseholdShare[];
}

/** `total`: 残值 net; below 0 the households owe their shares. The order of the list stays. */
export function shareOut(total: DecimalText, { key, households }: HouseholdList): Shares {
  const weights = households.map((household) => weightOf(household, key.kind));
  const shares = divideAmount(total, weights);
  return {
    total,
    weightSum: weights.reduce(addDecimalTexts, '0'),
    lines: households.map((household, place) => ({
      household,
      weight: weights[place] ?? '0',
      share: shares[place] ?? '0.00',
    })),
  };
}

function weightOf({ exclusiveAreaM2, weight }: Household, kind: ShareKeyKind): DecimalText {
  if (kind === 'exclusive-area') return exclusiveAreaM2;
  return kind === 'equal' ? '1' : (weight ?? '0');
}
