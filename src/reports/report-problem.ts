/** The ways a report does not come about or is not there, as problem documents. */
import { edgeErrorsOf, type EdgeErrorContent } from '../http/edge-error.js';

const contents = {
  'report-unknown': {
    kind: 'not-found',
    title: { zh: '这份评估还没有报告', en: 'No report was issued for this appraisal' },
  },
  'report-being-issued': {
    kind: 'conflict',
    title: { zh: '这份报告正在出具，请稍后再取', en: 'This report is being issued; ask again in a moment' },
  },
  'report-not-finished': {
    kind: 'not-found',
    title: { zh: '报告尚未签齐，还没有出具', en: 'The report still waits for signatures and is not issued' },
  },
  'national-signature-missing': {
    kind: 'not-found',
    title: { zh: '这份报告没有国密签名', en: 'There is no signature by the national algorithms beside this report' },
  },
  'edition-unknown': {
    kind: 'unavailable',
    title: {
      zh: '本服务没有评估时所用的标准数据版本，无法出具报告',
      en: 'The edition the appraisal was computed with is not on the shelf',
    },
  },
  'price-table-unknown': {
    kind: 'unavailable',
    title: {
      zh: '本服务没有评估时所用的价格表版本，无法出具报告',
      en: 'An edition of a price table the appraisal was computed with is not on the shelf',
    },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export const reportProblem = edgeErrorsOf(contents);
