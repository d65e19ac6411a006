import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ReportStore } from '../../src/reports/report-store.js';
import type { TransparencyLog } from '../../src/transparency/transparency-log.js';
import { temporaryFolder } from './temporary-folder.js';
import { dataSourceAt, databaseUrl } from './test-database.js';

const at = '2026-11-02T08:00:00.000Z';
/** More than one statement of SQLite takes as parameters. */
const issued = 40_000;
const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${issued})`;

describe('the reports of many years, none of which has a proof written down', () => {
  const folder = temporaryFolder('proofs-to-renew');
  let dataSource: DataSource;
  beforeAll(async () => {
    dataSource = await dataSourceAt(await databaseUrl(folder.path, 'sqlite')).initialize();
    await dataSource.query(`INSERT INTO organisations (id, name, created_at) VALUES ('firm-a', 'a', '${at}')`);
    await dataSource.query('PRAGMA foreign_keys = OFF');
    await dataSource.query(
      `${numbers} INSERT INTO report_versions (id, organisation_id, appraisal_id, version, code, number, created_at)
       SELECT printf('R%06d', i), 'firm-a', printf('A%06d', i), 1, printf('code-%016d', i), printf('%d', i), '${at}' FROM n`,
    );
    await dataSource.query(
      `${numbers} INSERT INTO report_files (report_id, sha256, organisation_id, kind, size_bytes, created_at)
       SELECT printf('R%06d', i), printf('%064d', i), 'firm-a', 'report', 1, '${at}' FROM n`,
    );
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    folder.remove();
  });

  it('are taken up one after the other', async () => {
    const store = new ReportStore(dataSource, {} as TransparencyLog);
    const seen: string[] = [];
    for await (const { version, file } of store.withProofToRenew(new Date(at))) {
      seen.push(version.id);
      expect(file?.reportId).toBe(version.id);
      if (seen.length === 250) break;
    }
    expect(seen).toEqual(Array.from({ length: 250 }, (_, place) => `R${String(place + 1).padStart(6, '0')}`));
  }, 60_000);
});
