import type { EntityManager, EntityMetadata } from 'typeorm';
import type { ExportedTable } from './exported-tables.js';

export type Row = Readonly<Record<string, unknown>>;

/** Few enough that rows which hold whole documents fit in memory. */
const pageSize = 50;

/** The rows of an organisation in the order of their key, page by page, so that memory does not grow with the table. */
export async function* tableRows(
  manager: EntityManager,
  { metadata, organisationId, without }: ExportedTable & { metadata: EntityMetadata; organisationId: string },
): AsyncGenerator<Row> {
  const columns = metadata.columns.filter(({ databaseName }) => !without.includes(databaseName));
  const key = metadata.primaryColumns;
  const keyList = key.map(({ propertyName }) => `row.${propertyName}`).join(', ');
  const [first, ...others] = columns.map(({ propertyName, databaseName }) => [`row.${propertyName}`, databaseName]);
  let last: Row | null = null;
  for (;;) {
    const query = manager.createQueryBuilder(metadata.target, 'row').select(first?.[0] ?? '', first?.[1]);
    for (const [property = '', name] of others) query.addSelect(property, name);
    query.where('row.organisationId = :organisationId', { organisationId });
    if (last !== null) {
      const after = Object.fromEntries(key.map(({ databaseName }, index) => [`key${index}`, last?.[databaseName]]));
      query.andWhere(`(${keyList}) > (${key.map((_, index) => `:key${index}`).join(', ')})`, after);
    }
    for (const { propertyName } of key) query.addOrderBy(`row.${propertyName}`, 'ASC');
    const page: readonly Row[] = await query.limit(pageSize).getRawMany<Row>();
    yield* page;
    last = page.at(-1) ?? null;
    if (page.length < pageSize) return;
  }
}
