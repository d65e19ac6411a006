/** A table as one hash: of its rows in the order of their key, the same on both databases. */
import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';

export interface CopiedTable {
  readonly name: string;
  /** Sorted by name. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

export type StoredRow = Readonly<Record<string, string | number | Buffer | null>>;

/** Few enough for rows that hold whole documents, and for the parameters of one statement. */
const pageSize = 200;

export async function* rowsOf(runner: QueryRunner, table: CopiedTable): AsyncGenerator<readonly StoredRow[]> {
  const columns = table.columns.map(quoted).join(', ');
  const key = table.key.map(quoted).join(', ');
  const places = table.key.map(() => '?').join(', ');
  let last: StoredRow | undefined;
  do {
    const after = last === undefined ? '' : `WHERE (${key}) > (${places})`;
    const from = table.key.map((column) => last?.[column]);
    const page = (await runner.query(
      `SELECT ${columns} FROM ${table.name} ${after} ORDER BY ${key} LIMIT ${pageSize}`,
      last === undefined ? [] : from,
    )) as readonly StoredRow[];
    if (page.length > 0) yield page;
    last = page.length < pageSize ? undefined : page.at(-1);
  } while (last !== undefined);
}

export async function hashOfTable(
  runner: QueryRunner,
  table: CopiedTable,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  for await (const page of rowsOf(runner, table)) {
    rows += page.length;
    for (const row of page) hash.update(`${JSON.stringify(table.columns.map((column) => plain(row[column])))}\n`);
  }
  return { rows, sha256: hash.digest('hex') };
}

const plain = (value: StoredRow[string] | undefined): unknown =>
  Buffer.isBuffer(value) ? { bytes: value.toString('base64') } : value;

/** A column's name may be a word of SQL. */
export const quoted = (column: string): string => `"${column}"`;
