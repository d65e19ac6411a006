import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';
import { assignmentGuards } from './0011-assignment-guards.js';

const insertOnlyTables: InsertOnlyTables = {
  lift_facts: ['organisation_id', 'device_code', 'version'],
  engagements: ['id'],
  assignments: ['id'],
  assignment_acts: ['assignment_id', 'number'],
  working_papers: ['assignment_id', 'version'],
  line_comments: ['assignment_id', 'number'],
};

const organisation = 'organisation_id TEXT NOT NULL REFERENCES organisations (id)';
const assignment = 'assignment_id TEXT NOT NULL REFERENCES assignments (id)';
const number = (column: string): string => `${column} INTEGER NOT NULL CHECK (${column} >= 1)`;
const text = (column: string, longest: number): string =>
  `${column} TEXT NOT NULL CHECK (length(${column}) BETWEEN 1 AND ${longest})`;
const person = 'person_id TEXT REFERENCES people (id)';
const steps = `'basic-matters', 'contract', 'plan', 'survey', 'documents', 'valuation', 'report', 'archive'`;

const tables = ({ instant, canonicalJson, tableEnd }: Dialect): readonly string[] => {
  const signed = `actor TEXT NOT NULL, at ${instant} NOT NULL`;
  return [
    `CREATE TABLE lift_facts (
      ${organisation},
      ${text('device_code', 60)},
      ${number('version')},
      facts_json ${canonicalJson} NOT NULL,
      address TEXT NOT NULL,
      registration_number TEXT,
      ${signed},
      PRIMARY KEY (organisation_id, device_code, version)
    ) ${tableEnd}`,
    `CREATE TABLE engagements (
      id TEXT NOT NULL PRIMARY KEY,
      ${organisation},
      ${text('name', 200)},
      content_json ${canonicalJson} NOT NULL,
      ${signed}
    ) ${tableEnd}`,
    `CREATE INDEX engagements_by_owner ON engagements (organisation_id, id)`,
    `CREATE TABLE assignments (
      id TEXT NOT NULL PRIMARY KEY,
      ${organisation},
      ${text('device_code', 60)},
      engagement_id TEXT REFERENCES engagements (id),
      ${text('purpose', 1000)},
      ${signed}
    ) ${tableEnd}`,
    `CREATE INDEX assignments_by_owner ON assignments (organisation_id, id)`,
    `CREATE INDEX assignments_by_lift ON assignments (organisation_id, device_code, id)`,
    `CREATE INDEX assignments_by_engagement ON assignments (engagement_id, id)`,
    `CREATE TABLE assignment_acts (
      ${assignment},
      ${number('number')},
      ${organisation},
      act TEXT NOT NULL CHECK (act IN
        ('recorded', 'completed', 'reopened', 'hold-set', 'hold-lifted', 'deletion-refused', 'appraised')),
      step TEXT CHECK (step IN (${steps}))
        CHECK ((step IS NOT NULL) = (act IN ('recorded', 'completed', 'reopened'))),
      content_json ${canonicalJson} NOT NULL,
      appraisal_id TEXT UNIQUE REFERENCES appraisals (id) CHECK ((appraisal_id IS NOT NULL) = (act = 'appraised')),
      ${person},
      ${signed},
      PRIMARY KEY (assignment_id, number)
    ) ${tableEnd}`,
    `CREATE TABLE working_papers (
      ${assignment},
      ${number('version')},
      ${organisation},
      order_json ${canonicalJson} NOT NULL,
      note TEXT NOT NULL CHECK (length(note) <= 1000),
      ${signed},
      PRIMARY KEY (assignment_id, version)
    ) ${tableEnd}`,
    // On one line of the working paper, or on all of it.
    `CREATE TABLE line_comments (
      ${assignment},
      ${number('number')},
      ${organisation},
      component_id TEXT,
      ${text('text', 4000)},
      answers INTEGER,
      ${person},
      ${signed},
      PRIMARY KEY (assignment_id, number)
    ) ${tableEnd}`,
  ];
};

/** Lift files, engagements, assignments with every act on them, versions of the working paper and comments on it. */
export class AssignmentFiles1768089600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const one of assignmentGuards.flatMap((guard) => guardStatements(dialect, guard))) await runner.query(one);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const one of assignmentGuards.flatMap((guard) => dropGuardStatements(dialect, guard))) await runner.query(one);
    const downwards = ['line_comments', 'working_papers', 'assignment_acts', 'assignments', 'engagements'];
    await dropTables(runner, [...downwards, 'lift_facts'], insertOnlyTables);
  }
}
