import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
  correction_effects: ['sequence', 'appraisal_id'],
  appraisal_successors: ['appraisal_id'],
};

/** Rows that are nothing but their key are stored in the key alone. */
const keyTable = (dialect: Dialect): string => (dialect.name === 'sqlite' ? 'STRICT, WITHOUT ROWID' : '');

/** Beyond 2³¹, below 2⁵³: exact as a number too. */
const longInteger = (dialect: Dialect): string => (dialect.name === 'sqlite' ? 'INTEGER' : 'BIGINT');

const tables = (dialect: Dialect): readonly string[] => [
  // A short number for every appraisal whose price rows are indexed, with what a correction asks of it first.
  `CREATE TABLE indexed_appraisals (
    n INTEGER NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    appraisal_id TEXT NOT NULL UNIQUE REFERENCES appraisals (id),
    reference_date TEXT NOT NULL,
    known_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,

  // From a price row, found or missed, to the appraisals that asked for it. The key is a number made of the row's id.
  `CREATE TABLE appraisal_price_rows (
    row_key ${longInteger(dialect)} NOT NULL,
    appraisal_n INTEGER NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (row_key, appraisal_n)
  ) ${keyTable(dialect)}`,

  // How far every publication of the log has been worked through; the highest sequence is the place in the log.
  `CREATE TABLE correction_acts (
    sequence INTEGER NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    act TEXT NOT NULL CHECK (act IN ('published', 'corrected', 'withdrawn')),
    edition_id TEXT NOT NULL,
    private_to TEXT REFERENCES organisations (id),
    at ${dialect.instant} NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('searching', 'computing', 'done')),
    searched_to INTEGER NOT NULL CHECK (searched_to >= 0),
    touched INTEGER NOT NULL CHECK (touched >= 0),
    computed INTEGER NOT NULL CHECK (computed >= 0 AND computed <= touched),
    notified_to INTEGER NOT NULL CHECK (notified_to >= 0),
    holder TEXT,
    held_until ${dialect.instant},
    CHECK ((holder IS NULL) = (held_until IS NULL))
  ) ${dialect.tableEnd}`,
  `CREATE INDEX correction_acts_by_edition ON correction_acts (edition_id)`,

  // What a correction or withdrawal touches, as found by the index; its effect follows.
  `CREATE TABLE correction_touches (
    sequence INTEGER NOT NULL REFERENCES correction_acts (sequence),
    appraisal_n INTEGER NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (sequence, appraisal_n)
  ) ${keyTable(dialect)}`,

  `CREATE TABLE correction_effects (
    sequence INTEGER NOT NULL REFERENCES correction_acts (sequence),
    appraisal_id TEXT NOT NULL REFERENCES appraisals (id),
    appraisal_n INTEGER NOT NULL,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('changed', 'lines-changed', 'unchanged', 'refused', 'not-used')),
    old_value TEXT NOT NULL,
    new_value TEXT CHECK ((new_value IS NULL) = (outcome = 'refused')),
    difference_fen ${longInteger(dialect)} CHECK ((difference_fen IS NULL) = (outcome = 'refused')),
    refusals TEXT CHECK ((refusals IS NOT NULL) = (outcome = 'refused')),
    other_publications INTEGER NOT NULL CHECK (other_publications IN (0, 1)),
    known_at ${dialect.instant} NOT NULL,
    computed_at ${dialect.instant} NOT NULL,
    PRIMARY KEY (sequence, appraisal_id)
  ) ${dialect.tableEnd}`,
  `CREATE INDEX correction_effects_in_order ON correction_effects (sequence, appraisal_n)`,
  `CREATE INDEX correction_effects_by_appraisal ON correction_effects (appraisal_id)`,

  // An appraisal made again because of a correction, and the one it takes the place of.
  `CREATE TABLE appraisal_successors (
    appraisal_id TEXT NOT NULL PRIMARY KEY REFERENCES appraisals (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    predecessor_id TEXT NOT NULL REFERENCES appraisals (id),
    sequence INTEGER NOT NULL REFERENCES correction_acts (sequence),
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    created_at ${dialect.instant} NOT NULL,
    UNIQUE (predecessor_id, sequence)
  ) ${dialect.tableEnd}`,
];

/** The index from price rows to appraisals, and what corrections and withdrawals did to them. */
export class Corrections1767571200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    const downwards = ['appraisal_successors', 'correction_effects', 'correction_touches', 'correction_acts'];
    await dropTables(runner, [...downwards, 'appraisal_price_rows', 'indexed_appraisals'], insertOnlyTables);
  }
}
