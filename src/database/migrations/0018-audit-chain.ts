import type { MigrationInterface, QueryRunner } from 'typeorm';
import { linkSha256, type ChainedEntry } from '../../access/audit-chain.js';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
  audit_links: ['organisation_id', 'number'],
  audit_heads: ['organisation_id', 'number'],
};

const tables = ({ instant, tableEnd }: Dialect): readonly string[] => [
  `CREATE TABLE audit_links (
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    number INTEGER NOT NULL CHECK (number > 0),
    entry_id TEXT NOT NULL UNIQUE REFERENCES audit_log (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (organisation_id, number)
  ) ${tableEnd}`,
  `CREATE TABLE audit_heads (
    organisation_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    note TEXT NOT NULL,
    at ${instant} NOT NULL,
    PRIMARY KEY (organisation_id, number),
    FOREIGN KEY (organisation_id, number) REFERENCES audit_links (organisation_id, number)
  ) ${tableEnd}`,
];

export const auditChainGuard: Guard = {
  name: 'audit_links_one_after_the_other',
  table: 'audit_links',
  before: 'INSERT',
  when: `NEW.number <> (SELECT COALESCE(MAX(l.number), 0) + 1 FROM audit_links l WHERE l.organisation_id = NEW.organisation_id)
    OR NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.id = NEW.entry_id AND a.organisation_id = NEW.organisation_id)`,
  message: 'audit chain: links follow one another, each to an entry of its organisation',
};

/** Entries that are there already are linked in the order of their ids, which is that of their time. */
async function linkEntries(runner: QueryRunner): Promise<void> {
  const entries = (await runner.query(
    `SELECT id, organisation_id AS "organisationId", at, actor, action, subject FROM audit_log ORDER BY id`,
  )) as readonly ChainedEntry[];
  const last = new Map<string, { readonly number: number; readonly sha256: string }>();
  for (const entry of entries) {
    const previous = last.get(entry.organisationId);
    const link = { number: (previous?.number ?? 0) + 1, sha256: linkSha256(previous?.sha256 ?? null, entry) };
    last.set(entry.organisationId, link);
    await runner.query('INSERT INTO audit_links (organisation_id, number, entry_id, sha256) VALUES (?, ?, ?, ?)', [
      ...[entry.organisationId, link.number, entry.id, link.sha256],
    ]);
  }
}

/** The audit log of each organisation as a chain of hashes, and its signed heads. */
export class AuditChain1768694400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    await linkEntries(runner);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of guardStatements(dialect, auditChainGuard)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of dropGuardStatements(dialect, auditChainGuard)) await runner.query(statement);
    await dropTables(runner, ['audit_heads', 'audit_links'], insertOnlyTables);
  }
}
