import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { migrations } from '../../src/database/database.module.js';
import { dialectOf } from '../../src/database/dialect.js';
import { entities } from '../../src/database/entities.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import { temporaryFolder } from './temporary-folder.js';

const hash = 'a'.repeat(64);
const at = '2026-11-02T08:00:00.000Z';

/** One row for every insert-only table, in the order their references allow. */
const rows: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
  appraisals: {
    id: 'A1',
    organisation_id: 'local',
    created_at: at,
    reference_date: '2026-06-30',
    known_at: at,
    region: '210100',
    standard_id: 's',
    standard_version: '1',
    residual_value: '0.00',
    order_json: '{}',
    result_json: '{}',
    fingerprints_json: '{}',
    order_sha256: hash,
    standard_sha256: hash,
    result_sha256: hash,
    engine: 'e',
  },
  idempotency_answers: {
    organisation_id: 'local',
    idempotency_key: 'k',
    request_sha256: hash,
    status: 201,
    headers_json: '{}',
    body: '{}',
    answered_at: at,
  },
  report_versions: {
    id: 'R1',
    organisation_id: 'local',
    appraisal_id: 'A1',
    version: 1,
    code: 'ABCD-EFGH-JKMN-PQRS-TVWX',
    number: '1',
    created_at: at,
  },
  report_events: { id: 'E1', organisation_id: 'local', report_id: 'R1', state: 'prepared', at },
  report_files: {
    report_id: 'R1',
    sha256: hash,
    organisation_id: 'local',
    kind: 'report',
    size_bytes: 1,
    created_at: at,
  },
  audit_log: { id: 'L1', organisation_id: 'local', at, actor: 'a', action: 'b', subject: 'c' },
  notices: {
    id: 'N1',
    organisation_id: 'local',
    kind: 'k',
    subject: 's',
    title: 't',
    body: 'b',
    link: '/',
    roles: '|signer|',
    at,
  },
  webhook_messages: { id: 'msg_1', organisation_id: 'local', type: 't', body: '{}', created_at: at },
  webhook_attempts: {
    delivery_id: 'WD1',
    attempt: 1,
    organisation_id: 'local',
    at,
    status: 200,
    failure: null,
    duration_ms: 1,
  },
};

/** Rows that change, which rows of insert-only tables refer to. */
const referredTo: readonly (readonly [string, Readonly<Record<string, string | number | null>>])[] = [
  [
    'webhook_endpoints',
    {
      id: 'WE1',
      organisation_id: 'local',
      url: 'https://example.org/',
      description: 'd',
      types: '|t|',
      state: 'active',
      failing_since: null,
      announced_to: 0,
      created_at: at,
      changed_at: at,
    },
  ],
  [
    'webhook_deliveries',
    {
      id: 'WD1',
      message_id: 'msg_1',
      endpoint_id: 'WE1',
      organisation_id: 'local',
      state: 'waiting',
      attempts: 0,
      next_attempt_at: at,
      created_at: at,
      settled_at: null,
    },
  ],
];

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
    const guarded = [
      'appraisals',
      'audit_log',
      'idempotency_answers',
      'report_events',
      'report_files',
      'report_versions',
      'notices',
      'webhook_messages',
      'webhook_attempts',
    ];
    const expected = [
      'index appraisals_by_device',
      'index appraisals_by_organisation',
      'index audit_log_by_subject',
      'index report_events_once',
      'index report_files_by_sha256',
      'index notices_by_organisation',
      'index mail_outbox_due',
      'index mail_outbox_once',
      'index webhook_deliveries_by_endpoint',
      'index webhook_deliveries_due',
      'index webhook_endpoints_by_organisation',
      'index webhook_secrets_by_endpoint',
      ...['appraisals', 'audit_log', 'idempotency_answers', 'idempotency_claims', 'organisations'].map(
        (name) => `table ${name}`,
      ),
      ...['report_events', 'report_files', 'report_versions'].map((name) => `table ${name}`),
      ...['notices', 'notice_reads', 'mail_outbox'].map((name) => `table ${name}`),
      ...['attempts', 'deliveries', 'endpoints', 'messages', 'secrets'].map((name) => `table webhook_${name}`),
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
    await expect(insert(table, row, 'INSERT OR REPLACE')).rejects.toThrow(refused);
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
