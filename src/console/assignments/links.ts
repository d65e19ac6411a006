import type { Missing } from '../../assignments/steps/assignment-state.js';
import type { StepId } from '../../assignments/steps/step-ids.js';

export const assignmentsHref = '/console/assignments';
export const liftsHref = '/console/lifts';
export const engagementsHref = '/console/engagements';

export const assignmentHref = (id: string): string => `${assignmentsHref}/${id}`;
export const stepHref = (id: string, step: StepId): string => `${assignmentHref(id)}/steps/${step}`;
export const liftHref = (deviceCode: string): string => `${liftsHref}/${encodeURIComponent(deviceCode)}`;
export const engagementHref = (id: string): string => `${engagementsHref}/${id}`;

export interface WorkPlace {
  readonly href: string;
  readonly label: string;
}

/** Where the work of a step is done, besides its own form. */
export function workPlaces(id: string, step: StepId): readonly WorkPlace[] {
  const at = (page: string): string => `${assignmentHref(id)}/${page}`;
  switch (step) {
    case 'survey':
      return [{ href: at('survey'), label: '现场调查' }];
    case 'valuation':
      return [{ href: at('valuation'), label: '评定估算' }];
    case 'report':
      return [
        { href: at('review'), label: '内部复核' },
        { href: at('report'), label: '报告和签章' },
      ];
    default:
      return [];
  }
}

/** Where a missing thing is put right. */
export function missingHref(id: string, step: StepId, { code, pointer }: Pick<Missing, 'code' | 'pointer'>): string {
  const other = /^\/steps\/([a-z-]+)(\/.*)?$/.exec(pointer);
  if (other) return stepHref(id, other[1] as StepId);
  if (pointer.startsWith('/order/')) return `${assignmentHref(id)}/survey`;
  if (pointer !== '') return `${stepHref(id, step)}#${pointer.slice(1).replaceAll('/', '.')}`;
  if (step === 'report') return `${assignmentHref(id)}/${code === 'review-missing' ? 'review' : 'report'}`;
  return workPlaces(id, step)[0]?.href ?? stepHref(id, step);
}
