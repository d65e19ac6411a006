/** What is wrong with an edition's files: every fault at once, each with its file, its key and what is allowed. */
export interface StandardFault {
  /** `<standard-id>/<version>/<file>` */
  readonly file: string;
  /** Keys from the top of the file, joined by points; empty for the file as a whole. */
  readonly key: string;
  readonly message: string;
  readonly allowed?: readonly string[];
}

export type ReportFault = (fault: StandardFault) => void;

export class StandardFaultsError extends Error {
  readonly code = 'standard-invalid';

  constructor(readonly faults: readonly StandardFault[]) {
    super(`The standards have ${faults.length} fault(s):\n${faults.map(faultInWords).join('\n')}`);
    this.name = 'StandardFaultsError';
  }
}

export function faultInWords({ file, key, message, allowed }: StandardFault): string {
  const place = key === '' ? file : `${file}: ${key}`;
  return allowed === undefined ? `${place}: ${message}` : `${place}: ${message} (allowed: ${allowed.join(', ')})`;
}
