/** What the register and the public log know of a file or a code. */
import type { LogFinding } from './log-answer.js';
import type { ReportStatus } from './report-status.js';
import type { FileStage } from './stage-of.js';

/** The register's entry of a report. */
export interface Registration {
  readonly number: string;
  readonly code: string;
  readonly issuedOn: string;
  readonly status: ReportStatus;
  readonly sha256: string | null;
}

/** Why a report is no longer in force. */
export interface StatusReason {
  readonly at: string;
  readonly reason: string | null;
  /** Number of the report that took its place. */
  readonly successor: string | null;
}

export interface RegisterAnswer {
  readonly registration: Registration | null;
  /** null: not registered. */
  readonly stage: FileStage | null;
  readonly reason: StatusReason | null;
  /** null: there is no file to ask about. */
  readonly log: LogFinding | null;
}
