/** The public tables as CSV: headings in Chinese, safe to open in a spreadsheet program. Pure. */
import { seriesHistory } from '../../price-tables/comparison/series-history.js';
import type { PriceRowKey } from '../../price-tables/comparison/row-key.js';
import { guarded } from '../../price-tables/exchange/spreadsheet-injection.js';
import { csvText, quoted } from '../../price-tables/exchange/write-csv.js';
import { editionPath, tablePath } from './price-links.js';
import type { PublicTable } from './public-tables.js';
import { faceOf, historyOf } from './table-history.js';
import { stateWords, statusWords } from './table-words.js';
import type { ViewContext } from './table-views.js';

const sheet = (header: readonly string[], lines: readonly (readonly (string | null | undefined)[])[]): Buffer =>
  csvText([header, ...lines.map((fields) => fields.map((field) => quoted(guarded(field ?? ''))))]);

export function tablesSheet(tables: readonly PublicTable[], { names, today, publicUrl }: ViewContext): Buffer {
  const header = ['发布者', '价格表', '名称', '类别', '性质', '地区', '现行版本', '生效日', '公布时间', '许可', '网址'];
  const lines = tables.map((table) => {
    const face = faceOf(historyOf(table, today));
    const url = publicUrl + tablePath(table);
    if (face === undefined) return [table.publisher, table.tableId, '', '', '', '', '', '', '', '', url];
    const { edition, kind } = face.published;
    return [
      ...[table.publisher, table.tableId, edition.title, names.kind(kind), statusWords[edition.status]],
      ...[names.regions(edition.regions), face.state === 'current' ? edition.editionId : ''],
      ...[edition.validFrom, edition.publishedAt, edition.licence, url],
    ];
  });
  return sheet(header, lines);
}

export function historySheet(table: PublicTable, { today, publicUrl }: ViewContext): Buffer {
  const header = [
    '版本',
    '性质',
    '状态',
    '生效日',
    '公布时间',
    '更正对象',
    '撤回时间',
    '撤回原因',
    '行数',
    '文件指纹',
    '网址',
  ];
  const lines = historyOf(table, today).map(({ published, state, withdrawalReason }) => {
    const { edition, fingerprint } = published;
    return [
      ...[edition.editionId, statusWords[edition.status], stateWords[state], edition.validFrom, edition.publishedAt],
      ...[edition.corrects, edition.withdrawnAt, withdrawalReason, String(edition.rows.length), fingerprint],
      publicUrl + editionPath(edition.editionId),
    ];
  });
  return sheet(header, lines);
}

export function priceSheet(table: PublicTable, key: PriceRowKey, { names, publicUrl }: ViewContext): Buffer {
  const header = [
    '名称',
    '地区',
    '版本',
    '性质',
    '生效日',
    '公布时间',
    '价格',
    '低价',
    '高价',
    '单位',
    '计税口径',
    '说明',
    '网址',
  ];
  const editions = table.editions.map(({ edition }) => edition);
  const kind = table.editions[0]?.kind ?? 'scrap';
  const lines = seriesHistory(editions, key).map((point) => {
    const status = editions.find(({ editionId }) => editionId === point.editionId)?.status ?? 'demonstration';
    return [
      ...[names.item(key), names.region(key.region), point.editionId, statusWords[status], point.validFrom],
      ...[point.publishedAt, point.price, point.low, point.high, names.perUnit(kind, point.unit)],
      ...[point.taxBasis === 'included' ? '含税' : '不含税'],
      point.isWithdrawn ? '已撤回' : point.isCorrected ? '已更正' : '',
      publicUrl + editionPath(point.editionId),
    ];
  });
  return sheet(header, lines);
}
