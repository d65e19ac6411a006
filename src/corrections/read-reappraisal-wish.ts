/** The body of a re-appraisal request; none at all means: everything that moved. */
import { EdgeError, type Fault } from '../http/edge-error.js';
import type { CorrectingAct } from './correction-effects.js';

export interface ReappraisalBody {
  readonly appraisalIds: readonly string[] | null;
  readonly act: CorrectingAct | null;
}

const mostIds = 500;

export function readReappraisalWish(body: unknown): ReappraisalBody {
  if (body === undefined) return { appraisalIds: null, act: null };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalid([fault('', 'object')]);
  const { appraisalIds, act, ...unknown } = body as Readonly<Record<string, unknown>>;
  const faults = [
    ...Object.keys(unknown).map((key) =>
      fault(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'appraisalIds, act'),
    ),
    ...idFaults(appraisalIds),
    ...(act === undefined || isAct(act) ? [] : [fault('/act', 'corrected, withdrawn')]),
  ];
  if (faults.length > 0) throw invalid(faults);
  return { appraisalIds: (appraisalIds as readonly string[] | undefined) ?? null, act: isAct(act) ? act : null };
}

function idFaults(ids: unknown): readonly Fault[] {
  if (ids === undefined) return [];
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > mostIds) {
    return [fault('/appraisalIds', `1…${mostIds} appraisal ids`)];
  }
  return ids.flatMap((id, index) => (typeof id === 'string' ? [] : [fault(`/appraisalIds/${index}`, 'string')]));
}

const isAct = (value: unknown): value is CorrectingAct => value === 'corrected' || value === 'withdrawn';

const fault = (pointer: string, allowed: string): Fault => ({
  pointer,
  code: 'not-allowed',
  message: { zh: '取值不符合要求', en: 'The value is not allowed' },
  allowed,
});

const invalid = (faults: readonly Fault[]): EdgeError =>
  new EdgeError({
    kind: 'unprocessable',
    code: 're-appraisal-invalid',
    title: { zh: '重新评估请求有误', en: 'The request is not valid' },
    faults,
  });
