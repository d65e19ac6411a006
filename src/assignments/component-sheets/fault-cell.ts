/** From a fault of an order back to the cell it came from. */
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';

const isWithin = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

/** What has been said of the cell already: its content never reached the order. */
export const isUntaken = (field: string, untaken: Iterable<string>): boolean =>
  [...untaken].some((pointer) => pointer !== '' && (isWithin(field, pointer) || isWithin(pointer, field)));

/** The column of the field, of what holds it, or of what it holds: `/materials/1/share` stands in 材质. */
export function columnOfField(field: string, columns: readonly SheetColumn[]): SheetColumn | undefined {
  return (
    columns.find(({ pointer }) => isWithin(field, pointer)) ?? columns.find(({ pointer }) => isWithin(pointer, field))
  );
}
