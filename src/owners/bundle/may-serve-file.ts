import type { StoredReport } from '../../reports/report-store.js';

/** Whether whoever holds the report's code may have its file, and with it everything the file rests on. */
export const mayServeFile = ({ file }: StoredReport): boolean => file !== null;
