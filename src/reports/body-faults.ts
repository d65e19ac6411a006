/** How the doors of reports say what is wrong with a body: every fault at once, each with its place. */
import { EdgeError, type Fault } from '../http/edge-error.js';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

export const bodyFault = (pointer: string, allowed: string): Fault => ({
  pointer,
  code: 'not-allowed',
  message: { zh: '取值不符合要求', en: 'The value is not allowed' },
  allowed,
});

export const unknownKeys = (unknown: JsonObject, allowed: string): Fault[] =>
  Object.keys(unknown).map((key) => bodyFault(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, allowed));

export const bodyInvalid = (code: string, faults: readonly Fault[]): EdgeError =>
  new EdgeError({
    kind: 'unprocessable',
    code,
    title: { zh: '请求内容有误', en: 'The body is not valid' },
    faults,
  });
