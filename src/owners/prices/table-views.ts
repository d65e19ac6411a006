/** The public tables as JSON: the same facts as the pages, with addresses to read on. Pure. */
import type { CalendarDay, PriceRow } from '../../engine/index.js';
import { seriesHistory } from '../../price-tables/comparison/series-history.js';
import { keyOfRow, type PriceRowKey } from '../../price-tables/comparison/row-key.js';
import { editionPath, pricePath, tablePath } from './price-links.js';
import type { PriceNames } from './price-names.js';
import type { PublicTable } from './public-tables.js';
import { faceOf, historyOf, type EditionOnRecord } from './table-history.js';

export interface ViewContext {
  readonly names: PriceNames;
  readonly today: CalendarDay;
  /** How readers reach the service; no slash at the end. */
  readonly publicUrl: string;
}

export function tableHead(table: PublicTable, { names, today, publicUrl }: ViewContext): object {
  const history = historyOf(table, today);
  const face = faceOf(history);
  const { tableId, publisher } = table;
  return {
    table: tableId,
    publisher,
    ...(face === undefined ? {} : faceOfTable(face, names)),
    currentEditions: history
      .filter(({ state }) => state === 'current')
      .map(({ published }) => published.edition.editionId),
    editionCount: history.length,
    page: publicUrl + tablePath(table),
    json: publicUrl + tablePath(table, 'json'),
    csv: publicUrl + tablePath(table, 'csv'),
  };
}

function faceOfTable({ published: { edition, kind } }: EditionOnRecord, names: PriceNames): object {
  const { title, status, regions, method, licence } = edition;
  return { title, kind, kindName: names.kind(kind), status, regions, method, licence };
}

export function tableView(table: PublicTable, context: ViewContext): object {
  const history = historyOf(table, context.today);
  return { ...tableHead(table, context), editions: history.map((one) => editionHead(one, context.publicUrl)) };
}

export function editionHead(record: EditionOnRecord, publicUrl: string): object {
  const { published, state, correctedBy, withdrawalReason } = record;
  const { edition, fingerprint } = published;
  const { editionId, title, status, validFrom, publishedAt, corrects = null, withdrawnAt = null, regions } = edition;
  return {
    ...{
      editionId,
      title,
      status,
      state,
      validFrom,
      publishedAt,
      corrects,
      correctedBy,
      withdrawnAt,
      withdrawalReason,
    },
    ...{ regions, rowCount: edition.rows.length, fingerprint },
    page: publicUrl + editionPath(editionId),
    json: publicUrl + editionPath(editionId, 'json'),
    csv: publicUrl + editionPath(editionId, 'csv'),
  };
}

export function editionView(record: EditionOnRecord, { names, publicUrl }: ViewContext): object {
  const { edition, kind } = record.published;
  const { tableId, publisher, method, licence, rows } = edition;
  return {
    ...editionHead(record, publicUrl),
    ...{ table: tableId, publisher, kind, kindName: names.kind(kind), method, licence },
    rows: rows.map((row) => ({
      name: names.item(row),
      ...row,
      history: publicUrl + pricePath({ publisher, tableId }, keyOfRow(row)),
    })),
  };
}

/** The newest row with that key, for its names and units; undefined: no edition has it. */
export function newestRow(history: readonly EditionOnRecord[], key: PriceRowKey): PriceRow | undefined {
  const rows = history.flatMap(({ published }) => published.edition.rows);
  return rows.find(
    (row) => row.code === key.code && row.region === key.region && (row.variant ?? null) === key.variant,
  );
}

export function priceView(table: PublicTable, key: PriceRowKey, { names, publicUrl }: ViewContext): object {
  const editions = table.editions.map(({ edition }) => edition);
  return {
    table: table.tableId,
    publisher: table.publisher,
    ...key,
    name: names.item(key),
    regionName: names.region(key.region),
    points: seriesHistory(editions, key).map((point) => ({
      ...point,
      status: editions.find(({ editionId }) => editionId === point.editionId)?.status,
      edition: publicUrl + editionPath(point.editionId),
    })),
  };
}
