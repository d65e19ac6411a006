import type { SettingsReader } from './settings-reader.js';

export interface BatchSettings {
  /** Threads of this process that work on batches; 0: none, processes of their own do (`lift-appraisal work`). */
  readonly workers: number;
  /** Largest batch as newline-delimited JSON or as a workbook; as one JSON document it is held to BODY_LIMIT_BYTES. */
  readonly bodyLimitBytes: number;
  /** For how long a worker holds what it has taken; what a dead one held is taken up again then. */
  readonly leaseMs: number;
}

export function readBatches(reader: SettingsReader): BatchSettings {
  return {
    workers: reader.integer('BATCH_WORKERS', 1, { low: 0, high: 64 }),
    bodyLimitBytes: reader.integer('BATCH_BODY_LIMIT_BYTES', 256_000_000, { low: 1_000, high: 2_000_000_000 }),
    leaseMs: reader.integer('BATCH_LEASE_SECONDS', 120, { low: 5, high: 3_600 }) * 1_000,
  };
}
