import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { migrations } from '../../src/database/database.module.js';
import { assignmentGuards } from '../../src/database/migrations/0011-assignment-guards.js';
import { signingGuards } from '../../src/database/migrations/0008-signing-guards.js';
import { dialectOf } from '../../src/database/dialect.js';
import { entities } from '../../src/database/entities.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import { at, referredTo, rows } from './ledger-rows.js';
import { batchItemRow, batchObjects } from './batch-objects.js';
import { ownersMattersObjects } from './owners-matters-objects.js';
import { surveyPhotoObjects } from './survey-photo-objects.js';
import { priceBookObjects } from './price-book-objects.js';
import { auditChainGuard } from '../../src/database/migrations/0018-audit-chain.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the tables', () => {
  const folder = temporaryFolder('ledger');
  let dataSource: SerialSqliteDataSource;
  const insert = (table: string, row: Readonly<Record<string, unknown>>, verb = 'INSERT'): Promise<unknown> =>
    dataSource.query(
      `${verb} INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      Object.values(row),
    );
  const listing = async (): Promise<readonly string[]> => {
    const found = await dataSource.query<{ type: string; name: string }[]>(
      "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY type, name",
    );
    return found.map(({ type, name }) => `${type} ${name}`);
  };

  beforeAll(async () => {
    dataSource = new SerialSqliteDataSource({ file: join(folder.path, 'ledger.sqlite'), entities, migrations });
    await dataSource.initialize();
    await insert('organisations', { id: 'local', name: 'local', created_at: at });
    // Rows refer to one another across both lists: whether each refers to something is asked at the end.
    await dataSource.query('PRAGMA foreign_keys = OFF');
    for (const [table, row] of [...referredTo, ...Object.entries(rows)]) await insert(table, row);
    await dataSource.query('PRAGMA foreign_keys = ON');
    expect(await dataSource.query('PRAGMA foreign_key_check')).toEqual([]);
  });
  afterAll(async () => {
    await dataSource.destroy();
    folder.remove();
  });

  it('are exactly these, with these indexes and triggers', async () => {
    const auditChain = ['audit_links', 'audit_heads'];
    const transparency = ['log_entries', 'log_subtrees', 'log_checkpoints'];
    const signing = ['reviews', 'preparations', 'signature_requests', 'signatures', 'proofs'].map(
      (name) => `report_${name}`,
    );
    const standing = ['report_supersessions', 'report_revocations', 'report_visibility'];
    const assignmentFiles = ['lift_facts', 'engagements', 'assignments'].concat([
      'assignment_acts',
      'working_papers',
      'line_comments',
    ]);
    const guarded = [
      'appraisals',
      'audit_log',
      ...auditChain,
      'idempotency_answers',
      'report_events',
      'report_files',
      'report_versions',
      'evidence_files',
      'notices',
      'webhook_messages',
      'webhook_attempts',
      'correction_effects',
      'appraisal_successors',
      ...transparency,
      ...signing,
      ...standing,
      'report_national_signatures',
      ...assignmentFiles,
    ];
    const expected = [
      'index appraisals_by_device',
      'index appraisals_by_organisation',
      'index audit_log_by_subject',
      'index report_events_once',
      'index report_files_by_sha256',
      'index evidence_files_by_sha256',
      ...['people', 'person_roles', 'api_keys'].map((name) => `index ${name}_by_organisation`),
      ...['sessions_by_person', 'sessions_by_expiry', 'api_keys_by_person'].map((name) => `index ${name}`),
      'index sign_in_attempts_by_time',
      'index notices_by_organisation',
      'index mail_outbox_due',
      'index mail_outbox_once',
      'index webhook_deliveries_by_endpoint',
      'index webhook_deliveries_due',
      'index webhook_endpoints_by_organisation',
      'index webhook_secrets_by_endpoint',
      ...['acts_by_edition', 'effects_by_appraisal', 'effects_in_order'].map((name) => `index correction_${name}`),
      ...['appraisals', 'audit_log', 'idempotency_answers', 'idempotency_claims', 'organisations'].map(
        (name) => `table ${name}`,
      ),
      ...['report_events', 'report_files', 'report_versions', 'evidence_files'].map((name) => `table ${name}`),
      ...['people', 'person_roles', 'sessions', 'recovery_codes', 'api_keys', 'sign_in_attempts'].map(
        (name) => `table ${name}`,
      ),
      ...['notices', 'notice_reads', 'mail_outbox'].map((name) => `table ${name}`),
      ...['attempts', 'deliveries', 'endpoints', 'messages', 'secrets'].map((name) => `table webhook_${name}`),
      ...['correction_acts', 'correction_touches', 'correction_effects', 'appraisal_successors'].map(
        (name) => `table ${name}`,
      ),
      ...['indexed_appraisals', 'appraisal_price_rows'].map((name) => `table ${name}`),
      'index log_entries_by_subject',
      ...auditChain.map((name) => `table ${name}`),
      `trigger ${auditChainGuard.name}`,
      ...signing.map((name) => `table ${name}`),
      ...['proofs_by_end', 'signatures_keys', 'signatures_people'].map((name) => `index report_${name}`),
      ...signingGuards.map(({ name }) => `trigger ${name}`),
      ...[...transparency, ...standing].map((name) => `table ${name}`),
      ...['supersessions_by_successor', 'visibility_by_report'].map((name) => `index report_${name}`),
      ...['supersessions_of_issued', 'supersessions_standing', 'revocations_of_issued'].map(
        (name) => `trigger report_${name}`,
      ),
      'table report_national_signatures',
      'trigger report_national_signatures_of_issued',
      ...assignmentFiles.map((name) => `table ${name}`),
      ...['engagements', 'assignments'].map((name) => `index ${name}_by_owner`),
      ...['lift', 'engagement'].map((name) => `index assignments_by_${name}`),
      ...assignmentGuards.map(({ name }) => `trigger ${name}`),
      ...['are_firms', 'not_replaced', 'for_ever'].map((name) => `trigger organisations_test_${name}`),
      ...['report_versions_test_numbers', 'log_entries_not_of_tests'].map((name) => `trigger ${name}`),
      ...priceBookObjects,
      ...ownersMattersObjects,
      ...surveyPhotoObjects,
      ...batchObjects,
      ...guarded.flatMap((table) =>
        ['no_delete', 'no_replace', 'no_update'].map((guard) => `trigger ${table}_${guard}`),
      ),
    ];
    expect([...(await listing())].sort()).toEqual(expected.sort());
  });

  it('hold what the entities say: every column of an entity is there, and no other', async () => {
    for (const { tableName, columns } of dataSource.entityMetadatas) {
      const found = await dataSource.query<{ name: string }[]>(`PRAGMA table_info(${tableName})`);
      expect(found.map(({ name }) => name).sort()).toEqual(columns.map((column) => column.databaseName).sort());
    }
  });

  it('carry the organisation’s id, every one of them', async () => {
    const tables = (await listing()).filter((entry) => entry.startsWith('table ')).map((entry) => entry.slice(6));
    for (const table of tables.filter((name) => name !== 'organisations')) {
      const found = await dataSource.query<{ name: string; notnull: number }[]>(`PRAGMA table_info(${table})`);
      expect(found.find(({ name }) => name === 'organisation_id')).toMatchObject({ notnull: 1 });
    }
  });

  it.each(Object.entries(rows))('take a row of %s and never change, replace or lose it', async (table, row) => {
    const refused = `${table} is insert-only`;
    await expect(dataSource.query(`UPDATE ${table} SET organisation_id = 'local'`)).rejects.toThrow(refused);
    await expect(dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow(refused);
    // A second first link is refused for its place, before anything is asked about replacing.
    const replaced = table === auditChainGuard.table ? auditChainGuard.message : refused;
    await expect(insert(table, row, 'INSERT OR REPLACE')).rejects.toThrow(replaced);
    expect(await dataSource.query(`SELECT COUNT(*) AS n FROM ${table}`)).toEqual([{ n: 1 }]);
  });

  it('refuse a row that refers to nothing, repeats a report’s state, or is of the wrong type', async () => {
    const appraisal = { ...rows['appraisals'], id: 'A2' };
    await expect(insert('appraisals', { ...appraisal, organisation_id: 'nobody' })).rejects.toThrow(/FOREIGN KEY/);
    await expect(insert('appraisals', { ...appraisal, result_sha256: 'short' })).rejects.toThrow(/CHECK/);
    const event = { ...rows['report_events'], id: 'E2' };
    await expect(insert('report_events', event)).rejects.toThrow(/UNIQUE/);
    await expect(insert('report_events', { ...event, state: 'lost' })).rejects.toThrow(/CHECK/);
    await expect(insert('report_events', { ...event, state: 'signed' })).rejects.toThrow(/CHECK/);
    await expect(insert('report_versions', { ...rows['report_versions'], id: 'R2', version: 'two' })).rejects.toThrow();
    const file = { ...rows['report_files'], sha256: 'b'.repeat(64) };
    await expect(insert('report_files', { ...file, size_bytes: 'many' })).rejects.toThrow(/TEXT/);
  });

  it('take a national signature for an issued file of the organisation and for nothing else', async () => {
    const sha256 = 'c'.repeat(64);
    await insert('report_files', { ...rows['report_files'], sha256, kind: 'draft' });
    const signature = { ...rows['report_national_signatures'], sha256 };
    const refused = 'only an issued file of the organisation is signed';
    await expect(insert('report_national_signatures', signature)).rejects.toThrow(refused);
    const unknown = { ...signature, sha256: 'd'.repeat(64) };
    await expect(insert('report_national_signatures', unknown)).rejects.toThrow(refused);
  });

  it('keep what an item of a batch asks for, and what is done for ever', async () => {
    const change = (what: string): Promise<unknown> => dataSource.query(`UPDATE batch_items SET ${what}`);
    await expect(insert('batch_items', { ...batchItemRow, position: 3 })).rejects.toThrow('enters once');
    await expect(insert('batch_items', { ...batchItemRow, state: 'failed' })).rejects.toThrow('enters once');
    await insert('batch_items', batchItemRow);
    await expect(insert('batch_items', batchItemRow, 'INSERT OR REPLACE')).rejects.toThrow('enters once');
    await expect(change(`order_json = '[]'`)).rejects.toThrow('never change');
    await expect(change(`state = 'failed', finished_at = '${at}'`)).rejects.toThrow(/CHECK/);
    await expect(change(`state = 'done', finished_at = '${at}'`)).rejects.toThrow(/CHECK/);
    await change(`state = 'done', finished_at = '${at}', appraisal_id = 'A1'`);
    await expect(change(`state = 'waiting', finished_at = NULL`)).rejects.toThrow('never change');
    await expect(dataSource.query('DELETE FROM batch_items')).rejects.toThrow('never taken out');
  });

  it('are there again after going down and up', async () => {
    const other = new SerialSqliteDataSource({ file: join(folder.path, 'again.sqlite'), entities, migrations });
    await other.initialize();
    const count = (): Promise<unknown> =>
      other.query('SELECT COUNT(*) AS n FROM sqlite_master WHERE name NOT LIKE ?', ['sqlite_%']);
    const full = await count();
    for (let left = migrations.length; left > 0; left -= 1) await other.undoLastMigration();
    expect(await other.query("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")).toEqual([
      { name: 'migrations' },
    ]);
    await other.runMigrations();
    expect(await count()).toEqual(full);
    await other.destroy();
  });
});

describe('dialectOf', () => {
  it('has words for both databases and for no other', () => {
    expect(dialectOf('postgres').insertOnly('t', ['id']).join('\n')).toContain('BEFORE UPDATE OR DELETE ON t');
    expect(dialectOf('better-sqlite3').instant).toBe('TEXT');
    expect(() => dialectOf('mysql')).toThrow('mysql');
  });
});
