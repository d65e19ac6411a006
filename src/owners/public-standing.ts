/** What anybody may know of a report's standing: its status, why, and what replaced what. Pure. */
import { chinaDayOf } from '../config/clock.js';
import type { Standing } from '../reports/standing/standing-store.js';
import type { ReportStatus } from './report-status.js';

/** Another report of the same firm: its number and the code that opens its page. */
export interface PublicReference {
  readonly number: string;
  readonly code: string;
}

export interface PublicStanding {
  readonly status: ReportStatus;
  /** Of a revoked or superseded report, in the firm's own words. */
  readonly reason: string | null;
  /** Day since which it is revoked or superseded. */
  readonly since: string | null;
  readonly replacedBy: PublicReference | null;
  /** The end of a chain of several. */
  readonly newest: PublicReference | null;
  readonly replaces: readonly PublicReference[];
}

export function publicStanding(status: ReportStatus, standing: Standing): PublicStanding {
  const { revocation, supersession, replacedBy, newest, replaces } = standing;
  const act = revocation ?? supersession;
  return {
    status,
    reason: act?.reason ?? null,
    since: act && chinaDayOf(new Date(act.at)),
    replacedBy: replacedBy && referenceTo(replacedBy),
    newest: newest && referenceTo(newest),
    replaces: replaces.map(referenceTo),
  };
}

/** Of a report its client has closed: the status and nothing else. */
export const closedStanding = (status: ReportStatus): PublicStanding => ({
  status,
  reason: null,
  since: null,
  replacedBy: null,
  newest: null,
  replaces: [],
});

const referenceTo = ({ number, code }: PublicReference): PublicReference => ({ number, code });
