import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';
import { signingGuards } from './0008-signing-guards.js';

const insertOnlyTables: InsertOnlyTables = {
  report_reviews: ['appraisal_id', 'number'],
  report_preparations: ['report_id'],
  report_signature_requests: ['id'],
  report_signatures: ['report_id', 'slot'],
  report_proofs: ['report_id', 'number'],
};

const organisation = 'organisation_id TEXT NOT NULL REFERENCES organisations (id)';
const report = 'report_id TEXT NOT NULL REFERENCES report_versions (id)';
const sha256 = (column: string): string => `${column} TEXT NOT NULL CHECK (length(${column}) = 64)`;
const number = 'number INTEGER NOT NULL CHECK (number >= 1)';
const size = 'size_bytes INTEGER NOT NULL CHECK (size_bytes > 0)';

const tables = (dialect: Dialect): readonly string[] => [
  `CREATE TABLE report_reviews (
    appraisal_id TEXT NOT NULL REFERENCES appraisals (id),
    ${number},
    ${organisation},
    verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'returned')),
    ${sha256('result_sha256')},
    comment TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    actor TEXT NOT NULL,
    at ${dialect.instant} NOT NULL,
    PRIMARY KEY (appraisal_id, number)
  ) ${dialect.tableEnd}`,
  // The file that waits for signatures, and how many appraisers must sign it before the seal.
  `CREATE TABLE report_preparations (
    report_id TEXT NOT NULL PRIMARY KEY REFERENCES report_versions (id),
    ${organisation},
    ${sha256('prepared_sha256')},
    ${size},
    appraisers INTEGER NOT NULL CHECK (appraisers >= 2),
    actor TEXT NOT NULL,
    at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE TABLE report_signature_requests (
    id TEXT NOT NULL PRIMARY KEY,
    ${report},
    ${organisation},
    slot TEXT NOT NULL CHECK (slot LIKE 'appraiser-%'),
    ${number},
    ${sha256('base_sha256')},
    ${sha256('prepared_sha256')},
    ${sha256('digest_sha256')},
    signed_at ${dialect.instant} NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    at ${dialect.instant} NOT NULL,
    UNIQUE (report_id, slot, number)
  ) ${dialect.tableEnd}`,
  // key_sha256: of the public key, so that a second certificate for one key is no second signer.
  `CREATE TABLE report_signatures (
    ${report},
    slot TEXT NOT NULL,
    ${organisation},
    ${number},
    request_id TEXT REFERENCES report_signature_requests (id) CHECK ((request_id IS NULL) = (slot = 'seal')),
    ${sha256('base_sha256')},
    ${sha256('result_sha256')},
    ${size},
    signer_name TEXT NOT NULL,
    ${sha256('certificate_sha256')},
    ${sha256('key_sha256')},
    person_id TEXT REFERENCES people (id) CHECK (person_id IS NOT NULL OR slot = 'seal'),
    actor TEXT NOT NULL,
    at ${dialect.instant} NOT NULL,
    PRIMARY KEY (report_id, slot)
  ) ${dialect.tableEnd}`,
  `CREATE UNIQUE INDEX report_signatures_keys ON report_signatures (report_id, key_sha256)`,
  `CREATE UNIQUE INDEX report_signatures_people ON report_signatures (report_id, person_id) WHERE slot <> 'seal'`,
  // renew_before: NULL while no time-stamp is over the whole file.
  `CREATE TABLE report_proofs (
    ${report},
    ${number},
    ${organisation},
    ${sha256('sha256')},
    level TEXT NOT NULL CHECK (level IN ('B-B', 'B-T', 'B-LT', 'B-LTA')),
    gaps_json TEXT NOT NULL,
    renew_before ${dialect.instant},
    at ${dialect.instant} NOT NULL,
    PRIMARY KEY (report_id, number),
    UNIQUE (report_id, sha256),
    FOREIGN KEY (report_id, sha256) REFERENCES report_files (report_id, sha256)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX report_proofs_by_end ON report_proofs (renew_before)`,
];

/** Reviews, reports prepared for signatures, what was asked of signers, who signed, and how long each file is proven. */
export class ReportSigning1767830400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const one of signingGuards.flatMap((guard) => guardStatements(dialect, guard))) await runner.query(one);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const one of signingGuards.flatMap((guard) => dropGuardStatements(dialect, guard))) await runner.query(one);
    const downwards = ['report_proofs', 'report_signatures', 'report_signature_requests', 'report_preparations'];
    await dropTables(runner, [...downwards, 'report_reviews'], insertOnlyTables);
  }
}
