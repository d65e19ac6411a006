/**
 * Shape of one file by its JSON Schema: unknown keys, missing keys, numbers where quoted decimals belong. What a schema
 * refuses is reported and taken out of the value, so that the checks in code can go on with the rest.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { ReportFault, StandardFault } from './standard-faults-error.js';

export type FileKind =
  | 'edition'
  | 'parameters'
  | 'sources'
  | 'materials'
  | 'catalogue'
  | 'retention-classes'
  | 'scrapping-conditions'
  | 'deductions'
  | 'delivery-bases'
  | 'regions'
  | 'report-texts'
  | 'roll-forward'
  | 'index';

/** The schemas that belong to this program, not to the folder under examination. */
const schemaFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'standards', 'schemas');

/** Schemas of this program: they are no one's input, and each is compiled for a few files, so that neither check nor polish pays. */
export const ownSchemas = { validateSchema: false, code: { optimize: false } } as const;

let compiled: Ajv | undefined;

function schemas(): Ajv {
  if (compiled === undefined) {
    compiled = new Ajv({ ...ownSchemas, allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false });
    for (const name of readdirSync(schemaFolder)) {
      compiled.addSchema(JSON.parse(readFileSync(join(schemaFolder, name), 'utf8')) as object);
    }
  }
  return compiled;
}

/** Reports every fault of shape and takes the faulty parts out of `value`. */
export function checkShape(kind: FileKind, value: unknown, place: { file: string; report: ReportFault }): void {
  const validate = schemas().getSchema(`${kind}.schema.json`);
  if (validate === undefined) throw new Error(`No schema for ${kind}`);
  checkBySchema(validate, value, place);
}

/** The same for a file that is no part of an edition. */
export function checkBySchema(
  validate: ValidateFunction,
  value: unknown,
  place: { file: string; report: ReportFault },
): void {
  if (validate(value) === true) return;
  for (const error of validate.errors ?? []) {
    const fault = faultOf(error, place.file);
    if (fault === undefined) continue;
    place.report(fault);
    takeOut(value, pathOf(error));
  }
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly description?: string;
}

interface Words {
  readonly message: string;
  readonly allowed?: readonly string[];
}

/** What each keyword means to whoever wrote the file; null: a consequence of another error of the same place. */
const wordsOf: Readonly<Record<string, ((error: ErrorObject) => Words) | null>> = {
  if: null,
  propertyNames: null,
  additionalProperties: (error) => ({ message: 'unknown key', allowed: Object.keys(nodeOf(error).properties ?? {}) }),
  required: () => ({ message: 'is missing' }),
  enum: (error) => ({ message: notAllowed(error.data), allowed: listOf(error, 'allowedValues') }),
  const: (error) => ({ message: notAllowed(error.data), allowed: listOf(error, 'allowedValue') }),
  type: typeWords,
  pattern: (error) => ({
    message: notAllowed(error.propertyName ?? error.data),
    allowed: [nodeOf(error).description ?? ''],
  }),
};

function faultOf(error: ErrorObject, file: string): StandardFault | undefined {
  const words = wordsOf[error.keyword];
  if (words === null) return undefined;
  const otherwise = { message: error.message ?? error.keyword };
  return { file, key: pathOf(error).join('.'), ...(words === undefined ? otherwise : words(error)) };
}

const nodeOf = (error: ErrorObject): SchemaNode => (error.parentSchema ?? {}) as SchemaNode;

const listOf = (error: ErrorObject, key: string): readonly string[] =>
  [(error.params as Readonly<Record<string, unknown>>)[key]].flat().map(String);

function typeWords(error: ErrorObject): Words {
  const wanted = listOf(error, 'type').join(' or ');
  const { data } = error;
  const allowed = [nodeOf(error).description ?? wanted];
  const lacksQuotes = wanted.includes('string') && (typeof data === 'number' || typeof data === 'boolean');
  return { message: lacksQuotes ? `${String(data)} stands without quotes` : notAllowed(data), allowed };
}

const notAllowed = (data: unknown): string => `${JSON.stringify(data)} is not allowed`;

function pathOf(error: ErrorObject): readonly string[] {
  const params = error.params as Readonly<Record<string, string | undefined>>;
  const last = params.additionalProperty ?? params.missingProperty ?? error.propertyName;
  const steps = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return last === undefined ? steps : [...steps, last];
}

function takeOut(value: unknown, path: readonly string[]): void {
  const last = path.at(-1);
  let parent: unknown = value;
  for (const step of path.slice(0, -1)) parent = isRecord(parent) ? parent[step] : undefined;
  if (last !== undefined && isRecord(parent)) parent[last] = undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
