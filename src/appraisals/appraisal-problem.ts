/** The three ways an appraisal does not come about, as problem documents. */
import { EdgeError } from '../http/edge-error.js';
import type { AppraiseLiftOutcome } from './appraise-lift.js';
import { inWords, type OrderFault } from './order-faults.js';
import { refusalText } from './refusal-texts.js';

export function invalidOrder(faults: readonly OrderFault[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'order-invalid',
    title: { zh: '评估委托单有误', en: 'The order is not valid' },
    detail: { zh: '请按下列各项改正后重新提交。', en: 'Put the places below right and send it again.' },
    faults: faults.map(inWords),
  });
}

type Refused = Extract<AppraiseLiftOutcome, { kind: 'refused' }>;

export function appraisalRefused({ findings, standard }: Refused): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'appraisal-refused',
    title: { zh: '无法评估', en: 'The appraisal is refused' },
    detail: {
      zh: '缺少下列依据；本服务不以估计代替，未保存任何内容。',
      en: 'What is named below is missing; nothing is guessed and nothing was stored.',
    },
    members: { findings: findings.map((finding) => ({ ...finding, message: refusalText(finding, standard) })) },
  });
}

export function appraisalUnknown(): EdgeError {
  const title = { zh: '没有这份评估', en: 'There is no such appraisal' };
  return new EdgeError({ kind: 'not-found', code: 'appraisal-unknown', title });
}
