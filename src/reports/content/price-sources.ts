/** 取价依据表: every price row used, as published and as used, with region, day, source and status. */
import type { Table } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, groupRow, rowWithDetail } from './blocks.js';
import { indexName } from './carried-prices.js';
import { editionName } from './price-edition.js';
import { conversionOf, publishedRanges } from './price-conversion.js';
import { dayInChinese, enumerated } from './format.js';
import { readRowId, regionName, rowName } from './names.js';
import { taxInWords } from './conclusion-chapter.js';
import { unitPrice } from './unit-price.js';
import { groupedBy } from './used-parameters.js';
import { KINDS, usedPrices, type UsedPrice } from './used-prices.js';

const COLUMNS = 4;
interface Range {
  readonly low: string;
  readonly high: string;
}

/** Rows of one edition, region and publisher stand together: what they share is said once above them. */
export function priceSourceTable(scope: ReportScope): Table {
  const { text } = scope;
  const prices = usedPrices(scope);
  const ranges = publishedRanges(scope);
  const sorted = KINDS.flatMap((kind) => prices.filter((price) => price.kind === kind));
  const groups = groupedBy(sorted, (price) => sharedOrigin(scope, price));
  return {
    kind: 'table',
    caption: text('table.prices'),
    columns: [
      column(text('column.priced-item'), 6),
      column(text('column.published-price'), 5, 'right'),
      column(text('column.conversion'), 6),
      column(text('column.used-price'), 5, 'right'),
    ],
    rows: [...groups].flatMap(([origin, group]) => [
      groupRow(origin, COLUMNS),
      ...group.map((price) =>
        rowWithDetail(priceCells(scope, price), ownOrigin(scope, price, ranges.get(price.rowId))),
      ),
    ]),
    density: 'dense',
  };
}

function sharedOrigin(scope: ReportScope, { rowId, kind, row: published }: UsedPrice): string {
  const { text } = scope;
  const values = {
    prices: text(`price-kind.${kind}`),
    edition: readRowId(rowId).editionId,
    status: text(`table-status.${published.status}`),
    region: regionName(scope, published.region),
    validFrom: dayInChinese(published.validFrom),
  };
  const { privateBook } = published;
  if (privateBook) return text('prices.origin-private', { ...values, ...privateBook });
  const edition = editionName(scope, values.edition);
  return text('prices.origin', { ...values, edition, publisher: published.source.publisher });
}

/** Published price and conversion lead to the used price, for a hand calculator. */
function priceCells(scope: ReportScope, price: UsedPrice): readonly string[] {
  const { text } = scope;
  const { rowId, kind, row: published, converted } = price;
  const value = unitPrice(scope, published.value, published.unit);
  if (kind === 'index') {
    return [indexName(scope, rowId), value, text('prices.unconverted'), text('prices.only-carrying')];
  }
  return [
    rowName(scope, rowId),
    value,
    conversionOf(scope, price) || text('prices.unconverted'),
    converted ? unitPrice(scope, converted.price, converted.unit) : text('prices.not-in-lines'),
  ];
}

function ownOrigin(scope: ReportScope, { row: published }: UsedPrice, range: Range | undefined): string {
  const { text } = scope;
  const { source } = published;
  const document = text('prices.source', {
    tax: taxAndDelivery(scope, published),
    ...documentOfKind(text(`source-kind.${source.kind}`), source.document),
    capturedOn: dayInChinese(source.capturedOn),
  });
  const { privateBook } = published;
  const origin =
    privateBook && privateBook.publisher !== source.publisher
      ? text('prices.source-publisher', { origin: document, publisher: source.publisher })
      : document;
  if (range === undefined) return usedFor(scope, published, origin);
  const inUnit = (price: string): string => unitPrice(scope, price, published.unit);
  return text('prices.range', { low: inUnit(range.low), high: inUnit(range.high), source: origin });
}

/** 假设 before 演示假设：固定值 would say it twice: a document that names its kind itself stands alone. */
function documentOfKind(kind: string, document: string): { readonly kind: string; readonly document: string } {
  const [head = '', ...rest] = document.split('：');
  return rest.length > 0 && head.endsWith(kind) ? { kind: head, document: rest.join('：') } : { kind, document };
}

function taxAndDelivery(scope: ReportScope, published: UsedPrice['row']): string {
  const tax = taxInWords(scope.text, published.taxBasis, published.taxRate);
  const basis = published.deliveryBasis && scope.standard.deliveryBases[published.deliveryBasis]?.zh;
  return basis ? `${tax}；${basis}` : tax;
}

/** 结转中型废钢、废铸铁；…: what an index level was used for stands before its origin. */
function usedFor(scope: ReportScope, { carries }: UsedPrice['row'], origin: string): string {
  if (carries === undefined) return origin;
  return scope.text('prices.carries', { rows: enumerated(carries.map((rowId) => rowName(scope, rowId))), origin });
}
