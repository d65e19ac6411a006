/** Why a settlement is not recorded, as problem documents. */
import { EdgeError, type EdgeErrorContent } from '../../http/edge-error.js';

const contents = {
  'settlement-stands': {
    kind: 'conflict',
    title: { zh: '这项评估已经有结算', en: 'This appraisal has a settlement that stands' },
    detail: {
      zh: '结算不能改写。有误的，请另登一份更正，写明更正的是哪一份。',
      en: 'A settlement is never changed. Record a correction that names the one that stands in `corrects`.',
    },
  },
  'settlement-not-standing': {
    kind: 'conflict',
    title: { zh: '要更正的结算不存在，或者已经更正过', en: 'There is no such settlement, or it was corrected already' },
  },
} satisfies Record<string, Omit<EdgeErrorContent, 'code'>>;

export const settlementProblem = (code: keyof typeof contents): EdgeError => new EdgeError({ code, ...contents[code] });
