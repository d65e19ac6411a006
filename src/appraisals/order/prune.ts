/**
 * Cuts from a value what its schema has no place for, before anything walks through it: unknown members, and lists
 * longer than allowed. What remains is small enough for a slow and talkative check.
 */
import type { ShapeFault } from './shape-fault.js';
import { isObjectSchema, withoutNull, type ObjectSchema, type PropertySchema } from './order-schema.js';
import { pointerTo } from './pointer.js';

export interface Pruned {
  readonly value: unknown;
  readonly faults: readonly ShapeFault[];
}

export function prune(value: unknown, schema: PropertySchema | ObjectSchema, pointer: string): Pruned {
  const faults: ShapeFault[] = [];
  return { value: cut(value, schema, { pointer, faults }), faults };
}

interface Place {
  readonly pointer: string;
  readonly faults: ShapeFault[];
}

function cut(value: unknown, schema: PropertySchema | ObjectSchema, place: Place): unknown {
  const shape = withoutNull(schema);
  if (isObjectSchema(shape)) return cutObject(value, shape, place);
  if (shape.type === 'array') return cutList(value, shape, place);
  return value;
}

function cutObject(value: unknown, schema: ObjectSchema, { pointer, faults }: Place): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    const memberPointer = pointerTo(pointer, key);
    const memberSchema = Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    if (memberSchema === undefined) faults.push(unknownProperty(memberPointer, schema));
    else kept.push([key, cut(member, memberSchema, { pointer: memberPointer, faults })]);
  }
  return Object.fromEntries(kept);
}

function cutList(value: unknown, schema: PropertySchema, { pointer, faults }: Place): unknown {
  if (!Array.isArray(value)) return value;
  const most = schema['maxItems'] as number;
  if (value.length > most) {
    const least = (schema['minItems'] as number | undefined) ?? 0;
    faults.push({ pointer, code: 'too-many-items', allowed: `${least}…${most}` });
    return undefined;
  }
  const items = schema['items'] as PropertySchema;
  return value.map((item: unknown, index) => cut(item, items, { pointer: pointerTo(pointer, index), faults }));
}

const unknownProperty = (pointer: string, schema: ObjectSchema): ShapeFault => ({
  pointer,
  code: 'unknown-property',
  allowed: Object.keys(schema.properties).join(', '),
});
