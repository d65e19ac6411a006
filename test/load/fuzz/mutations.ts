/** What goes wrong with a value between whoever meant it and the door: one place of it changed. */
import fc from 'fast-check';
import type { Json } from './operations.js';

/** Values that have broken programs. */
export const oddTexts: readonly string[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '💥', '１２', '٣', 'a'.repeat(300), '估'.repeat(2_000)],
  ...['-0', '1e5', '0x10', '0.1.2', '+1', '1'.repeat(60), `0.${'1'.repeat(60)}`, 'NaN', 'Infinity', '-1', '1,000'],
  ...['2026-02-30', '9999-12-31', '0000-00-00', '2026-6-1', '2026-06-30T00:00:00Z', '+275760-09-13'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    '[object Object]',
    '%',
    '%00',
    '%zz',
    '*',
    '"',
    '\\',
  ],
  ...["'; DROP TABLE appraisals; --", '../../etc/passwd', '<script>', '{{7*7}}', '\r\nx: y', 'urn:x', 'http://[::1]/'],
];

export const oddValues: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 9_007_199_254_740_992, [], {}, [[]], [null], { a: { b: {} } }],
  ...oddTexts,
];

export interface Mutation {
  /** Which of all places, counted from the outside; taken modulo their number. */
  readonly place: number;
  readonly act: 'replace' | 'remove' | 'repeat' | 'add' | 'wrap';
  readonly odd: Json;
  readonly name: string;
}

export const mutations: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(500),
  act: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'repeat', 'add', 'wrap'),
  odd: fc.constantFrom(...oddValues),
  name: fc.constantFrom('x', 'id', '__proto__', 'constructor', '', 'organisationId', 'a/b~c', '评估'),
});

type Place = readonly (string | number)[];

function placesIn(value: Json, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, member]) => placesIn(member, [...place, key]))];
}

export function mutated(value: Json, mutation: Mutation): Json {
  const places = placesIn(value);
  return changedAt(value, places[mutation.place % places.length] ?? [], mutation);
}

function changedAt(value: Json, [key, ...rest]: Place, mutation: Mutation): Json {
  if (key === undefined) return changed(value, mutation);
  const isRemoved = rest.length === 0 && mutation.act === 'remove';
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    const at = Number(key);
    const next = isRemoved ? [] : [changedAt(list[at] ?? null, rest, mutation)];
    return [...list.slice(0, at), ...next, ...list.slice(at + 1)];
  }
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  const kept = members.filter(([name]) => !isRemoved || name !== key);
  return fromMembers(kept.map(([name, member]) => [name, name === key ? changedAt(member, rest, mutation) : member]));
}

function changed(value: Json, { act, odd, name }: Mutation): Json {
  switch (act) {
    case 'wrap':
      return [value];
    case 'repeat':
      return Array.isArray(value) ? [...value, ...value] : [value, value];
    case 'add':
      if (Array.isArray(value)) return [...value, odd];
      return typeof value === 'object' && value !== null ? fromMembers([...Object.entries(value), [name, odd]]) : odd;
    default:
      return odd;
  }
}

/** Of its own whatever the name: `__proto__` too. */
function fromMembers(members: readonly (readonly [string, Json])[]): Json {
  const object = {};
  for (const [name, value] of members) {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return object;
}
