import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';
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

/** The photographs of surveys: what was sent, by whom and when; a photograph that stands is never changed or removed. */
export class SurveyPhotos1768176000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return makeTables(runner, tables, insertOnlyTables);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropTables(runner, Object.keys(insertOnlyTables), insertOnlyTables);
  }
}
