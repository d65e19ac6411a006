import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';
import { draftGuards } from './0003-price-draft-guards.js';
import { editionGuards } from './0003-price-edition-guards.js';

const insertOnlyTables: InsertOnlyTables = {
  price_draft_steps: ['draft_id', 'number'],
  price_editions: ['edition_id'],
  price_withdrawals: ['edition_id'],
  price_publications: ['sequence'],
};

const guards = [...draftGuards, ...editionGuards];

const organisation = 'TEXT NOT NULL REFERENCES organisations (id)';
const kinds = `CHECK (kind IN ('scrap', 'parts', 'services', 'index'))`;
const sha256 = (column: string): string => `CHECK (length(${column}) = 64)`;

const tables = (dialect: Dialect): readonly string[] => [
  // An id names one table: of one publisher, of one kind, kept by one organisation, public or its own.
  `CREATE TABLE price_tables (
    table_id TEXT NOT NULL PRIMARY KEY,
    organisation_id ${organisation},
    publisher TEXT NOT NULL,
    kind TEXT NOT NULL ${kinds},
    private_to TEXT REFERENCES organisations (id) CHECK (private_to IS NULL OR private_to = organisation_id),
    created_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX price_tables_by_publisher ON price_tables (publisher)`,

  `CREATE TABLE price_drafts (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id ${organisation},
    table_id TEXT NOT NULL,
    publisher TEXT NOT NULL,
    kind TEXT NOT NULL ${kinds},
    private_to TEXT REFERENCES organisations (id) CHECK (private_to IS NULL OR private_to = organisation_id),
    title TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('official', 'demonstration')),
    valid_from TEXT NOT NULL,
    method TEXT NOT NULL,
    licence TEXT NOT NULL,
    regions_json TEXT NOT NULL,
    corrects TEXT,
    base_edition_id TEXT,
    base_sequence INTEGER NOT NULL CHECK (base_sequence >= 0),
    rows_json TEXT NOT NULL,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    content_sha256 TEXT NOT NULL ${sha256('content_sha256')},
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'approved', 'published', 'discarded')),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_by TEXT NOT NULL,
    proposed_by TEXT,
    approved_by TEXT,
    edition_id TEXT,
    created_at ${dialect.instant} NOT NULL,
    updated_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX price_drafts_by_organisation ON price_drafts (organisation_id, state, id)`,

  // Who did what to a draft, when, why, and to exactly which content. Four eyes are kept by the rules on this table.
  `CREATE TABLE price_draft_steps (
    draft_id TEXT NOT NULL REFERENCES price_drafts (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    organisation_id ${organisation},
    act TEXT NOT NULL CHECK (act IN
      ('created', 'edited', 'rebased', 'proposed', 'returned', 'approved', 'published', 'discarded')),
    actor TEXT NOT NULL,
    person_id TEXT CHECK (person_id IS NOT NULL OR act NOT IN ('proposed', 'approved', 'published')),
    at ${dialect.instant} NOT NULL,
    reason TEXT,
    content_sha256 TEXT NOT NULL ${sha256('content_sha256')},
    PRIMARY KEY (draft_id, number)
  ) ${dialect.tableEnd}`,

  `CREATE TABLE price_editions (
    edition_id TEXT NOT NULL PRIMARY KEY,
    organisation_id ${organisation},
    table_id TEXT NOT NULL REFERENCES price_tables (table_id),
    publisher TEXT NOT NULL,
    kind TEXT NOT NULL ${kinds},
    private_to TEXT REFERENCES organisations (id) CHECK (private_to IS NULL OR private_to = organisation_id),
    origin TEXT NOT NULL CHECK (origin IN ('file', 'draft')),
    valid_from TEXT NOT NULL,
    published_at ${dialect.instant} NOT NULL,
    corrects TEXT REFERENCES price_editions (edition_id),
    fingerprint TEXT NOT NULL UNIQUE ${sha256('fingerprint')},
    document ${dialect.name === 'sqlite' ? 'BLOB' : 'bytea'} NOT NULL,
    table_json TEXT NOT NULL,
    draft_id TEXT UNIQUE REFERENCES price_drafts (id) CHECK ((draft_id IS NULL) = (origin = 'file')),
    content_sha256 TEXT CHECK ((content_sha256 IS NULL) = (origin = 'file')),
    recorded_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  // One first edition for each start, and a chain of corrections that does not branch.
  `CREATE UNIQUE INDEX price_editions_once ON price_editions (table_id, valid_from, COALESCE(corrects, ''))`,

  `CREATE TABLE price_withdrawals (
    edition_id TEXT NOT NULL PRIMARY KEY REFERENCES price_editions (edition_id),
    organisation_id ${organisation},
    origin TEXT NOT NULL CHECK (origin IN ('file', 'person')),
    withdrawn_at ${dialect.instant} NOT NULL,
    written_at TEXT NOT NULL,
    withdrawn_by TEXT CHECK ((withdrawn_by IS NULL) = (origin = 'file')),
    reason TEXT NOT NULL,
    recorded_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,

  // What became known, one after the other: everybody who has to follow keeps a place in this list.
  `CREATE TABLE price_publications (
    sequence INTEGER NOT NULL PRIMARY KEY,
    act TEXT NOT NULL CHECK (act IN ('published', 'corrected', 'withdrawn')),
    edition_id TEXT NOT NULL REFERENCES price_editions (edition_id),
    table_id TEXT NOT NULL REFERENCES price_tables (table_id),
    organisation_id ${organisation},
    private_to TEXT REFERENCES organisations (id),
    corrects TEXT REFERENCES price_editions (edition_id),
    origin TEXT NOT NULL CHECK (origin IN ('file', 'draft', 'person')),
    at ${dialect.instant} NOT NULL,
    reason TEXT,
    recorded_at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX price_publications_by_table ON price_publications (table_id, sequence)`,
  `CREATE UNIQUE INDEX price_publications_once
    ON price_publications (edition_id, (CASE act WHEN 'withdrawn' THEN 1 ELSE 0 END))`,
];

/** Tables of prices, their drafts with every step, the editions published, withdrawals, and the log of all of it. */
export class PriceBooks1767398400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of guards.flatMap((guard) => guardStatements(dialect, guard))) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of guards.flatMap((guard) => dropGuardStatements(dialect, guard))) {
      await runner.query(statement);
    }
    const downwards = ['price_publications', 'price_withdrawals', 'price_editions', 'price_draft_steps'];
    await dropTables(runner, [...downwards, 'price_drafts', 'price_tables'], insertOnlyTables);
  }
}
