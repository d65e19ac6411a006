/**
 * In which order the members of an object are written, after RFC 8785, 3.2.3. An appraisal has thousands of objects of a few
 * dozen shapes: the order of each shape is worked out once and found again by comparing names, which are the same texts.
 */
export interface MemberOrder {
  /** As an object of this shape lists them. */
  readonly listed: readonly string[];
  /** Sorted by UTF-16 code units. */
  readonly sorted: readonly string[];
  /** false: no object keeps its members in this order, however they are added. */
  readonly isKept: boolean;
  /** In a literal, `__proto__` would be no member but the prototype. */
  readonly hasProto: boolean;
}

/** Larger objects are tables of somebody's data, not shapes of ours, and do not come again. */
const mostMembers = 64;
/** Of shapes with one first member, and of first members: bounds for data whose names we did not choose. */
const mostAlike = 50;
const mostKept = 500;

/** By their first member: a handful each. Full of names nobody asks for again, it is emptied and fills with ours anew. */
const known = new Map<string, MemberOrder[]>();

export function memberOrderOf(listed: readonly string[]): MemberOrder {
  const first = listed[0] ?? '';
  const alike = known.get(first) ?? [];
  for (const one of alike) if (isSame(one.listed, listed)) return one;
  const order = workedOut(listed);
  if (listed.length > mostMembers) return order;
  if (known.size >= mostKept) known.clear();
  if (alike.length >= mostAlike) alike.length = 0;
  alike.push(order);
  known.set(first, alike);
  return order;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false;
  return true;
}

/** Without a comparator `sort()` goes by UTF-16 code units. */
const workedOut = (listed: readonly string[]): MemberOrder => ({
  listed,
  sorted: [...listed].sort(),
  isKept: !listed.some(isNeverInPlace),
  hasProto: listed.includes('__proto__'),
});

/** Keys that may be array indexes come first in every object, by their number, whenever they were added. */
function isNeverInPlace(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57;
}
