import type { SettingsReader } from './settings-reader.js';

/** How much one address may ask at the doors open to everybody, and one caller at the others; a minute’s worth at once. */
export interface LimitSettings {
  readonly readsPerMinute: number;
  readonly filesPerMinute: number;
  /** Questions and objections. */
  readonly messagesPerMinute: number;
  /** Of one key or one person, wherever they call from. */
  readonly callerRequestsPerMinute: number;
}

export function readLimits(reader: SettingsReader): LimitSettings {
  const range = { low: 1, high: 1_000_000 };
  return {
    readsPerMinute: reader.integer('PUBLIC_READS_PER_MINUTE', 300, range),
    filesPerMinute: reader.integer('PUBLIC_FILES_PER_MINUTE', 30, range),
    messagesPerMinute: reader.integer('PUBLIC_MESSAGES_PER_MINUTE', 3, range),
    callerRequestsPerMinute: reader.integer('CALLER_REQUESTS_PER_MINUTE', 6_000, range),
  };
}
