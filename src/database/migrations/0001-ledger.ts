import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';

/** Key columns of the tables in which a row is never changed or removed once it stands. */
const insertOnlyTables: Readonly<Record<string, readonly string[]>> = {
  appraisals: ['id'],
  idempotency_answers: ['organisation_id', 'idempotency_key'],
  report_versions: ['id'],
  report_events: ['id'],
  report_files: ['report_id', 'sha256'],
  audit_log: ['id'],
};

const tables = (dialect: Dialect): readonly string[] => [
  `CREATE TABLE organisations (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,

  `CREATE TABLE appraisals (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    created_at ${dialect.instant} NOT NULL,
    reference_date TEXT NOT NULL,
    known_at TEXT NOT NULL,
    region TEXT NOT NULL,
    device_code TEXT,
    standard_id TEXT NOT NULL,
    standard_version TEXT NOT NULL,
    residual_value TEXT NOT NULL,
    order_json ${dialect.canonicalJson} NOT NULL,
    result_json ${dialect.canonicalJson} NOT NULL,
    fingerprints_json ${dialect.canonicalJson} NOT NULL,
    order_sha256 TEXT NOT NULL CHECK (length(order_sha256) = 64),
    standard_sha256 TEXT NOT NULL CHECK (length(standard_sha256) = 64),
    result_sha256 TEXT NOT NULL CHECK (length(result_sha256) = 64),
    engine TEXT NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX appraisals_by_organisation ON appraisals (organisation_id, id)`,
  `CREATE INDEX appraisals_by_device ON appraisals (organisation_id, device_code, id)`,

  // A claim is a lock, not a record: it goes when the answer is stored or the request has failed.
  `CREATE TABLE idempotency_claims (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    expires_at ${dialect.instant} NOT NULL,
    PRIMARY KEY (organisation_id, idempotency_key)
  ) ${dialect.tableEnd}`,
  `CREATE TABLE idempotency_answers (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers_json TEXT NOT NULL,
    body TEXT NOT NULL,
    answered_at ${dialect.instant} NOT NULL,
    PRIMARY KEY (organisation_id, idempotency_key)
  ) ${dialect.tableEnd}`,

  `CREATE TABLE report_versions (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    appraisal_id TEXT NOT NULL REFERENCES appraisals (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    code TEXT NOT NULL UNIQUE CHECK (length(code) >= 16),
    number TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL,
    UNIQUE (appraisal_id, version),
    UNIQUE (organisation_id, number)
  ) ${dialect.tableEnd}`,
  `CREATE TABLE report_events (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    report_id TEXT NOT NULL REFERENCES report_versions (id),
    state TEXT NOT NULL CHECK (state IN ('prepared', 'signed', 'sealed', 'archived', 'superseded', 'revoked')),
    slot TEXT CHECK ((state = 'signed') = (slot IS NOT NULL)),
    at ${dialect.instant} NOT NULL,
    reason TEXT
  ) ${dialect.tableEnd}`,
  // A state is entered once; `signed` once per signature slot.
  `CREATE UNIQUE INDEX report_events_once ON report_events (report_id, state, COALESCE(slot, ''))`,
  `CREATE TABLE report_files (
    report_id TEXT NOT NULL REFERENCES report_versions (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
    created_at ${dialect.instant} NOT NULL,
    PRIMARY KEY (report_id, sha256)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX report_files_by_sha256 ON report_files (sha256)`,

  `CREATE TABLE audit_log (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    at ${dialect.instant} NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX audit_log_by_subject ON audit_log (organisation_id, subject, id)`,
];

/** Organisations, the ledger of appraisals, idempotent answers, report versions with their states, audit log. */
export class Ledger1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of tables(dialect)) await runner.query(statement);
    for (const [table, key] of Object.entries(insertOnlyTables)) {
      for (const statement of dialect.insertOnly(table, key)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const table of Object.keys(insertOnlyTables)) {
      for (const statement of dialect.dropInsertOnly(table)) await runner.query(statement);
    }
    const downwards = ['audit_log', 'report_files', 'report_events', 'report_versions', 'idempotency_answers'];
    for (const table of [...downwards, 'idempotency_claims', 'appraisals', 'organisations']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
