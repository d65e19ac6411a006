/** What the API says of a report, beside its bytes. */
import type { ReportFile, ReportVersion } from './report.entities.js';

export interface ReportView {
  readonly id: string;
  readonly appraisalId: string;
  readonly version: number;
  readonly number: string;
  readonly code: string;
  readonly state: 'draft' | 'archived';
  /** Parts of the engagement that the report must print and the order does not say; Chinese names. */
  readonly missing: readonly string[];
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly createdAt: string;
  readonly publicPage: string;
}

interface Shown {
  readonly version: ReportVersion;
  readonly file: Pick<ReportFile, 'sha256' | 'sizeBytes' | 'kind'> | null;
}

export function reportView({ version, file }: Shown, missing: readonly string[]): ReportView {
  if (!file) throw new Error('a report without a file has no view');
  const { id, appraisalId, number, code, createdAt } = version;
  const { sha256, sizeBytes, kind } = file;
  const state = kind === 'draft' ? 'draft' : 'archived';
  const publicPage = `/r/${code}`;
  return {
    id,
    appraisalId,
    version: version.version,
    number,
    code,
    state,
    missing,
    sha256,
    sizeBytes,
    createdAt,
    publicPage,
  };
}
