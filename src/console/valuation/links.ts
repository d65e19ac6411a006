/** Where the pages of an assignment's valuation, review and report stand. */
import type { PageLink } from '../../http/page/page-visitor.js';
import { assignmentHref } from '../assignments/links.js';

export const valuationHref = (id: string, act = ''): string =>
  `${assignmentHref(id)}/valuation${act === '' ? '' : `/${act}`}`;
export const componentHref = (id: string, componentId: string): string =>
  valuationHref(id, `components/${encodeURIComponent(componentId)}`);
export const reviewHref = (id: string, act = ''): string =>
  `${assignmentHref(id)}/review${act === '' ? '' : `/${act}`}`;
export const reportHref = (id: string, act = ''): string =>
  `${assignmentHref(id)}/report${act === '' ? '' : `/${act}`}`;

/** What follows one another once the lift has been looked at. */
export const workTabs = (id: string): readonly PageLink[] => [
  { href: assignmentHref(id), label: '项目概况' },
  { href: valuationHref(id), label: '评定估算' },
  { href: reviewHref(id), label: '内部复核' },
  { href: reportHref(id), label: '报告与签章' },
];
