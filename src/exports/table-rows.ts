import type { EntityManager, EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { ExportedTable } from './exported-tables.js';

export type Row = Readonly<Record<string, unknown>>;

/** Few enough that rows which hold whole documents fit in memory. */
const pageSize = 50;

interface Rows extends ExportedTable {
  readonly metadata: EntityMetadata;
  readonly organisationId: string;
}

/** The rows of an organisation in the order of their key, page by page, so that memory does not grow with the table. */
export async function* tableRows(manager: EntityManager, rows: Rows): AsyncGenerator<Row> {
  let last: Row | null = null;
  do {
    const page: readonly Row[] = await pageAfter(manager, rows, last).getRawMany<Row>();
    yield* page;
    last = page.length < pageSize ? null : (page.at(-1) ?? null);
  } while (last !== null);
}

function pageAfter(
  manager: EntityManager,
  { metadata, organisationId, without }: Rows,
  last: Row | null,
): SelectQueryBuilder<ObjectLiteral> {
  const query = manager.createQueryBuilder(metadata.target, 'row').select([]);
  for (const { propertyName, databaseName } of metadata.columns) {
    if (!without.includes(databaseName)) query.addSelect(`row.${propertyName}`, databaseName);
  }
  query.where('row.organisationId = :organisationId', { organisationId }).limit(pageSize);
  const key = metadata.primaryColumns;
  for (const { propertyName } of key) query.addOrderBy(`row.${propertyName}`, 'ASC');
  if (last === null) return query;
  const columns = key.map(({ propertyName }) => `row.${propertyName}`).join(', ');
  const places = key.map((_, index) => `:key${index}`).join(', ');
  const after = Object.fromEntries(key.map(({ databaseName }, index) => [`key${index}`, last[databaseName]]));
  return query.andWhere(`(${columns}) > (${places})`, after);
}
