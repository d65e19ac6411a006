/**
 * An order with faults of shape, made whole with stand-ins at the faulty places, so that the rule book can judge the
 * rest of it in the same breath. Nothing is ever computed from a draft: it only finds further faults.
 */
import { AppraisalOrderDto, type SubmittedOrder } from './appraisal-order.dto.js';
import { isObjectSchema, objectSchema, withoutNull, type ObjectSchema, type PropertySchema } from './order-schema.js';
import { pointerParts } from './pointer.js';
import type { ShapeFault } from './shape-fault.js';
import { enoughFaults, isObject } from './shape-faults.js';

/** null: too much is broken for a second look to be of use. */
export function draftOrder(json: unknown, faults: readonly ShapeFault[], today: string): SubmittedOrder | null {
  const beyond = faults.some(({ pointer }) => pointer === '' || pointer === '/components');
  // Whoever stopped looking at that many has not seen every place that would have to be mended.
  if (beyond || !isObject(json) || faults.length >= enoughFaults) return null;
  const draft = structuredClone(json);
  const schema = objectSchema(AppraisalOrderDto);
  faults.forEach((fault, index) => mend(draft, schema, { parts: pointerParts(fault.pointer), number: index, today }));
  return draft as unknown as SubmittedOrder;
}

interface Mending {
  readonly parts: readonly string[];
  /** Makes stand-ins differ, so that none looks like another's double. */
  readonly number: number;
  readonly today: string;
}

function mend(parent: unknown, schema: PropertySchema | ObjectSchema | undefined, mending: Mending): void {
  const [key = '', ...rest] = mending.parts;
  if (typeof parent !== 'object' || parent === null) return;
  const holder = parent as Record<string, unknown>;
  const member = memberSchema(schema, key);
  if (rest.length > 0) return mend(holder[key], member, { ...mending, parts: rest });
  if (member === undefined || !isRequired(schema, key)) Reflect.deleteProperty(holder, key);
  else holder[key] = standIn(member, mending);
}

function memberSchema(schema: PropertySchema | ObjectSchema | undefined, key: string): PropertySchema | undefined {
  if (schema === undefined) return undefined;
  const shape = withoutNull(schema);
  if (isObjectSchema(shape)) return Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
  return shape['items'] as PropertySchema | undefined;
}

/** Items of a list keep their place: the pointers of the others must stay true. */
function isRequired(schema: PropertySchema | ObjectSchema | undefined, key: string): boolean {
  const shape = schema && withoutNull(schema);
  return shape !== undefined && (!isObjectSchema(shape) || shape.required.includes(key));
}

function standIn(schema: PropertySchema, mending: Mending): unknown {
  const shape = withoutNull(schema);
  if (isObjectSchema(shape)) {
    return Object.fromEntries(shape.required.map((key) => [key, standIn(shape.properties[key] ?? {}, mending)]));
  }
  if (Array.isArray(shape['enum'])) return shape['enum'][0];
  switch (shape.type) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    // The most there can be: nothing else in the order is too much beside it.
    case 'integer':
      return shape['maximum'];
    default:
      return standInText(shape, mending);
  }
}

function standInText(shape: PropertySchema, { number, today }: Mending): string {
  if ('x-decimal' in shape) return '1';
  if (shape['format'] === 'date') return today;
  const pattern = shape['pattern'];
  const code = `stand-in-${number}`;
  return typeof pattern === 'string' && !new RegExp(pattern).test(code) ? '000000' : code;
}
