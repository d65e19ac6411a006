/** Which evidence is public: what the published public editions name, withdrawn and corrected ones included. */
import type { PriceTableLibrary } from '../price-table-library.js';
import { namedEvidence } from './missing-evidence.js';

const known = new WeakMap<PriceTableLibrary, ReadonlySet<string>>();

/** A library never changes, so its answer is found once. */
export function publicEvidence(library: PriceTableLibrary): ReadonlySet<string> {
  const publicTables = library.visibleTo(null);
  const found = known.get(publicTables) ?? evidenceOf(publicTables);
  known.set(publicTables, found);
  return found;
}

function evidenceOf(library: PriceTableLibrary): ReadonlySet<string> {
  const editions = library.editionsOf(library.tables().map(({ tableId }) => tableId));
  return new Set(editions.flatMap(({ edition }) => namedEvidence(edition.rows).map(({ sha256 }) => sha256)));
}
