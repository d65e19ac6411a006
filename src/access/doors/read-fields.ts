/** Small JSON bodies: every field named by the door, read strictly, all faults at once. What the fields mean is the use case's. */
import { EdgeError, type Fault } from '../../http/edge-error.js';

export interface Field<Value> {
  readonly allowed: string;
  readonly isOptional: boolean;
  /** undefined: not allowed. */
  read(value: unknown): Value | undefined;
}

type ValueOf<One> = One extends Field<infer Value> ? Value : never;
export type Fields<Shape> = { readonly [Name in keyof Shape]: ValueOf<Shape[Name]> };

const longestText = 1000;
const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= longestText ? value : undefined;

const needed = <Value>(allowed: string, read: (value: unknown) => Value | undefined): Field<Value> => ({
  allowed,
  isOptional: false,
  read,
});

export const text = needed('a string', readText);
export const textOrNull = needed('a string or null', (value) => (value === null ? null : readText(value)));
export const flag = needed('true or false', (value) => (typeof value === 'boolean' ? value : undefined));
export const wholeNumber = needed('a whole number', (value) => (Number.isInteger(value) ? Number(value) : undefined));
export const textList = needed('a list of strings', (value): readonly string[] | undefined =>
  Array.isArray(value) && value.length <= 100 && value.every((one) => readText(one) !== undefined)
    ? (value as string[])
    : undefined,
);

/** May be left out. */
export const maybe = <Value>(field: Field<Value>): Field<Value | undefined> => ({ ...field, isOptional: true });

export function readFields<Shape extends Readonly<Record<string, Field<unknown>>>>(
  json: unknown,
  shape: Shape,
): Fields<Shape> {
  const names = Object.keys(shape);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw bodyProblem([faultAt('', 'object-expected', names.join(', '))]);
  }
  const given = new Map<string, unknown>(Object.entries(json));
  const faults = [...given.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => faultAt(pointerTo(name), 'unknown-property', names.join(', ')));
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    if (!given.has(name) && field.isOptional) continue;
    values[name] = field.read(given.get(name));
    if (values[name] !== undefined) continue;
    faults.push(faultAt(`/${name}`, given.has(name) ? 'value-invalid' : 'required', field.allowed));
  }
  if (faults.length > 0) throw bodyProblem(faults);
  return values as Fields<Shape>;
}

const pointerTo = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const messages = {
  'object-expected': { zh: '应为 JSON 对象', en: 'A JSON object is expected' },
  'unknown-property': { zh: '没有这个字段', en: 'There is no such field' },
  required: { zh: '缺少必填字段', en: 'This field is required' },
  'value-invalid': { zh: '取值不符合要求', en: 'The value is not allowed' },
};

const faultAt = (pointer: string, code: keyof typeof messages, allowed: string): Fault => ({
  pointer,
  code,
  message: messages[code],
  allowed,
});

function bodyProblem(faults: readonly Fault[]): EdgeError {
  const title = { zh: '请求内容有误', en: 'The body has faults' };
  return new EdgeError({ kind: 'unprocessable', code: 'body-invalid', title, faults });
}
