import type { StoredReport } from '../reports/report-store.js';

/** SHA-256 of every finished copy of the report: under these the public log is asked about it. */
export const copiesKnownOf = ({ file }: StoredReport): readonly string[] => (file === null ? [] : [file.sha256]);
