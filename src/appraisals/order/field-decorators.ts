/** Puts a field on a DTO: documented for OpenAPI, checked by class-validator, in one line each. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { registerDecorator, ValidateIf, ValidateNested } from 'class-validator';
import type { Flaw, OrderField } from './order-fields.js';

export interface Presence {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

/** What the constraint leaves in class-validator's error for the one who turns it into faults. */
export interface FieldContext {
  readonly findFlaws: (value: unknown) => readonly Flaw[];
}
export const constraintName = 'orderField';

export function Field(field: OrderField, presence: Presence = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...about } = presence;
  return applyDecorators(
    ApiProperty({ ...field.schema, ...about, required: !optional, ...(nullable ? { nullable } : {}) }),
    checked(field.findFlaws, { optional, nullable }),
  );
}

type Dto = abstract new (...parameters: never[]) => object;

/** An object of its own shape. */
export function Nested(dto: () => Dto, presence: Presence = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...about } = presence;
  // Swagger takes a function named `type` for a lazy type.
  const documented = { ...about, type: () => dto(), required: !optional, ...(nullable ? { nullable } : {}) };
  return nested(dto, documented, checked(flawsOfObject, { optional, nullable }));
}

export interface Many {
  readonly least: number;
  readonly most: number;
}

/** A list of objects of one shape. */
export function NestedList(dto: () => Dto, { least, most }: Many, presence: Presence = {}): PropertyDecorator {
  const { optional = false, nullable = false, ...about } = presence;
  const documented = {
    ...about,
    type: () => dto(),
    isArray: true,
    required: !optional,
    minItems: least,
    maxItems: most,
  };
  return nested(
    dto,
    documented,
    checked((value) => flawsOfList(value, { least, most }), { optional, nullable }),
  );
}

function nested(dto: () => Dto, documented: object, constraint: PropertyDecorator): PropertyDecorator {
  return applyDecorators(ApiProperty(documented), Type(dto), ValidateNested(), constraint);
}

function checked(
  findFlaws: FieldContext['findFlaws'],
  { optional, nullable }: { optional: boolean; nullable: boolean },
): PropertyDecorator {
  const withAbsence: FieldContext['findFlaws'] = (value) =>
    value === undefined ? [{ path: '', code: 'required' }] : findFlaws(value);
  const context: FieldContext = { findFlaws: withAbsence };
  return applyDecorators(
    ValidateIf((_, value: unknown) => !(optional && value === undefined) && !(nullable && value === null)),
    (target: object, propertyName: string | symbol) =>
      registerDecorator({
        name: constraintName,
        target: target.constructor,
        propertyName: String(propertyName),
        options: { context, message: 'see the flaws' },
        validator: { validate: (value: unknown) => withAbsence(value).length === 0 },
      }),
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const flawsOfObject = (value: unknown): readonly Flaw[] =>
  isObject(value) ? [] : [{ path: '', code: 'object-expected' }];

function flawsOfList(value: unknown, { least, most }: Many): readonly Flaw[] {
  if (!Array.isArray(value)) return [{ path: '', code: 'array-expected' }];
  if (value.length > most) return [{ path: '', code: 'too-many-items', allowed: `${least}…${most}` }];
  if (value.length < least) return [{ path: '', code: 'too-few-items', allowed: `${least}…${most}` }];
  return value.flatMap((item: unknown, index) =>
    isObject(item) ? [] : [{ path: `/${index}`, code: 'object-expected' as const }],
  );
}
