/** Where two JSON values differ, by JSON Pointer. */
import { pointerTo } from './order/pointer.js';

export interface Difference {
  readonly pointer: string;
  /** undefined: not there. */
  readonly stored: unknown;
  readonly computed: unknown;
}

/** More would not help anybody to find the cause. */
const enough = 100;

export function findDifferences(stored: unknown, computed: unknown): readonly Difference[] {
  const differences: Difference[] = [];
  compare({ pointer: '', stored, computed }, differences);
  return differences;
}

function compare(pair: Difference, differences: Difference[]): void {
  if (differences.length >= enough) return;
  const { pointer, stored, computed } = pair;
  if (!isContainer(stored) || !isContainer(computed) || Array.isArray(stored) !== Array.isArray(computed)) {
    if (!Object.is(stored, computed)) differences.push(pair);
    return;
  }
  for (const key of new Set([...Object.keys(stored), ...Object.keys(computed)])) {
    compare({ pointer: pointerTo(pointer, key), stored: stored[key], computed: computed[key] }, differences);
  }
}

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
