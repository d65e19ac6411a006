/** Query parameters: every one named by the door, read strictly, all faults at once. */
import type { FastifyRequest } from 'fastify';
import { EdgeError, type Fault } from './edge-error.js';

/** Reads one parameter; undefined: what is given is not allowed. */
export interface QueryParameter<Value> {
  readonly allowed: string;
  /** `text` is null when the parameter is not given. */
  read(text: string | null): Value | undefined;
}

type Values<Parameters> = {
  readonly [Name in keyof Parameters]: Parameters[Name] extends QueryParameter<infer Value> ? Value : never;
};

export const flag: QueryParameter<boolean> = {
  allowed: 'true, false',
  read: (text) => (text === 'true' ? true : text === 'false' || text === null ? false : undefined),
};

export const wholeNumber = (low: number, high: number, fallback: number): QueryParameter<number> => ({
  allowed: `${low}…${high}`,
  read: (text) => {
    if (text === null) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return value >= low && value <= high ? value : undefined;
  },
});

export const required = (allowed: string, isAllowed: (text: string) => boolean): QueryParameter<string> => ({
  allowed,
  read: (text) => (text !== null && isAllowed(text) ? text : undefined),
});

export const optional = (allowed: string, isAllowed: (text: string) => boolean): QueryParameter<string | null> => ({
  allowed,
  read: (text) => (text === null || isAllowed(text) ? text : undefined),
});

export function readQuery<Parameters extends Readonly<Record<string, QueryParameter<unknown>>>>(
  request: FastifyRequest,
  parameters: Parameters,
): Values<Parameters> {
  const given = request.query as Readonly<Record<string, unknown>>;
  const names = Object.keys(parameters);
  const faults = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => fault(name, 'unknown-parameter', names.join(', ')));
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = given[name] ?? null;
    const value = text === null || typeof text === 'string' ? parameter.read(text) : undefined;
    if (value === undefined) {
      faults.push(fault(name, text === null ? 'required' : 'parameter-invalid', parameter.allowed));
    }
    values[name] = value;
  }
  if (faults.length > 0) throw queryProblem(faults);
  return values as Values<Parameters>;
}

export function queryProblem(faults: readonly Fault[]): EdgeError {
  const title = { zh: '查询参数有误', en: 'The query parameters are wrong' };
  return new EdgeError({ kind: 'malformed', code: 'query-invalid', title, faults });
}

const messages = {
  required: { zh: '缺少必填参数', en: 'This parameter is required' },
  'unknown-parameter': { zh: '没有这个参数', en: 'There is no such parameter' },
  'parameter-invalid': { zh: '参数取值不符合要求', en: 'The value is not allowed' },
};

function fault(name: string, code: keyof typeof messages, allowed: string): Fault {
  return { pointer: `/${name}`, code, message: messages[code], allowed };
}
