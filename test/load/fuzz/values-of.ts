/** Values a schema allows, or nearly: what a caller would send who has read the documentation. */
import fc from 'fast-check';
import type { Json, Schema } from './operations.js';

export type Schemas = Readonly<Record<string, Schema>>;

/** Schemas name each other; beyond this depth only what must be there is. */
const deepest = 5;

export function valuesOf(schema: Schema, schemas: Schemas, depth = 0): fc.Arbitrary<Json> {
  const { $ref, enum: choices, anyOf, allOf } = schema;
  if ($ref !== undefined) return valuesOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, schemas, depth);
  if (choices !== undefined) return fc.constantFrom(...choices);
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((one) => valuesOf(one, schemas, depth)));
  return allOf === undefined ? ofOwnKind(schema, { schemas, depth }) : together(allOf, { schemas, depth });
}

function together(parts: readonly Schema[], { schemas, depth }: Within): fc.Arbitrary<Json> {
  const drawn = fc.tuple(...parts.map((one) => valuesOf(one, schemas, depth)));
  return drawn.map((all) => (all.length === 1 ? (all[0] ?? null) : (Object.assign({}, ...all) as Json)));
}

function ofOwnKind(schema: Schema, within: Within): fc.Arbitrary<Json> {
  const { type = 'string', example } = schema;
  const drawn = fc.oneof(...[type].flat().map((kind) => ofKind(kind, schema, within)));
  return example === undefined ? drawn : fc.oneof({ arbitrary: fc.constant(example), weight: 3 }, drawn);
}

interface Within {
  readonly schemas: Schemas;
  readonly depth: number;
}

function ofKind(kind: string, schema: Schema, within: Within): fc.Arbitrary<Json> {
  const { minimum = -5, maximum = minimum + 1_000 } = schema;
  switch (kind) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: minimum, max: maximum });
    case 'number':
      return fc.oneof(fc.integer({ min: minimum, max: maximum }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'array':
      return listsOf(schema, within);
    case 'object':
      return objectsOf(schema, within);
    default:
      return textsOf(schema);
  }
}

function listsOf({ items = {}, minItems = 0, maxItems = 3 }: Schema, { schemas, depth }: Within): fc.Arbitrary<Json> {
  if (depth >= deepest) return fc.constant([]);
  const most = Math.max(minItems, Math.min(maxItems, 3));
  return fc.array(valuesOf(items, schemas, depth + 1), { minLength: minItems, maxLength: most });
}

function objectsOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  { schemas, depth }: Within,
): fc.Arbitrary<Json> {
  const names = Object.keys(properties).filter((name) => depth < deepest || required.includes(name));
  const members = Object.fromEntries(names.map((name) => [name, valuesOf(properties[name] ?? {}, schemas, depth + 1)]));
  const object: fc.Arbitrary<Record<string, Json>> = fc.record(members, { requiredKeys: [...required] });
  if (typeof additionalProperties !== 'object' || depth >= deepest) return object;
  return fc.dictionary(fc.constantFrom('a', 'c01', 'steel-medium'), valuesOf(additionalProperties, schemas, depth + 1));
}

const days = fc.constantFrom('2026-06-30', '2026-07-01', '2026-11-02', '2004-09-01', '2030-01-01');
const amounts = fc.constantFrom('0', '1', '12.50', '640', '0.85', '1000', '-3.00');

function textsOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<Json> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  if (format === 'date') return days;
  if (format === 'date-time') return days.map((day) => `${day}T08:00:00.000Z`);
  if (format === 'byte' || format === 'binary') return fc.base64String({ maxLength: 60 });
  const length = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
  return fc.oneof(amounts, days, fc.constantFrom('210100', 'c01', '评估'), fc.string({ ...length, unit: 'grapheme' }));
}
