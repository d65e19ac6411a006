/** One household's share, for whoever names it. Pure. */
import { compareDecimalTexts, isDecimalText } from '../../engine/index.js';
import { roomMark } from './household.js';
import type { NoticeLine, ShareNotice } from './share-notice.js';

export interface AskedHousehold {
  readonly room: string;
  /** null: not asked for, since the whole list is public. */
  readonly area: string | null;
}

/** null: no such household, or another area: which of the two is not told. */
export function findShare({ lines }: ShareNotice, { room, area }: AskedHousehold): NoticeLine | null {
  const mark = roomMark(room);
  const line = lines.find((one) => roomMark(one.room) === mark);
  if (line === undefined) return null;
  return area === null || isSameArea(area, line.exclusiveAreaM2) ? line : null;
}

function isSameArea(typed: string, area: string): boolean {
  const plain = typed.normalize('NFKC').replace(/\s|㎡|平方米|m2/giu, '');
  return plain.length <= 12 && isDecimalText(plain) && compareDecimalTexts(plain, area) === 0;
}
