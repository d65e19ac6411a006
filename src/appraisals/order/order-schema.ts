/**
 * The order's JSON Schema, made from what the DTOs document for OpenAPI, and compiled once: the fast check. A list of
 * 150 components takes class-validator about a hundred times as long.
 */
import 'reflect-metadata';
import { Ajv, type ValidateFunction } from 'ajv';
import { isCalendarDay, isInstant } from '../../engine/index.js';
import { AppraisalOrderDto } from './appraisal-order.dto.js';
import { ComponentDto } from './component.dto.js';
import { isDecimalText, isWithin, type DecimalRange } from './decimal-range.js';
import { isPlainText } from './order-fields.js';

type Dto = abstract new (...parameters: never[]) => object;

export interface ObjectSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, PropertySchema>>;
}
export interface PropertySchema {
  readonly type?: unknown;
  readonly [keyword: string]: unknown;
}

export const isObjectSchema = (schema: PropertySchema | ObjectSchema): schema is ObjectSchema =>
  schema.type === 'object';

/** The schema of what stands there when it is not null. */
export const withoutNull = (schema: PropertySchema | ObjectSchema): PropertySchema | ObjectSchema =>
  'anyOf' in schema ? ((schema.anyOf as readonly PropertySchema[])[0] ?? schema) : schema;

/** Under these keys @nestjs/swagger keeps what its decorators are told. */
const propertyNamesKey = 'swagger/apiModelPropertiesArray';
const propertyKey = 'swagger/apiModelProperties';
const documentationOnly = ['description', 'example', 'required', 'nullable', 'isArray', 'minItems', 'maxItems'];

const schemas = new Map<Dto, ObjectSchema>();

export function objectSchema(dto: Dto): ObjectSchema {
  const known = schemas.get(dto) ?? readSchema(dto);
  schemas.set(dto, known);
  return known;
}

function readSchema(dto: Dto): ObjectSchema {
  const prototype = dto.prototype as object;
  const names = (Reflect.getMetadata(propertyNamesKey, prototype) as string[]).map((name) => name.slice(1));
  const documented = (name: string): PropertySchema =>
    Reflect.getMetadata(propertyKey, prototype, name) as PropertySchema;
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => documented(name)['required'] !== false),
    properties: Object.fromEntries(names.map((name) => [name, propertySchema(documented(name))])),
  };
}

function propertySchema(documented: PropertySchema): PropertySchema {
  const schema = typeof documented['type'] === 'function' ? nestedSchema(documented) : leafSchema(documented);
  return documented['nullable'] === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function nestedSchema({ type, isArray, minItems, maxItems }: PropertySchema): PropertySchema {
  const items = objectSchema((type as () => Dto)());
  return isArray === true ? { type: 'array', minItems, maxItems, items } : { ...items };
}

function leafSchema(documented: PropertySchema): PropertySchema {
  const isList = documented['type'] === 'array';
  const kept = Object.entries(documented).filter(
    ([key, value]) => value !== undefined && (!documentationOnly.includes(key) || (isList && key === 'maxItems')),
  );
  return Object.fromEntries(kept);
}

const ajv = new Ajv({ strict: true, strictRequired: false });
ajv.addFormat('date', isCalendarDay);
ajv.addFormat('date-time', isInstant);
ajv.addKeyword({ keyword: 'x-plain-text', type: 'string', validate: (_: true, text: string) => isPlainText(text) });
ajv.addKeyword({
  keyword: 'x-decimal',
  type: 'string',
  validate: (range: DecimalRange, text: string) => isDecimalText(text) && isWithin(text, range),
});

const compiled = new Map<Dto, ValidateFunction>();

function compile(dto: Dto): ValidateFunction {
  const known = compiled.get(dto);
  if (known !== undefined) return known;
  const validate = ajv.compile(objectSchema(dto));
  compiled.set(dto, validate);
  return validate;
}

export const hasOrderShape = (value: unknown): boolean => compile(AppraisalOrderDto)(value);
export const hasComponentShape = (value: unknown): boolean => compile(ComponentDto)(value);
/** For the case that only this check finds something: pointers of what it found last. */
export const orderShapeErrors = (): readonly { pointer: string }[] =>
  (compile(AppraisalOrderDto).errors ?? []).map((error) => ({ pointer: error.instancePath }));
