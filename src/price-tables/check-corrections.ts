/** The editions of one table against one another: each start has one first edition and a chain of corrections. */
import { isLater } from './calendar-day.js';
import type { LocalFault } from './price-table-faults-error.js';
import type { PublishedEdition } from './price-table-file.js';

export interface EditionFault extends LocalFault {
  readonly file: string;
}

export function checkCorrections(editions: readonly PublishedEdition[]): EditionFault[] {
  const byId = new Map(editions.map((published) => [published.edition.editionId, published]));
  return editions.flatMap((published) =>
    checkCorrection(published, byId).map((message) => ({
      code: 'wrong-correction' as const,
      file: published.file,
      pointer: '/corrects',
      message,
    })),
  );
}

/** A correction names the edition directly before it, which exists and was published earlier. */
function checkCorrection({ edition }: PublishedEdition, byId: ReadonlyMap<string, PublishedEdition>): string[] {
  if (edition.corrects === undefined) return [];
  const expected = editionBefore(edition.editionId);
  if (edition.corrects !== expected) {
    return [`"${edition.corrects}" is not the edition before this one; allowed: ${expected}`];
  }
  const corrected = byId.get(expected);
  if (corrected === undefined) return [`there is no edition ${expected} to correct`];
  if (isLater(edition.publishedAt, corrected.edition.publishedAt)) return [];
  return [
    `published ${edition.publishedAt}, not later than ${expected}, which it corrects (${corrected.edition.publishedAt})`,
  ];
}

/** `….c3` → `….c2`, `….c1` → the first edition. */
function editionBefore(editionId: string): string {
  const [first = editionId, number = '1'] = editionId.split('.c');
  return number === '1' ? first : `${first}.c${Number(number) - 1}`;
}
