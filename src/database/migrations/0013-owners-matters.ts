import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
  household_lists: ['id'],
  household_publications: ['id'],
  settlements: ['id'],
  objections: ['id'],
  objection_answers: ['objection_id', 'number'],
  objection_publications: ['id'],
};

const owner = `organisation_id TEXT NOT NULL REFERENCES organisations (id)`;
const list = `TEXT NOT NULL REFERENCES household_lists (id)`;
const objection = `TEXT NOT NULL REFERENCES objections (id)`;

const tables = ({ instant, canonicalJson, tableEnd }: Dialect): readonly string[] => {
  const act = `actor TEXT NOT NULL, at ${instant} NOT NULL`;
  return [
    // What outlives a list: that there was one, how long it was and by which key it was divided. No name, no room.
    `CREATE TABLE household_lists (
      id TEXT NOT NULL PRIMARY KEY,
      ${owner},
      appraisal_id TEXT NOT NULL REFERENCES appraisals (id),
      key_kind TEXT NOT NULL CHECK (key_kind IN ('exclusive-area', 'equal', 'weights')),
      households INTEGER NOT NULL CHECK (households >= 1),
      ${act}
    ) ${tableEnd}`,
    `CREATE INDEX household_lists_by_appraisal ON household_lists (appraisal_id, id)`,
    // Sealed by the key of the service. Without its row here nobody reads the rows of the list again.
    `CREATE TABLE household_keys (list_id ${list} PRIMARY KEY, ${owner}, sealed_key TEXT NOT NULL) ${tableEnd}`,
    // Position 0 holds what the owners agreed on.
    `CREATE TABLE household_rows (
      list_id ${list},
      position INTEGER NOT NULL CHECK (position >= 0),
      ${owner},
      sealed_row TEXT NOT NULL,
      PRIMARY KEY (list_id, position)
    ) ${tableEnd}`,
    `CREATE TABLE household_publications (
      id TEXT NOT NULL PRIMARY KEY,
      list_id ${list},
      ${owner},
      mode TEXT NOT NULL CHECK (mode IN ('list', 'own-share', 'nothing')),
      ${act}
    ) ${tableEnd}`,
    `CREATE INDEX household_publications_by_list ON household_publications (list_id, id)`,
    `CREATE TABLE settlements (
      id TEXT NOT NULL PRIMARY KEY,
      ${owner},
      appraisal_id TEXT NOT NULL REFERENCES appraisals (id),
      corrects TEXT UNIQUE REFERENCES settlements (id),
      content_json ${canonicalJson} NOT NULL,
      ${act}
    ) ${tableEnd}`,
    `CREATE INDEX settlements_by_appraisal ON settlements (appraisal_id, id)`,
    `CREATE TABLE objections (
      id TEXT NOT NULL PRIMARY KEY,
      ${owner},
      report_id TEXT NOT NULL REFERENCES report_versions (id),
      kind TEXT NOT NULL CHECK (kind IN ('question', 'objection')),
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
      at ${instant} NOT NULL
    ) ${tableEnd}`,
    `CREATE INDEX objections_by_organisation ON objections (organisation_id, id)`,
    `CREATE INDEX objections_by_report ON objections (report_id, id)`,
    `CREATE TABLE objection_contacts (
      objection_id ${objection} PRIMARY KEY, ${owner}, sealed_contact TEXT NOT NULL
    ) ${tableEnd}`,
    `CREATE TABLE objection_answers (
      objection_id ${objection},
      number INTEGER NOT NULL CHECK (number >= 1),
      ${owner},
      text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
      ${act},
      PRIMARY KEY (objection_id, number)
    ) ${tableEnd}`,
    // The question as the public reads it, or NULL for not at all: the latest row counts, none means not at all.
    `CREATE TABLE objection_publications (
      id TEXT NOT NULL PRIMARY KEY,
      objection_id ${objection},
      ${owner},
      shown_text TEXT CHECK (length(shown_text) BETWEEN 1 AND 2000),
      ${act}
    ) ${tableEnd}`,
    `CREATE INDEX objection_publications_by_objection ON objection_publications (objection_id, id)`,
  ];
};

const stands = `NOT EXISTS (SELECT 1 FROM settlements c WHERE c.corrects = s.id)`;
const unchanged = (table: string): Guard => ({
  ...{ name: `${table}_no_update`, table, before: 'UPDATE', when: null },
  message: `${table} is never changed`,
});

export const ownersMattersGuards: readonly Guard[] = [
  ...['household_keys', 'household_rows', 'objection_contacts'].map(unchanged),
  {
    name: 'household_rows_while_readable',
    table: 'household_rows',
    before: 'DELETE',
    // A list is erased as a whole, its key first.
    when: 'EXISTS (SELECT 1 FROM household_keys k WHERE k.list_id = OLD.list_id)',
    message: 'a household is not taken out of a list',
  },
  {
    name: 'settlements_of_appraisal',
    table: 'settlements',
    before: 'INSERT',
    when: `NOT EXISTS (SELECT 1 FROM appraisals a WHERE a.id = NEW.appraisal_id
      AND a.organisation_id = NEW.organisation_id) OR (NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1
      FROM settlements s WHERE s.id = NEW.corrects AND s.appraisal_id = NEW.appraisal_id))`,
    message: 'a settlement is of an appraisal of its organisation and corrects one of the same',
  },
  {
    name: 'settlements_one_stands',
    table: 'settlements',
    before: 'INSERT',
    when: `EXISTS (SELECT 1 FROM settlements s WHERE s.appraisal_id = NEW.appraisal_id AND s.id <> NEW.id
      AND ${stands} AND (NEW.corrects IS NULL OR s.id <> NEW.corrects))`,
    message: 'an appraisal has one settlement that stands',
  },
];

/** What concerns owners after the report: the households and their shares, the settlement, their questions and objections. */
export class OwnersMatters1768262400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of ownersMattersGuards) {
      for (const statement of guardStatements(dialect, guard)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of ownersMattersGuards) {
      for (const statement of dropGuardStatements(dialect, guard)) await runner.query(statement);
    }
    const downwards = [
      ...['objection_publications', 'objection_answers', 'objection_contacts', 'objections', 'settlements'],
      ...['household_publications', 'household_rows', 'household_keys', 'household_lists'],
    ];
    await dropTables(runner, downwards, insertOnlyTables);
  }
}
