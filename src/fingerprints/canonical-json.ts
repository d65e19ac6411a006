/**
 * Canonical JSON after RFC 8785: the one text of a value that is hashed and signed. Object members are sorted by
 * UTF-16 code units, numbers and strings are written as ECMAScript writes them, nothing else stands between them.
 *
 * An appraisal of 150 components is half a megabyte of it, so the writing is left to JSON.stringify, on a copy whose
 * members were added in order. Objects whose order such a copy cannot keep are written member by member.
 */
import { memberOrderOf } from './member-order.js';

/** @throws TypeError for what I-JSON cannot carry: undefined, functions, NaN, infinities, lone surrogates. */
export function canonicalJson(value: unknown): string {
  const { copy, isOrdered } = inOrder(value);
  const text = isOrdered ? JSON.stringify(copy) : memberByMember(copy);
  // JSON.stringify escapes lone surrogates and nothing else that way; the text `\ud` alone may be a solidus before ud. Most
  // texts have no solidus at all, and one character is looked for ten times as fast as three.
  if (text.includes('\\') && text.includes('\\ud')) refuseLoneSurrogates(copy);
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

/** The hottest function of an appraisal with its trace: loops, no closures, and no order worked out twice. */
function copyOf(original: unknown, seen: { isOrdered: boolean }): unknown {
  if (typeof original === 'string') return original;
  if (typeof original !== 'object' || original === null) return demandScalar(original);
  if (Array.isArray(original)) return copyOfList(original, seen);
  demandPlain(original);
  const record = original as Readonly<Record<string, unknown>>;
  const order = memberOrderOf(Object.keys(original));
  if (!order.isKept) seen.isOrdered = false;
  const copy = (order.hasProto ? Object.create(null) : {}) as Record<string, unknown>;
  for (const key of order.sorted) {
    const member = record[key];
    // Optional members that are undefined are left out, as JSON.stringify leaves them out; elsewhere they are an error.
    if (member !== undefined) copy[key] = typeof member === 'string' ? member : copyOf(member, seen);
  }
  return copy;
}

/** A list of texts is its own copy. */
function copyOfList(original: readonly unknown[], seen: { isOrdered: boolean }): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let index = 0; index < original.length; index += 1) {
    const element = original[index];
    if (typeof element === 'string') continue;
    copy ??= [...original];
    copy[index] = copyOf(element, seen);
  }
  return copy ?? original;
}

function demandScalar(value: unknown): unknown {
  if (typeof value === 'boolean' || value === null) return value;
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
