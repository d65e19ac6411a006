/** The ways a bundle does not come about, as problem documents. */
import { EdgeError, type EdgeErrorContent } from '../../http/edge-error.js';

const contents = {
  'bundle-unknown': {
    kind: 'not-found',
    title: { zh: '没有已出具的报告，也就没有资料包', en: 'There is no issued report, hence no bundle' },
  },
  'bundle-rule-book-missing': {
    kind: 'unavailable',
    title: {
      zh: '本服务缺少报告所用的标准或价格表，无法制作资料包',
      en: 'A standard or price table the report was computed with is not at hand',
    },
  },
  'bundle-too-large': {
    kind: 'unavailable',
    title: { zh: '资料包过大，无法制作', en: 'The bundle would be too large' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export function bundleProblem(code: keyof typeof contents, what?: string): EdgeError {
  return new EdgeError({ code, ...contents[code], ...(what === undefined ? {} : { detail: { zh: what, en: what } }) });
}
