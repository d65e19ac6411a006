/** What the shell is told. 0: done, or valid. */
export const exitCode = {
  /** A refusal, an invalid order, a file that does not verify, data with faults: an answer, not a failure. */
  no: 1,
  /** There is no answer: called wrongly, wrong settings or data files, a file that cannot be read or written, a service away. */
  usage: 2,
  /** There is no answer, by a fault of the program itself (EX_SOFTWARE of sysexits.h). */
  fault: 70,
} as const;

/** Ends the command with a message and a code; caught once, in program.ts. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: number = 2,
  ) {
    super(message);
    this.name = 'CommandError';
  }
}
