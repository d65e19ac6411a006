import type { CalendarDay } from '../engine/index.js';
import { chinaDayOf } from '../config/clock.js';
import type { StoredReport } from '../reports/report-store.js';
import { reportStatus } from './report-status.js';
import type { Registration } from './verification-answer.js';

/** What the register says of a report on that instant, for the public page and for verifications alike. */
export function registrationOf(
  { version, events, file }: StoredReport,
  referenceDate: CalendarDay,
  now: Date,
): Registration {
  const states = events.map(({ state }) => state);
  return {
    number: version.number,
    code: version.code,
    issuedOn: chinaDayOf(new Date(version.createdAt)),
    status: reportStatus({ states, referenceDate, today: chinaDayOf(now) }),
    sha256: file?.sha256 ?? null,
  };
}
