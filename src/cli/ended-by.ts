/** How a command ends by an error: what is said, and the code. Only what nobody expected is a fault of the program. */
import { CommanderError } from 'commander';
import { isTold, toldError } from '../config/told-error.js';
import { CommandError, exitCode } from './exit-code.js';

export interface CommandEnd {
  /** null: it has been said already. */
  readonly text: string | null;
  readonly exitCode: number;
}

export function endedBy(error: unknown): CommandEnd {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode };
  // Commander has written the help, or what was wrong with the call; its own code for the latter is that of an answer.
  if (error instanceof CommanderError) return { text: null, exitCode: error.exitCode === 0 ? 0 : exitCode.usage };
  if (isTold(error)) return { text: error.message, exitCode: exitCode.usage };
  if (isOfFile(error)) return { text: `无法读写 ${error.path}：${error.code}`, exitCode: exitCode.usage };
  return { text: toldError(error), exitCode: exitCode.fault };
}

/** A folder that may not be written, a full disk: nothing the program does wrong. */
const isOfFile = (error: unknown): error is { readonly path: string; readonly code: string } =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'path' in error && 'code' in error;
