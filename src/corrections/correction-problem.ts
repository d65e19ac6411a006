import { EdgeError, type EdgeErrorContent } from '../http/edge-error.js';

const contents = {
  'correction-unknown': {
    kind: 'not-found',
    title: { zh: '没有这一更正或撤回', en: 'There is no such correction or withdrawal' },
    detail: {
      zh: '该版本既不是更正，也未被撤回；普通版本没有受影响清单。',
      en: 'The edition neither corrects another nor was it withdrawn; regular editions have no list.',
    },
  },
  'correction-in-progress': {
    kind: 'conflict',
    title: { zh: '受影响清单尚在计算', en: 'The effects are still being computed' },
    detail: { zh: '请在计算完成后重试。', en: 'Try again when everything is computed.' },
  },
  'appraisal-not-affected': {
    kind: 'unprocessable',
    title: { zh: '有评估不在受影响清单中', en: 'An appraisal is not in the list of this correction' },
  },
  're-appraisal-under-way': {
    kind: 'conflict',
    title: { zh: '另一请求正在重新评估同一份评估', en: 'Another request makes the same appraisal again' },
    detail: { zh: '请重试，已生成的草稿会列出。', en: 'Try again: what it made will be listed.' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export function correctionProblem(code: keyof typeof contents, more: Pick<EdgeErrorContent, 'faults'> = {}): EdgeError {
  return new EdgeError({ code, ...contents[code], ...more });
}
