import type { StoredReport } from '../reports/report-store.js';
import type { ReportHistory } from '../transparency/report-history.js';

/**
 * How far the asked bytes have come. `issued`: a finished report. `renewed`: finished, and a longer copy was made since.
 * `unfinished`: prepared, or signed by some, on its way to a report. `draft`: nobody was to sign it.
 */
export type FileStage = 'issued' | 'renewed' | 'unfinished' | 'draft';

/** The public log says what was issued. A report from before there was a log is issued by its states. */
export function stageOf(
  sha256: string | null,
  { file, events }: StoredReport,
  history: ReportHistory | null,
): FileStage {
  if (history?.issue) return history.renewal ? 'renewed' : 'issued';
  if (file?.kind === 'draft') return 'draft';
  const isArchived = events.some(({ state }) => state === 'archived');
  return isArchived && file?.sha256 === sha256 ? 'issued' : 'unfinished';
}
