/**
 * Canonical JSON after RFC 8785: the one text of a value that is hashed and signed. Object members are sorted by
 * UTF-16 code units, numbers and strings are written as ECMAScript writes them, nothing else stands between them.
 */
import canonicalizeModule from 'canonicalize';

// The package is CommonJS while its types claim a default export: Node hands over the function itself.
const serialize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** @throws TypeError for what I-JSON cannot carry: undefined, functions, NaN, infinities, lone surrogates. */
export function canonicalJson(value: unknown): string {
  refuseWhatJsonCannotCarry(value);
  const text = serialize(value);
  if (text === undefined) throw new TypeError('Canonical JSON needs a JSON value.');
  return text;
}

/** Optional members that are `undefined` are left out, as JSON.stringify leaves them out; anywhere else they are an error. */
function refuseWhatJsonCannotCarry(value: unknown): void {
  if (typeof value === 'string') return refuseLoneSurrogate(value);
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (value === null || typeof value === 'boolean') return;
  if (Array.isArray(value)) return value.forEach(refuseWhatJsonCannotCarry);
  if (typeof value === 'object') return refuseInMembers(value);
  throw new TypeError(`Canonical JSON cannot carry ${typeof value === 'number' ? String(value) : typeof value}.`);
}

function refuseInMembers(record: object): void {
  const prototype: unknown = Object.getPrototypeOf(record);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new TypeError('Canonical JSON carries plain objects only.');
  }
  for (const [key, member] of Object.entries(record)) {
    refuseLoneSurrogate(key);
    if (member !== undefined) refuseWhatJsonCannotCarry(member);
  }
}

function refuseLoneSurrogate(text: string): void {
  // RFC 8785, 3.2.2.2: lone surrogates must end in an error. With the flag `u` a pair is one character, not two.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('Canonical JSON cannot carry a lone surrogate.');
}
