import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = { batches: ['id'], batch_acts: ['batch_id', 'number'] };

const owner = 'organisation_id TEXT NOT NULL REFERENCES organisations (id)';
const batch = 'batch_id TEXT NOT NULL REFERENCES batches (id)';

const tables = ({ instant, canonicalJson, tableEnd }: Dialect): readonly string[] => {
  const act = `actor TEXT NOT NULL, at ${instant} NOT NULL`;
  return [
    `CREATE TABLE batches (
      id TEXT NOT NULL PRIMARY KEY,
      ${owner},
      label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 200),
      reports TEXT NOT NULL CHECK (reports IN ('none', 'issue')),
      items INTEGER NOT NULL CHECK (items >= 1),
      source TEXT NOT NULL CHECK (source IN ('json', 'ndjson', 'xlsx')),
      body_sha256 TEXT NOT NULL CHECK (length(body_sha256) = 64),
      ${act}
    ) ${tableEnd}`,
    `CREATE INDEX batches_by_organisation ON batches (organisation_id, id)`,
    `CREATE TABLE batch_acts (
      ${batch},
      number INTEGER NOT NULL CHECK (number >= 1),
      ${owner},
      act TEXT NOT NULL CHECK (act IN ('pause', 'resume', 'cancel', 'retry')),
      ${act},
      PRIMARY KEY (batch_id, number)
    ) ${tableEnd}`,
    // The order stands last: what is asked of an item while it waits lies before it on the page.
    `CREATE TABLE batch_items (
      ${batch},
      position INTEGER NOT NULL CHECK (position >= 1),
      ${owner},
      state TEXT NOT NULL CHECK (state IN ('waiting', 'appraised', 'done', 'failed')),
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      claimed_by TEXT,
      claimed_until ${instant},
      appraisal_id TEXT REFERENCES appraisals (id),
      report_id TEXT REFERENCES report_versions (id),
      device_code TEXT,
      address TEXT,
      net_scrap TEXT,
      remaining_value TEXT,
      problem_json TEXT,
      finished_at ${instant},
      order_json ${canonicalJson} NOT NULL,
      PRIMARY KEY (batch_id, position),
      CHECK (state <> 'failed' OR problem_json IS NOT NULL),
      CHECK (state NOT IN ('appraised', 'done') OR appraisal_id IS NOT NULL),
      CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL))
    ) ${tableEnd}`,
    `CREATE INDEX batch_items_counted ON batch_items (batch_id, state, finished_at)`,
    // What is still to do, among millions of rows that are done.
    `CREATE INDEX batch_items_open ON batch_items (batch_id, position) WHERE state IN ('waiting', 'appraised')`,
    // One appraisal, one item: a job that ran twice would show here.
    `CREATE UNIQUE INDEX batch_items_by_appraisal ON batch_items (appraisal_id)`,
  ];
};

export const batchGuards: readonly Guard[] = [
  {
    name: 'batch_items_enter',
    table: 'batch_items',
    before: 'INSERT',
    // INSERT OR REPLACE deletes the old row without firing any trigger of it.
    when: `NEW.state <> 'waiting' OR EXISTS (SELECT 1 FROM batch_items i WHERE i.batch_id = NEW.batch_id
      AND i.position = NEW.position) OR NOT EXISTS (SELECT 1 FROM batches b WHERE b.id = NEW.batch_id
      AND b.organisation_id = NEW.organisation_id AND b.items >= NEW.position)`,
    message: 'an item enters once, waiting, in a batch of its organisation',
  },
  {
    name: 'batch_items_same_order',
    table: 'batch_items',
    before: 'UPDATE',
    when: `NEW.order_json <> OLD.order_json OR NEW.batch_id <> OLD.batch_id OR NEW.position <> OLD.position
      OR NEW.organisation_id <> OLD.organisation_id
      OR (OLD.appraisal_id IS NOT NULL AND (NEW.appraisal_id IS NULL OR NEW.appraisal_id <> OLD.appraisal_id))`,
    message: 'what an item asks for, and the appraisal it has, never change',
  },
  {
    name: 'batch_items_done_for_ever',
    table: 'batch_items',
    before: 'UPDATE',
    when: `OLD.state = 'done'`,
    message: 'an item that is done never changes',
  },
  {
    name: 'batch_items_no_delete',
    table: 'batch_items',
    before: 'DELETE',
    when: null,
    message: 'an item is never taken out of its batch',
  },
];

/** Many orders at once: what was asked for, what was done about it, and how far each came. */
export class Batches1768435200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of batchGuards) {
      for (const statement of guardStatements(dialect, guard)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of batchGuards) {
      for (const statement of dropGuardStatements(dialect, guard)) await runner.query(statement);
    }
    await dropTables(runner, ['batch_items', 'batch_acts', 'batches'], insertOnlyTables);
  }
}
