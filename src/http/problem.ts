/** RFC 9457 problem documents: one shape for every answer that is not a success. */
import type { EdgeErrorContent, EdgeErrorKind, Fault } from './edge-error.js';
import type { Bilingual, Language } from './language.js';

export const problemMediaType = 'application/problem+json';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance: string;
  readonly faults?: readonly ProblemFault[];
  readonly faultCount?: number;
}

export interface ProblemFault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly allowed?: string;
  readonly line?: number;
}

const statusOfKind: Readonly<Record<EdgeErrorKind, number>> = {
  malformed: 400,
  unauthorised: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  unavailable: 503,
};

/** Faults beyond this many are counted, not listed: the answer stays readable. */
const listedFaults = 1000;

export function problemOf(content: EdgeErrorContent, language: Language, requestId: string): Problem {
  const { faults, detail, members } = content;
  return {
    type: `urn:lift-appraisal:problem:${content.code}`,
    title: content.title[language],
    status: statusOfKind[content.kind],
    code: content.code,
    ...(detail === undefined ? {} : { detail: detail[language] }),
    instance: `urn:lift-appraisal:request:${requestId}`,
    ...(faults === undefined
      ? {}
      : { faults: faults.slice(0, listedFaults).map((one) => inLanguage(one, language)), faultCount: faults.length }),
    ...(narrow(members ?? {}, language) as object),
  };
}

const inLanguage = (fault: Fault, language: Language): ProblemFault => ({
  pointer: fault.pointer,
  code: fault.code,
  message: fault.message[language],
  ...(fault.allowed === undefined ? {} : { allowed: fault.allowed }),
  ...(fault.line === undefined ? {} : { line: fault.line }),
});

/** Replaces every text in two languages by the one in the caller's. */
function narrow(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => narrow(item, language));
  if (typeof value !== 'object' || value === null) return value;
  if (isBilingual(value)) return value[language];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, narrow(item, language)]));
}

function isBilingual(value: object): value is Bilingual {
  return Object.keys(value).length === 2 && 'zh' in value && 'en' in value;
}
