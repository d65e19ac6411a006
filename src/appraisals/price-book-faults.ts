/** The private price books an order names: each must stand on the shelf, be of its kind and, in the service, be the asker's own. */
import type { AppraisalOrder, PriceKind } from '../engine/index.js';
import type { OrderFault } from './order-faults.js';
import type { Shelf } from './shelf.js';

type Books = Pick<AppraisalOrder, 'priceBooks'>;

export function priceBookFaults({ priceBooks = {} }: Books, shelf: Shelf): readonly OrderFault[] {
  return (Object.entries(priceBooks) as [PriceKind, string | undefined][]).flatMap(([kind, tableId]): OrderFault[] => {
    if (tableId === undefined) return [];
    const books = booksOf(kind, shelf);
    if (books.includes(tableId)) return [];
    // Another organisation's book is answered as one that does not exist.
    return [{ pointer: `/priceBooks/${kind}`, code: 'price-book-unknown', allowed: books.join(', ') }];
  });
}

/** Nobody's shelf is that of the command line: whoever holds the files may name any of them. */
function booksOf(kind: PriceKind, { priceTables, organisationId }: Shelf): readonly string[] {
  return priceTables
    .tables()
    .filter((table) => table.kind === kind && (organisationId === undefined || table.privateTo === organisationId))
    .map(({ tableId }) => tableId);
}

/** The tables to ask: a private one only where the order names it as a book, whatever ids the standard names. */
export function tablesToAsk(tableIds: readonly string[], { priceBooks = {} }: Books, shelf: Shelf): readonly string[] {
  const books = Object.values(priceBooks);
  return tableIds.filter(
    (tableId) => books.includes(tableId) || (shelf.priceTables.table(tableId)?.privateTo ?? null) === null,
  );
}
