/** How a character behaves in a line of Chinese text. */
export type CharacterClass = 'opening' | 'closing' | 'han' | 'latin' | 'space' | 'invisible' | 'other';

const opening = new Set([...'（〔［｛《〈「『【〖“‘'].map(codePointOf));
/** Full-width marks whose ink stands in the left half of the square. */
const closing = new Set([...'，。、；：！？）〕］｝》〉」』】〗”’'].map(codePointOf));
/** Characters that steer line breaking and draw nothing: soft hyphen, zero-width space, joiners, word joiner, BOM. */
const invisible = new Set([0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

export function classOf(codePoint: number): CharacterClass {
  if (invisible.has(codePoint)) return 'invisible';
  if (codePoint === 0x20 || codePoint === 0xa0) return 'space';
  if (opening.has(codePoint)) return 'opening';
  if (closing.has(codePoint)) return 'closing';
  const character = String.fromCodePoint(codePoint);
  if (/\p{Script=Han}/u.test(character)) return 'han';
  return /[\p{Script=Latin}\p{Script=Greek}\p{Nd}%℃°]/u.test(character) ? 'latin' : 'other';
}

/** Marks that never begin a line (避头). */
export const neverFirst = new Set([...'，。、；：！？）〕］｝》〉」』】〗”’)]},.;:!?%％℃‰…·ー々〕〞'].map(codePointOf));
/** Marks that never end a line (避尾). */
export const neverLast = new Set([...'（〔［｛《〈「『【〖“‘([{〝￥¥$'].map(codePointOf));
