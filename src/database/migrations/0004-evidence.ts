import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf } from '../dialect.js';

/** Which files of evidence each organisation has handed in. Two organisations may hold the same bytes. */
export class Evidence1767484800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    await runner.query(`CREATE TABLE evidence_files (
      organisation_id TEXT NOT NULL REFERENCES organisations (id),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      media_type TEXT NOT NULL,
      size_bytes INTEGER NOT NULL CHECK (size_bytes > 0),
      file_name TEXT NOT NULL,
      uploaded_by TEXT NOT NULL,
      uploaded_at ${dialect.instant} NOT NULL,
      PRIMARY KEY (organisation_id, sha256)
    ) ${dialect.tableEnd}`);
    await runner.query(`CREATE INDEX evidence_files_by_sha256 ON evidence_files (sha256)`);
    for (const statement of dialect.insertOnly('evidence_files', ['organisation_id', 'sha256'])) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of dialect.dropInsertOnly('evidence_files')) await runner.query(statement);
    await runner.query('DROP TABLE evidence_files');
  }
}
