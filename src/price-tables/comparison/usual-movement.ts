/**
 * What movement of a price is usual for its series: our own convention, docs/decisions/0012-usual-movement.md. Nothing is
 * refused for being unusual; whoever approves is shown it.
 */
import {
  compareDecimalTexts,
  divideDecimalTexts,
  meanOfDecimalTexts,
  multiplyDecimalTexts,
  subtractDecimalTexts,
  type DecimalText,
} from '../../engine/index.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { areComparable } from './row-fields.js';

export interface UsualMovement {
  /** A movement is unusual where |after − before| is more than this share of the price before. */
  readonly limit: DecimalText;
  /** `plain`: the series is too short to speak for itself. */
  readonly basis: 'history' | 'plain';
  /** Median of the earlier movements, as a share; null where the series is too short. */
  readonly median: DecimalText | null;
  /** How many earlier movements there are, at most `recentMovements`. */
  readonly movements: number;
}

export const usualMovementRule = {
  /** So many times the median movement is still usual. */
  factor: '4',
  /** No series is so calm that less than this is unusual. */
  floor: '0.05',
  /** Below so many movements the median says nothing. */
  fewestMovements: 6,
  /** Older movements do not count. */
  recentMovements: 24,
  /** For series that are too short. */
  plainLimit: '0.2',
} as const;

const PLACES = 6;

/** `series`: the same row in earlier editions, oldest first. */
export function usualMovement(series: readonly PriceRowInFile[]): UsualMovement {
  const { factor, floor, fewestMovements, recentMovements, plainLimit } = usualMovementRule;
  const movements = movementsOf(series).slice(-recentMovements);
  if (movements.length < fewestMovements) {
    return { limit: plainLimit, basis: 'plain', median: null, movements: movements.length };
  }
  const median = medianOf(movements);
  const wide = multiplyDecimalTexts(median, factor);
  const limit = compareDecimalTexts(wide, floor) > 0 ? wide : floor;
  return { limit, basis: 'history', median, movements: movements.length };
}

/** Whether the step from one price to the next is beyond the limit; from 0 to anything else always is. */
export function isUnusual(before: DecimalText, after: DecimalText, { limit }: UsualMovement): boolean {
  const step = magnitude(subtractDecimalTexts(after, before));
  return compareDecimalTexts(step, multiplyDecimalTexts(limit, before)) > 0;
}

/** Shares of the price before, six decimals. Steps from 0, and between prices of different bases, are no movements. */
function movementsOf(series: readonly PriceRowInFile[]): DecimalText[] {
  return series.slice(1).flatMap((row, index) => {
    const earlier = series[index];
    if (earlier === undefined || !areComparable(earlier, row) || isZero(earlier.price)) return [];
    return [divideDecimalTexts(magnitude(subtractDecimalTexts(row.price, earlier.price)), earlier.price, PLACES)];
  });
}

function medianOf(shares: readonly DecimalText[]): DecimalText {
  const sorted = [...shares].sort(compareDecimalTexts);
  const half = Math.floor(sorted.length / 2);
  const middle = sorted.slice(sorted.length % 2 === 0 ? half - 1 : half, half + 1);
  return meanOfDecimalTexts(middle, PLACES);
}

const magnitude = (text: DecimalText): DecimalText => text.replace(/^-/, '');

export const isZero = (text: DecimalText): boolean => compareDecimalTexts(text, '0') === 0;
