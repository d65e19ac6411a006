/** The year in which a report may be used: it begins with the reference date, so an appraisal of the past may be issued after it. */
import type { CalendarDay } from '../../engine/index.js';
import { dayInChinese, lastDayOfTheYearFrom } from './format.js';
import type { ReportScope } from './report-scope.js';

type Dated = Pick<ReportScope, 'appraisal' | 'identity'>;

/** Allowed, and of use for a look back; but then nobody may take the value for one of today. */
export const isIssuedAfterUse = (issuedOn: CalendarDay, referenceDate: CalendarDay): boolean =>
  issuedOn > lastDayOfTheYearFrom(referenceDate);

export const issuedAfterUse = ({ appraisal, identity }: Dated): boolean =>
  isIssuedAfterUse(identity.issuedOn, appraisal.referenceDate);

/** In words, for the texts. */
export const usePeriod = ({ appraisal, identity }: Dated): Readonly<Record<'from' | 'to' | 'issuedOn', string>> => ({
  from: dayInChinese(appraisal.referenceDate),
  to: dayInChinese(lastDayOfTheYearFrom(appraisal.referenceDate)),
  issuedOn: dayInChinese(identity.issuedOn),
});
