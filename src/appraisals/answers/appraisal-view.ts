import type { FingerprintedAppraisal } from '../appraise-lift.js';
import type { AppraisalSummary } from '../appraisal-store.js';
import type { AppraisalDto, AppraisalSummaryDto } from './appraisal.dto.js';

/** The appraisal as answered: with `trace` exactly what was hashed, without it the same figures alone. */
export function appraisalView(appraisal: FingerprintedAppraisal, withTrace: boolean): AppraisalDto {
  // Rows and traces are read-only here; the DTO only describes them.
  if (withTrace) return appraisal as unknown as AppraisalDto;
  const figures = omit(appraisal, ['trace', 'references', 'lines']);
  // JSON leaves out what is undefined, and a spread is made twenty times as fast as a copy of one entry after the other.
  const lines = appraisal.lines.map((line) => ({ ...line, trace: undefined }));
  return { ...figures, lines } as unknown as AppraisalDto;
}

export function summaryView(summary: AppraisalSummary): AppraisalSummaryDto {
  const { id, createdAt, referenceDate, region, deviceCode, standardId, standardVersion, residualValue } = summary;
  const standard = { id: standardId, version: standardVersion };
  return { id, createdAt, referenceDate, region, deviceCode, standard, residualValue, result: summary.resultSha256 };
}

function omit<Whole extends object, Key extends keyof Whole>(whole: Whole, keys: readonly Key[]): Omit<Whole, Key> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key as Key))) as Omit<Whole, Key>;
}
