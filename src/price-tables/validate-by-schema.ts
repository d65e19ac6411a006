/** The JSON Schemas beside the tables, as a check that names every fault with its key and what is allowed. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isCalendarDay, isInstant } from './calendar-day.js';
import type { LocalFault } from './price-table-faults-error.js';

export type SchemaName = 'price-table-edition' | 'price-table-index';

interface SchemaPart {
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const compiled = new Map<SchemaName, ValidateFunction>();

export function validateBySchema(name: SchemaName, value: unknown): LocalFault[] {
  const validate = compiled.get(name) ?? compile(name);
  return validate(value) ? [] : (validate.errors ?? []).map(faultOf);
}

function compile(name: SchemaName): ValidateFunction {
  // The schemas belong to the package, wherever the tables lie.
  const schema = new URL(`../../price-tables/schemas/${name}.schema.json`, import.meta.url);
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true });
  ajv.addFormat('date', isCalendarDay);
  ajv.addFormat('date-time', isInstant);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object);
  compiled.set(name, validate);
  return validate;
}

function faultOf(error: ErrorObject): LocalFault {
  const part = error.parentSchema as SchemaPart;
  const at = error.instancePath;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const allowed = Object.keys(part.properties ?? {}).join(', ');
      return { code: 'unknown-key', pointer: `${at}/${escapeToken(key)}`, message: `unknown key; allowed: ${allowed}` };
    }
    case 'required': {
      const key = String(error.params['missingProperty']);
      return { code: 'missing-key', pointer: at, message: `the key "${key}" is missing` };
    }
    default:
      return { code: 'invalid-value', pointer: at, message: `${shown(error.data)} is not ${allowedBy(part)}` };
  }
}

function allowedBy(part: SchemaPart): string {
  if (part.enum !== undefined) return `one of ${part.enum.join(', ')}`;
  if (part.const !== undefined) return part.const;
  return part.description ?? `of type ${part.type ?? 'object'}`;
}

/** Unquoted figures are told apart from quoted ones, since that is the commonest slip. */
function shown(data: unknown): string {
  if (typeof data === 'number' || typeof data === 'boolean') return `${data} without quotes`;
  const text = JSON.stringify(data) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function escapeToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
