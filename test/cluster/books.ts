/** What the database and the archive of a cluster hold in the end, against what its callers were told. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { nothingFound, repeated, type Findings } from '../api/killed-service/findings.js';
import type { Acknowledged } from './patient-client.js';

export interface Told {
  readonly acknowledged: readonly Acknowledged[];
  readonly batchId: string;
  readonly lifts: number;
}

interface ReportRow {
  readonly appraisalId: string;
  readonly number: string;
  readonly sha256: string | null;
}

export async function inspectBooks(url: string, dataDir: string, told: Told): Promise<Findings> {
  const database = new pg.Client({ connectionString: url });
  await database.connect();
  try {
    const column = async (sql: string): Promise<string[]> =>
      (await database.query<{ value: string }>(sql)).rows.map(({ value }) => String(value));
    const reports = (
      await database.query<ReportRow>(
        `SELECT v.appraisal_id AS "appraisalId", v.number, f.sha256 FROM report_versions v
         LEFT JOIN report_files f ON f.report_id = v.id AND f.kind = 'report'`,
      )
    ).rows;
    const found = nothingFound();
    lookForAcknowledged(reports, told, dataDir, found);
    found.holes.push(
      ...holes('number', await column(`SELECT substring(number from '第(\\d+)号') AS value FROM report_versions`), 1),
    );
    found.holes.push(...holes('log entry', await column('SELECT position AS value FROM log_entries'), 0));
    found.unsigned.push(...reports.filter(({ sha256 }) => sha256 === null).map(({ number }) => number));
    found.doubled.push(...repeated(reports.map(({ appraisalId }) => appraisalId)));
    for (const act of ['report.issued', 'appraisal.stored']) {
      found.doubled.push(...repeated(await column(`SELECT subject AS value FROM audit_log WHERE action = '${act}'`)));
    }
    found.doubled.push(...(await unaskedFor(column, told)));
    found.lost.push(...(await unfinished(column, told)));
    const logged = await column(`SELECT subject AS value FROM log_entries WHERE content LIKE '%report-issued%'`);
    found.doubled.push(...repeated(logged));
    const missing = new Set(logged);
    found.holes.push(
      ...reports.filter(({ sha256 }) => sha256 !== null && !missing.has(sha256)).map(({ number }) => number),
    );
    return found;
  } finally {
    await database.end();
  }
}

function lookForAcknowledged(
  reports: readonly ReportRow[],
  { acknowledged }: Told,
  dataDir: string,
  { lost }: Findings,
): void {
  const issued = new Map(reports.map((report) => [report.appraisalId, report]));
  for (const { appraisalId, number, sha256 } of acknowledged) {
    const report = issued.get(appraisalId);
    if (report?.number !== number || report.sha256 !== sha256) lost.push(number);
    if (!existsSync(join(dataDir, 'reports', sha256.slice(0, 2), sha256))) lost.push(`the bytes of ${number}`);
  }
}

type Column = (sql: string) => Promise<string[]>;

/** Appraisals that nobody was told of and that belong to no item. */
async function unaskedFor(column: Column, { acknowledged, batchId }: Told): Promise<string[]> {
  const known = new Set(acknowledged.map(({ appraisalId }) => appraisalId));
  const items = await column(
    `SELECT appraisal_id AS value FROM batch_items WHERE batch_id = '${batchId}' AND appraisal_id IS NOT NULL`,
  );
  const all = await column('SELECT id AS value FROM appraisals');
  const strangers = all.filter((id) => !known.has(id) && !items.includes(id)).map((id) => `appraisal ${id}`);
  return [...repeated(items), ...strangers];
}

async function unfinished(column: Column, { batchId, lifts }: Told): Promise<string[]> {
  const done = await column(
    `SELECT position AS value FROM batch_items WHERE batch_id = '${batchId}' AND state = 'done' AND appraisal_id IS NOT NULL`,
  );
  return done.length === lifts ? [] : [`${lifts - done.length} lifts of the batch`];
}

function holes(what: string, values: readonly string[], first: number): string[] {
  const taken = new Set(values.map(Number));
  const last = Math.max(first - 1, ...taken);
  const missing = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (one) => !taken.has(one),
  );
  return [...missing.map((one) => `${what} ${one}`), ...(taken.size === values.length ? [] : [`${what} twice`])];
}
