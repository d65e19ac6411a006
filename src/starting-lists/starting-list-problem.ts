/** The two ways a starting list does not come about, as problem documents. */
import { EdgeError, type Fault } from '../http/edge-error.js';
import type { ListRefusal } from './starting-list.js';

export function invalidRequest(faults: readonly Fault[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'starting-list-request-invalid',
    title: { zh: '电梯参数有误', en: 'The facts of the lift are not valid' },
    detail: { zh: '请按下列各项改正后重新提交。', en: 'Put the places below right and send it again.' },
    faults,
  });
}

export function listRefused(refusals: readonly ListRefusal[]): EdgeError {
  return new EdgeError({
    kind: 'unprocessable',
    code: 'starting-list-refused',
    title: { zh: '无法估算起始清单', en: 'No starting list can be proposed' },
    detail: {
      zh: '超出估算公式的适用范围时，本服务不作推测。',
      en: 'Where the formulas do not reach, nothing is guessed.',
    },
    members: { findings: refusals },
  });
}
