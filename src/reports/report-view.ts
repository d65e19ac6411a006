/** What the API says of a report, beside its bytes. */
import type { ReportFile, ReportVersion } from './report.entities.js';
import type { FileProof } from './report-store.js';
import type { ChainFile, SlotView } from './signatures/signing-chain.js';

export interface ReportView {
  readonly id: string;
  readonly appraisalId: string;
  readonly version: number;
  readonly number: string;
  readonly code: string;
  readonly state: 'draft' | 'prepared' | 'archived';
  /** Parts of the engagement that the report must print and the order does not say; Chinese names. */
  readonly missing: readonly string[];
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly createdAt: string;
  readonly publicPage: string;
  /** Empty for a draft and for a report that carries the seal alone. */
  readonly signatures: readonly SlotView[];
  readonly proof: Pick<FileProof, 'level' | 'gaps'> | null;
}

export interface ShownReport {
  readonly version: ReportVersion;
  readonly file: Pick<ReportFile, 'sha256' | 'sizeBytes' | 'kind'>;
  readonly missing?: readonly string[];
  readonly signatures?: readonly SlotView[];
  readonly proof: Pick<FileProof, 'level' | 'gaps'> | null;
}

export function reportView({ version, file, missing = [], signatures = [], proof }: ShownReport): ReportView {
  const state = file.kind === 'draft' ? 'draft' : 'archived';
  return { ...headOfView(version), state, missing, ...sizeOf(file), signatures, proof: proof && proofView(proof) };
}

/** Of a report that still waits for signatures: `file` is the one with everything signed so far. */
export function preparedView(version: ReportVersion, file: ChainFile, signatures: readonly SlotView[]): ReportView {
  return { ...headOfView(version), state: 'prepared', missing: [], ...sizeOf(file), signatures, proof: null };
}

const proofView = ({ level, gaps }: Pick<FileProof, 'level' | 'gaps'>): ReportView['proof'] => ({ level, gaps });

const sizeOf = ({ sha256, sizeBytes }: ChainFile): ChainFile => ({ sha256, sizeBytes });

type HeadOfView = Pick<ReportView, 'id' | 'appraisalId' | 'version' | 'number' | 'code' | 'createdAt' | 'publicPage'>;

const headOfView = ({ id, appraisalId, version, number, code, createdAt }: ReportVersion): HeadOfView => ({
  id,
  appraisalId,
  version,
  number,
  code,
  createdAt,
  publicPage: `/r/${code}`,
});
