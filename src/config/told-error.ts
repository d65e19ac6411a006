/** What a program says of an error that ends it. */
import { SettingsError } from './settings.js';

/** Faults of settings and of data files: whoever runs the program can mend them. */
export const isTold = (error: unknown): error is Error =>
  error instanceof SettingsError || (error instanceof Error && error.name.endsWith('FaultsError'));

/** They are told as they are; of anything else the stack helps to find it. */
export function toldError(error: unknown): string {
  if (isTold(error)) return error.message;
  return String(error instanceof Error ? error.stack : error);
}
