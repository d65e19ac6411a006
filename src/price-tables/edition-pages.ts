/** The listing of editions, page by page: filters, and a cursor that says where the last page ended. */
import { keyCursor } from '../http/id-cursor.js';
import type { PriceTableLibrary, PriceTableSummary } from './price-table-library.js';

export const editionCursor = keyCursor('p1', (id) => id !== '');

export interface EditionFilter {
  readonly table: string | null;
  readonly publisher: string | null;
  readonly kind: string | null;
  readonly status: string | null;
  readonly region: string | null;
}

export interface EditionPage {
  readonly items: readonly PriceTableSummary[];
  readonly next: string | null;
}

export interface PagePlace {
  readonly limit: number;
  /** Only editions after this one, by id. */
  readonly after: string | null;
}

const fits = (wanted: string | null, found: string): boolean => wanted === null || wanted === found;

export function pageOfEditions(library: PriceTableLibrary, filter: EditionFilter, place: PagePlace): EditionPage {
  const { table, publisher, kind, status, region } = filter;
  const found = library
    .list()
    .filter((one) => fits(table, one.tableId) && fits(publisher, one.publisher))
    .filter((one) => fits(kind, one.kind) && fits(status, one.status))
    .filter((one) => region === null || one.regions.includes(region))
    .filter((one) => place.after === null || one.editionId > place.after);
  const items = found.slice(0, place.limit);
  const last = found.length > place.limit ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : editionCursor.cursorAfter(last.editionId) };
}
