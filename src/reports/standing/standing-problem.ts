/** Why a report is not superseded or revoked, as problem documents. */
import { EdgeError, type EdgeErrorContent } from '../../http/edge-error.js';

const contents = {
  'report-not-issued': {
    kind: 'conflict',
    title: { zh: '这份报告还没有出具', en: 'This report has not been issued' },
    detail: {
      zh: '草稿和正在签章的报告不能撤销，也不能取代别的报告或者被取代。',
      en: 'A draft, or a report still being signed, is neither revoked nor superseded and takes no other’s place.',
    },
  },
  'report-revoked-already': {
    kind: 'conflict',
    title: { zh: '这份报告已经撤销', en: 'This report was revoked already' },
  },
  'report-superseded-already': {
    kind: 'conflict',
    title: { zh: '这份报告已经被取代', en: 'This report was superseded already' },
    detail: {
      zh: '如果取代它的报告也不再有效，请另行取代或者撤销那一份。',
      en: 'If the report that took its place no longer stands, supersede or revoke that one.',
    },
  },
  'replacement-unknown': {
    kind: 'unprocessable',
    title: { zh: '没有可以取代它的报告', en: 'There is no report to take its place' },
    detail: { zh: '这项评估不存在，或者还没有报告。', en: 'There is no such appraisal, or it has no report yet.' },
  },
  'replacement-itself': {
    kind: 'unprocessable',
    title: { zh: '报告不能取代自己', en: 'A report does not supersede itself' },
  },
  'replacement-not-issued': {
    kind: 'conflict',
    title: { zh: '用来取代的报告还没有出具', en: 'The report to take its place has not been issued' },
  },
  'replacement-not-standing': {
    kind: 'conflict',
    title: {
      zh: '用来取代的报告自己已被撤销或者取代',
      en: 'The report to take its place was itself revoked or superseded',
    },
    detail: { zh: '请给出最新的报告。', en: 'Name the newest report.' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export type StandingProblemCode = keyof typeof contents;

export function standingProblem(code: StandingProblemCode): EdgeError {
  const content = contents[code];
  const pointer = { pointer: '/by', code, message: content.title };
  return new EdgeError({ code, ...content, ...(content.kind === 'unprocessable' ? { faults: [pointer] } : {}) });
}
