/**
 * All rows of one database into another that is empty: a file to PostgreSQL when one machine has ended, PostgreSQL to a file
 * as a copy to keep. It is one transaction, and it ends only when both sides have the same rows, table by table.
 */
import type { DataSource, QueryRunner } from 'typeorm';
import { hashOfTable, quoted, rowsOf, type CopiedTable, type StoredRow } from './table-hash.js';

export interface TableCopied {
  readonly table: string;
  readonly rows: number;
  /** Over the rows in the order of their keys; the same on both sides. */
  readonly sha256: string;
}

export class CopyRefused extends Error {}

/** Looks at what was copied before it stands; what it throws undoes the copy. */
export type AcceptCopy = (copied: readonly TableCopied[]) => void;

/** `from` is not written to meanwhile: nobody else gets past the transaction that reads it. */
export async function copyDatabase(
  from: DataSource,
  to: DataSource,
  accept?: AcceptCopy,
): Promise<readonly TableCopied[]> {
  const source = from.createQueryRunner();
  try {
    await source.startTransaction();
    return await copyRows(source, to, accept);
  } finally {
    await source.release();
  }
}

/** The same from a transaction that is under way, whatever it waits for or lets others do. */
export async function copyRows(
  source: QueryRunner,
  to: DataSource,
  accept?: AcceptCopy,
): Promise<readonly TableCopied[]> {
  const target = to.createQueryRunner();
  try {
    await target.startTransaction();
    const tables = await tablesInOrder(target);
    await requireEmpty(target, tables);
    const giveBackRules = await liftRules(target, tables);
    const copied: TableCopied[] = [];
    for (const table of tables) copied.push(await copyTable(source, target, table));
    await giveBackRules();
    accept?.(copied);
    await target.commitTransaction();
    return copied;
  } finally {
    // What was not committed is rolled back here.
    await target.release();
  }
}

/** @throws CopyRefused */
export async function requireEmptyDatabase(to: DataSource): Promise<void> {
  const target = to.createQueryRunner();
  try {
    await requireEmpty(target, await tablesInOrder(target));
  } finally {
    await target.release();
  }
}

/** Every table as it is, by the same hashes. */
export async function hashesOf(runner: QueryRunner): Promise<readonly TableCopied[]> {
  const hashes: TableCopied[] = [];
  for (const table of await tablesInOrder(runner)) {
    hashes.push({ table: table.name, ...(await hashOfTable(runner, table)) });
  }
  return hashes;
}

/** In the order in which the migrations made them: whoever refers to a table comes after it. */
async function tablesInOrder(runner: QueryRunner): Promise<readonly CopiedTable[]> {
  const { options, entityMetadatas } = runner.dataSource;
  const found = (await runner.query(
    options.type === 'postgres'
      ? `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY oid`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
  )) as readonly { name: string }[];
  const known = new Map(entityMetadatas.map((metadata) => [metadata.tableName, metadata]));
  return found
    .filter(({ name }) => name !== 'migrations')
    .map(({ name }) => {
      const metadata = known.get(name);
      if (metadata === undefined) throw new CopyRefused(`no entity describes the table ${name}`);
      const columns = metadata.columns.map(({ databaseName }) => databaseName).sort();
      return { name, columns, key: metadata.primaryColumns.map(({ databaseName }) => databaseName) };
    });
}

async function requireEmpty(runner: QueryRunner, tables: readonly CopiedTable[]): Promise<void> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const rows = (await runner.query(`SELECT 1 AS one FROM ${name} LIMIT 1`)) as readonly unknown[];
    if (rows.length > 0) filled.push(name);
  }
  if (filled.length > 0) throw new CopyRefused(`the target is not empty: ${filled.join(', ')}`);
}

/**
 * The guards judge acts, one after the other: a draft begins as one. What is copied is the outcome of acts that were judged
 * when they came. References, checks and unique keys hold all the same.
 */
async function liftRules(runner: QueryRunner, tables: readonly CopiedTable[]): Promise<() => Promise<void>> {
  if (runner.dataSource.options.type === 'postgres') {
    for (const { name } of tables) await runner.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
    return async () => {
      for (const { name } of tables) await runner.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    };
  }
  const triggers = (await runner.query(`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`)) as readonly {
    name: string;
    sql: string;
  }[];
  await runner.query('PRAGMA defer_foreign_keys = ON');
  for (const { name } of triggers) await runner.query(`DROP TRIGGER ${name}`);
  return async () => {
    for (const { sql } of triggers) await runner.query(sql);
  };
}

async function copyTable(source: QueryRunner, target: QueryRunner, table: CopiedTable): Promise<TableCopied> {
  for await (const page of rowsOf(source, table)) await insert(target, table, page);
  const [there, here] = [await hashOfTable(source, table), await hashOfTable(target, table)];
  if (there.sha256 !== here.sha256) throw new CopyRefused(`the rows of ${table.name} did not arrive as they were`);
  return { table: table.name, ...here };
}

async function insert(runner: QueryRunner, { name, columns }: CopiedTable, rows: readonly StoredRow[]): Promise<void> {
  const place = `(${columns.map(() => '?').join(', ')})`;
  const places = rows.map(() => place).join(', ');
  const values = rows.flatMap((row) => columns.map((column) => row[column]));
  await runner.query(`INSERT INTO ${name} (${columns.map(quoted).join(', ')}) VALUES ${places}`, values);
}
