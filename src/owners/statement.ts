/** One plain answer to one question. */
export interface Statement {
  readonly answer: 'yes' | 'no' | 'unknown';
  /** Stable, for machines. */
  readonly code: string;
  readonly text: string;
}
