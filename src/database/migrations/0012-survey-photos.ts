import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = { survey_photos: ['id'] };

const sha256 = (name: string): string => `${name} TEXT NOT NULL CHECK (length(${name}) = 64)`;

const tables = ({ instant, tableEnd }: Dialect): readonly string[] => [
  `CREATE TABLE survey_photos (
    id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    assignment_id TEXT NOT NULL REFERENCES assignments (id),
    component_id TEXT NOT NULL CHECK (length(component_id) BETWEEN 1 AND 64),
    ${sha256('sha256')},
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
    size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    ${sha256('view_sha256')},
    ${sha256('thumbnail_sha256')},
    taken_at ${instant},
    received_at ${instant} NOT NULL,
    note TEXT NOT NULL CHECK (length(note) <= 500),
    person_id TEXT REFERENCES people (id),
    actor TEXT NOT NULL,
    UNIQUE (assignment_id, component_id, sha256)
  ) ${tableEnd}`,
  `CREATE INDEX survey_photos_by_assignment ON survey_photos (organisation_id, assignment_id, received_at)`,
];

const guards: readonly Guard[] = [
  {
    name: 'survey_photos_of_owner',
    table: 'survey_photos',
    before: 'INSERT',
    when: `NOT EXISTS (SELECT 1 FROM assignments a WHERE a.id = NEW.assignment_id
      AND a.organisation_id = NEW.organisation_id)`,
    message: 'survey photograph: the assignment is one of the organisation',
  },
  {
    name: 'survey_photos_open',
    table: 'survey_photos',
    before: 'INSERT',
    when: `EXISTS (SELECT 1 FROM assignment_acts c WHERE c.assignment_id = NEW.assignment_id
      AND c.act = 'completed' AND c.step = 'archive')`,
    message: 'survey photograph: an archived file is closed',
  },
];

/** The photographs of surveys: what was sent, by whom and when; a photograph that stands is never changed or removed. */
export class SurveyPhotos1768176000000 implements MigrationInterface {
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
    await dropTables(runner, Object.keys(insertOnlyTables), insertOnlyTables);
  }
}
