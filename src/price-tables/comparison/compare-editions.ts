/** What changes from one edition of a table to the next: rows added, removed, changed, and by how much. Pure. */
import { divideDecimalTexts, subtractDecimalTexts, type DecimalText } from '../../engine/index.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { areComparable, differingFields } from './row-fields.js';
import { keyOfRow, keyText, rowsByKey, type PriceRowKey } from './row-key.js';
import { isUnusual, isZero, usualMovement, type UsualMovement } from './usual-movement.js';

export interface EditionDifference {
  readonly added: readonly PriceRowInFile[];
  readonly removed: readonly PriceRowInFile[];
  readonly changed: readonly ChangedRow[];
  /** Rows that are the same in every field. */
  readonly unchanged: number;
}

export interface ChangedRow {
  readonly key: PriceRowKey;
  readonly before: PriceRowInFile;
  readonly after: PriceRowInFile;
  /** after − before in CNY, exactly; null where unit, tax or delivery basis differ, so that the figures do not compare. */
  readonly change: DecimalText | null;
  /** change / before, four decimals, ties away from zero; null where `change` is, and where the price before is 0. */
  readonly ratio: DecimalText | null;
  /** JSON Pointers of every field that differs, `/price` among them where it does. */
  readonly fields: readonly string[];
  /** Beyond the usual movement of the series, or not comparable at all: look twice. */
  readonly isOutlier: boolean;
  readonly usual: UsualMovement;
}

const RATIO_PLACES = 4;

/**
 * `history`: the rows of the table's editions before `before`, oldest first. Added rows stand in the order of `after`,
 * removed and changed ones in the order of `before`.
 */
export function compareEditions(
  before: readonly PriceRowInFile[],
  after: readonly PriceRowInFile[],
  history: readonly (readonly PriceRowInFile[])[] = [],
): EditionDifference {
  const [earlier, later] = [rowsByKey(before), rowsByKey(after)];
  const past = history.map((rows) => rowsByKey(rows));
  const seriesOf = (key: string): PriceRowInFile[] => past.flatMap((rows) => rows.get(key) ?? []);
  const pairs = [...earlier].flatMap(([key, row]) => {
    const next = later.get(key);
    return next === undefined ? [] : [{ key, row, next, fields: differingFields(row, next) }];
  });
  const changed = pairs.filter(({ fields }) => fields.length > 0);
  return {
    added: after.filter((row) => !earlier.has(keyText(keyOfRow(row)))),
    removed: before.filter((row) => !later.has(keyText(keyOfRow(row)))),
    changed: changed.map(({ key, row, next, fields }) => ({
      ...{ key: keyOfRow(row), before: row, after: next, fields },
      ...movementOf(row, next, usualMovement([...seriesOf(key), row])),
    })),
    unchanged: pairs.length - changed.length,
  };
}

function movementOf(
  before: PriceRowInFile,
  after: PriceRowInFile,
  usual: UsualMovement,
): Pick<ChangedRow, 'change' | 'ratio' | 'isOutlier' | 'usual'> {
  if (!areComparable(before, after)) return { change: null, ratio: null, isOutlier: true, usual };
  const change = subtractDecimalTexts(after.price, before.price);
  const ratio = isZero(before.price) ? null : divideDecimalTexts(change, before.price, RATIO_PLACES);
  return { change, ratio, isOutlier: isUnusual(before.price, after.price, usual), usual };
}
