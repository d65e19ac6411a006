/** Which of a standard's editions counts when: an edition ends where the next one starts. Half-open, days as text. */
import { compareInstants, type Instant } from '../engine/index.js';
import type { StandardEdition } from './standard-edition.js';

/** By start; of two with one start the corrected one first, so that the last one counts. */
export function orderedEditions(editions: readonly StandardEdition[]): readonly StandardEdition[] {
  const corrected = new Map(editions.map((edition) => [edition.standard.version, edition.corrects]));
  // The loader has refused corrections that go round in a circle.
  const depth = (version: string | null): number => (version === null ? 0 : 1 + depth(corrected.get(version) ?? null));
  return [...editions].sort(
    (one, other) =>
      compareTexts(one.standard.validFrom, other.standard.validFrom) ||
      depth(one.standard.version) - depth(other.standard.version),
  );
}

export function isWithdrawnBy({ withdrawnAt }: StandardEdition, knownAt: Instant | undefined): boolean {
  if (withdrawnAt === null) return false;
  return knownAt === undefined || compareInstants(withdrawnAt, knownAt) <= 0;
}

/** The same edition, ending where its successor on the shelf starts; one that was corrected never was in force. */
export function withEnd(edition: StandardEdition, shelf: readonly StandardEdition[]): StandardEdition {
  const successor = shelf[shelf.indexOf(edition) + 1];
  if (successor === undefined) return edition;
  return { ...edition, standard: { ...edition.standard, validUntil: successor.standard.validFrom } };
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
