/**
 * Everything the key of before has sealed, sealed anew with the current one. First it is made sure that every secret opens;
 * then they are sealed page by page, each page in a transaction of its own: what was stopped goes on when it is run again.
 * The service may go on meanwhile, as long as it has both keys.
 */
import type { DataSource, EntityManager } from 'typeorm';
import type { SecretBox } from '../../access/secret-box.js';
import { sealedColumns, type SealedColumn } from './sealed-columns.js';

export interface Resealed {
  readonly table: string;
  readonly sealedAnew: number;
  /** Of the current key before. */
  readonly asTheyWere: number;
}

export class ResealRefused extends Error {
  constructor(rows: readonly string[]) {
    const named = rows.slice(0, namedAtMost);
    const more = rows.length > named.length ? [`  and ${rows.length - named.length} more`] : [];
    super([`neither key opens ${rows.length} secrets:`, ...named.map((row) => `  ${row}`), ...more].join('\n'));
    this.name = 'ResealRefused';
  }
}

interface SecretRow {
  readonly key: string;
  readonly named: string;
  readonly sealed: string;
  readonly organisation: string;
}

const namedAtMost = 20;
const pageSize = 200;

/** @throws ResealRefused when a secret opens with neither key; then nothing has been changed. */
export async function reseal(dataSource: DataSource, box: SecretBox, now: Date): Promise<readonly Resealed[]> {
  await requireAllOpen(dataSource, box, now);
  const resealed: Resealed[] = [];
  for (const place of sealedColumns) {
    let [sealedAnew, asTheyWere] = [0, 0];
    await pageByPage(async (after) => {
      // What is read in a transaction still holds when it is written: writers wait for each other, in every process.
      const [rows, changed] = await dataSource.transaction(async (manager) => {
        const page = await pageOf(manager, place, { after, now });
        return [page, await sealPage(manager, place, { rows: page, box })] as const;
      });
      sealedAnew += changed;
      asTheyWere += rows.length - changed;
      return rows;
    });
    resealed.push({ table: place.table, sealedAnew, asTheyWere });
  }
  return resealed;
}

async function requireAllOpen({ manager }: DataSource, box: SecretBox, now: Date): Promise<void> {
  const closed: string[] = [];
  for (const place of sealedColumns) {
    await pageByPage(async (after) => {
      const rows = await pageOf(manager, place, { after, now });
      const unopened = rows.filter(({ sealed, named }) => box.open(sealed, place.ownerOf(named)) === null);
      closed.push(...unopened.map((row) => nameOf(place, row)));
      return rows;
    });
  }
  if (closed.length > 0) throw new ResealRefused(closed);
}

async function sealPage(
  manager: EntityManager,
  place: SealedColumn,
  { rows, box }: { readonly rows: readonly SecretRow[]; readonly box: SecretBox },
): Promise<number> {
  let changed = 0;
  for (const row of rows) {
    const sealed = box.sealAnew(row.sealed, place.ownerOf(row.named));
    if (sealed === null) throw new ResealRefused([nameOf(place, row)]);
    if (sealed === row.sealed) continue;
    await replace(manager, place, { ...row, sealed });
    changed += 1;
  }
  return changed;
}

async function replace(
  manager: EntityManager,
  { table, key, column, isGuarded }: SealedColumn,
  row: SecretRow,
): Promise<void> {
  if (!isGuarded) {
    await manager.query(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [row.sealed, row.key]);
    return;
  }
  await manager.query(`DELETE FROM ${table} WHERE ${key} = ?`, [row.key]);
  const values = [row.key, row.organisation, row.sealed];
  await manager.query(`INSERT INTO ${table} (${key}, organisation_id, ${column}) VALUES (?, ?, ?)`, values);
}

function pageOf(
  manager: EntityManager,
  { table, key, column, belongsTo, inForce }: SealedColumn,
  { after, now }: { readonly after: string; readonly now: Date },
): Promise<readonly SecretRow[]> {
  const [condition, values] = inForce === null ? ['', []] : [`AND ${inForce}`, [now.toISOString()]];
  return manager.query<SecretRow[]>(
    `SELECT ${key} AS "key", ${belongsTo} AS "named", ${column} AS "sealed", organisation_id AS "organisation"
      FROM ${table} WHERE ${column} IS NOT NULL AND ${key} > ? ${condition} ORDER BY ${key} LIMIT ${pageSize}`,
    [after, ...values],
  );
}

/** `work` takes the page after that key, and tells what it found. */
async function pageByPage(work: (after: string) => Promise<readonly SecretRow[]>): Promise<void> {
  let rows: readonly SecretRow[];
  let after = '';
  do {
    rows = await work(after);
    after = rows.at(-1)?.key ?? after;
  } while (rows.length === pageSize);
}

const nameOf = ({ table, key }: SealedColumn, row: SecretRow): string => `${table}, ${key} ${row.key}`;
