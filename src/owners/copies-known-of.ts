import type { StoredReport } from '../reports/report-store.js';

/** SHA-256 of every finished copy of the report: under these the public log is asked about it. */
export const copiesKnownOf = ({ copies }: StoredReport): readonly string[] => copies.map(({ sha256 }) => sha256);
