/** What the register and the public log know of a file or a code. */
import type { LogFinding } from './log-answer.js';
import type { PublicStanding } from './public-standing.js';
import type { FileStage } from './stage-of.js';

/** The register's entry of a report; of a closed one no more than number, firm and status. */
export interface Registration extends PublicStanding {
  readonly number: string;
  readonly code: string;
  readonly firm: string | null;
  readonly issuedOn: string | null;
  readonly sha256: string | null;
}

export interface RegisterAnswer {
  readonly registration: Registration | null;
  /** null: not registered. */
  readonly stage: FileStage | null;
  /** null: there is no file to ask about. */
  readonly log: LogFinding | null;
}
