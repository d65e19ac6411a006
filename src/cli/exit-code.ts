/** What the shell is told. 0: done, or valid. */
export const exitCode = {
  /** A refusal, an invalid order, a file that does not verify, data with faults: an answer, not a failure. */
  no: 1,
  /** The command was called wrongly, or a file could not be read. */
  usage: 2,
} as const;

/** Ends the command with a message and a code; caught once, in main.ts. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 2,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}
