/** Why a question is not taken, answered or shown, as problem documents. */
import { EdgeError, type EdgeErrorContent } from '../../http/edge-error.js';

const contents = {
  'objection-unknown': {
    kind: 'not-found',
    title: { zh: '没有这条提问或者异议', en: 'There is no such question or objection' },
  },
  'objection-unanswered': {
    kind: 'conflict',
    title: { zh: '答复以后才能公开', en: 'It is shown once it has an answer' },
  },
  'answer-overtaken': {
    kind: 'conflict',
    title: { zh: '他人刚刚作了答复', en: 'Somebody else has just answered' },
    detail: {
      zh: '请先阅读该答复；仍需补充的，请重新提交。',
      en: 'Read that answer; send yours again if it is still needed.',
    },
  },
  'too-many-objections': {
    kind: 'unavailable',
    title: { zh: '等待答复的提问太多', en: 'Too many questions wait for an answer' },
    detail: {
      zh: '这份报告有很多提问还没有答复。请过几天再来，或者直接向评估单位书面提出。',
      en: 'Many questions about this report wait for an answer. Come again in some days, or write to the firm.',
    },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export const objectionProblem = (code: keyof typeof contents): EdgeError => new EdgeError({ code, ...contents[code] });
