/** What answers are made of, documented once. */
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

type More = Pick<ApiPropertyOptions, 'nullable' | 'description' | 'required'> & { readonly example?: unknown };

const decimal = (places: string, more: More): PropertyDecorator =>
  ApiProperty({ type: 'string', pattern: `^-?\\d+${places}$`, ...more } as ApiPropertyOptions);

/** CNY with two decimals. */
export const Money = (description: string, more: More = {}): PropertyDecorator =>
  decimal('\\.\\d{2}', { description: `${description}, CNY`, example: '10620.00', ...more });
/** kg with three decimals. */
export const MassKg = (description: string): PropertyDecorator =>
  decimal('\\.\\d{3}', { description, example: '640.000' });
/** Rate or share with four decimals. */
export const Rate = (description: string, more: More = {}): PropertyDecorator =>
  decimal('\\.\\d{4}', { description, example: '0.8500', ...more });
/** Unit price with six decimals. */
export const UnitPrice = (description: string, more: More = {}): PropertyDecorator =>
  decimal('\\.\\d{6}', { description, example: '2.123894', ...more });
/** Exact decimal. */
export const Exact = (description: string): PropertyDecorator => decimal('(\\.\\d+)?', { description, example: '1.5' });
export const Text = (description: string, more: More = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', description, ...more } as ApiPropertyOptions);
export const Sha256 = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'string', pattern: '^[0-9a-f]{64}$', description });
export const Day = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'date', description, example: '2026-06-30' });
export const Instant = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'string', format: 'date-time', description, example: '2026-07-15T00:00:00+08:00' });
export const Choice = (choices: readonly string[], more: More = {}): PropertyDecorator =>
  ApiProperty({ type: 'string', enum: [...choices], ...more } as ApiPropertyOptions);
export const Flag = (description: string): PropertyDecorator => ApiProperty({ type: 'boolean', description });
// Swagger takes a function named `type` for a lazy type.
export const OneOf = (type: () => new () => object, more: More = {}): PropertyDecorator =>
  ApiProperty({ type: () => type(), ...more } as ApiPropertyOptions);
export const ListOf = (type: () => new () => object, more: More = {}): PropertyDecorator =>
  ApiProperty({ type: () => type(), isArray: true, ...more } as ApiPropertyOptions);
export const Texts = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'array', items: { type: 'string' }, description });
/** Members of any name: the data of a finding, the operands of a trace node. */
export const OpenObject = (description: string): PropertyDecorator =>
  ApiProperty({ type: 'object', additionalProperties: true, description });
