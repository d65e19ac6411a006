/** Which lifts are like this one: as many of the facts that shape a component list agree, the more. Pure. */
import type { DraftOrder } from '../../assignments/working-paper/working-paper.js';

const telling = [
  'drive',
  'machineRoom',
  'ratedLoadKg',
  'ratedSpeedMps',
  'stops',
  'landings',
  'manufacturer',
  'model',
] as const;

export const alike = (one: NonNullable<DraftOrder['lift']>, other: NonNullable<DraftOrder['lift']>): number =>
  telling.filter((fact) => one[fact] !== undefined && String(one[fact]) === String(other[fact])).length;

/** Those with components alone; equally similar ones stay in their order. */
export function rankSimilar<Case extends { readonly paper: { readonly order: DraftOrder } }>(
  lift: NonNullable<DraftOrder['lift']>,
  cases: readonly Case[],
): readonly Case[] {
  return cases
    .filter(({ paper }) => (paper.order.components ?? []).length > 0)
    .map((one) => ({ one, likeness: alike(lift, one.paper.order.lift ?? {}) }))
    .sort((first, second) => second.likeness - first.likeness)
    .map(({ one }) => one);
}
