/**
 * Canonical JSON after RFC 8785: the one text of a value that is hashed and signed. Object members are sorted by
 * UTF-16 code units, numbers and strings are written as ECMAScript writes them, nothing else stands between them.
 *
 * An appraisal of 150 components is half a megabyte of it, so the writing is left to JSON.stringify, on a copy whose
 * members were added in order. Objects whose order such a copy cannot keep are written member by member.
 */

/** @throws TypeError for what I-JSON cannot carry: undefined, functions, NaN, infinities, lone surrogates. */
export function canonicalJson(value: unknown): string {
  const { copy, isOrdered } = inOrder(value);
  const text = isOrdered ? JSON.stringify(copy) : memberByMember(copy);
  // JSON.stringify escapes lone surrogates and nothing else that way; the text `\ud` alone may be a solidus before ud.
  if (text.includes('\\ud')) refuseLoneSurrogates(copy);
  return text;
}

interface Ordered {
  readonly copy: unknown;
  /** false: some object has a key that no copy keeps in its place. */
  readonly isOrdered: boolean;
}

function inOrder(value: unknown): Ordered {
  const seen = { isOrdered: true };
  return { copy: copyOf(value, seen), isOrdered: seen.isOrdered };
}

/** The hottest function of an appraisal with its trace: loops, no closures, and one look at each key. */
function copyOf(original: unknown, seen: { isOrdered: boolean }): unknown {
  if (typeof original !== 'object' || original === null) return demandScalar(original);
  if (Array.isArray(original)) return copyOfList(original, seen);
  demandPlain(original);
  const record = original as Readonly<Record<string, unknown>>;
  const keys = inCodeUnitOrder(Object.keys(original));
  // In a literal, `__proto__` would be no member but the prototype.
  const copy = (Object.hasOwn(original, '__proto__') ? Object.create(null) : {}) as Record<string, unknown>;
  for (const key of keys) {
    if (isNeverInPlace(key)) seen.isOrdered = false;
    const member = record[key];
    // Optional members that are undefined are left out, as JSON.stringify leaves them out; elsewhere they are an error.
    if (member !== undefined) copy[key] = copyOf(member, seen);
  }
  return copy;
}

function copyOfList(original: readonly unknown[], seen: { isOrdered: boolean }): unknown[] {
  const copy = new Array<unknown>(original.length);
  for (let index = 0; index < copy.length; index += 1) copy[index] = copyOf(original[index], seen);
  return copy;
}

/** Up to here inserting each key in its place is faster than `sort()`, and most objects have fewer. */
const fewKeys = 24;

/** In place. `<` compares texts by their UTF-16 code units, as `sort()` without a comparator does. */
function inCodeUnitOrder(keys: string[]): readonly string[] {
  if (keys.length > fewKeys) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next] ?? '';
    let place = next;
    for (let before = keys[place - 1] ?? ''; place > 0 && before > key; before = keys[place - 1] ?? '') {
      keys[place] = before;
      place -= 1;
    }
    keys[place] = key;
  }
  return keys;
}

/** Keys that may be array indexes come first in every object, by their number, whenever they were added. */
function isNeverInPlace(key: string): boolean {
  const first = key.charCodeAt(0);
  return first >= 48 && first <= 57;
}

function demandScalar(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`Canonical JSON cannot carry ${typeof value === 'number' ? String(value) : typeof value}.`);
}

function demandPlain(object: object): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === null || prototype === Object.prototype) return;
  if (Object.getPrototypeOf(prototype) !== null) throw new TypeError('Canonical JSON carries plain objects only.');
}

/** Without a comparator sort() goes by UTF-16 code units, as RFC 8785, 3.2.3, demands. */
function memberByMember(copy: unknown): string {
  if (typeof copy !== 'object' || copy === null) return JSON.stringify(copy);
  if (Array.isArray(copy)) return `[${copy.map(memberByMember).join(',')}]`;
  const record = copy as Readonly<Record<string, unknown>>;
  const members = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${memberByMember(record[key])}`);
  return `{${members.join(',')}}`;
}

/** RFC 8785, 3.2.2.2: they must end in an error. With the flag `u` a pair is one character, not two. */
function refuseLoneSurrogates(copy: unknown): void {
  if (typeof copy === 'string' && /\p{Surrogate}/u.test(copy)) {
    throw new TypeError('Canonical JSON cannot carry a lone surrogate.');
  }
  if (typeof copy !== 'object' || copy === null) return;
  for (const [key, member] of Object.entries(copy)) {
    refuseLoneSurrogates(key);
    refuseLoneSurrogates(member);
  }
}
