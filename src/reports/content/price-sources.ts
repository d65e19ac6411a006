/** 取价依据表: every price row used, as published and as used, with region, day, source and status. */
import type { PriceKind, Reference, Unit } from '../../engine/index.js';
import type { Table } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, groupRow, rowWithDetail } from './blocks.js';
import { dayInChinese, withoutTrailingZeros } from './format.js';
import { readRowId, regionName, rowName } from './names.js';
import { taxInWords } from './conclusion-chapter.js';
import { unitPrice } from './unit-price.js';
import { byKey, groupedBy } from './used-parameters.js';

const COLUMNS = 4;
const KINDS: readonly PriceKind[] = ['scrap', 'parts', 'services'];

export interface UsedPrice {
  readonly rowId: string;
  readonly kind: PriceKind;
  readonly row: Extract<Reference, { kind: 'price' }>;
  /** The price on the order's terms, as every line uses it; null when no line of the result carries it. */
  readonly converted: { readonly price: string; readonly unit: Unit } | null;
}

export function usedPrices(scope: ReportScope): readonly UsedPrice[] {
  const converted = convertedPrices(scope);
  return Object.entries(scope.appraisal.references)
    .sort(byKey)
    .flatMap(([key, reference]): UsedPrice[] => {
      if (reference.kind !== 'price') return [];
      const rowId = key.slice('price:'.length);
      const use = converted.get(rowId);
      return [{ rowId, kind: kindOf(scope, rowId), row: reference, converted: use ?? null }];
    });
}

function convertedPrices({ appraisal }: ReportScope): ReadonlyMap<string, { price: string; unit: Unit }> {
  const prices = new Map<string, { price: string; unit: Unit }>();
  for (const line of appraisal.lines) {
    for (const { rowId, pricePerKg } of line.materials) {
      if (rowId !== null && pricePerKg !== null) prices.set(rowId, { price: pricePerKg, unit: 'kg' });
    }
    if (line.retained) {
      prices.set(line.retained.rowId, { price: line.retained.newPrice, unit: line.retained.pricedUnit });
    }
  }
  for (const { rowId, rate, unit } of appraisal.deductions) prices.set(rowId, { price: rate, unit });
  return prices;
}

/** The table of an edition is the second part of its id. */
function kindOf({ standard }: ReportScope, rowId: string): PriceKind {
  const table = rowId.split('/')[1];
  const kind = KINDS.find((candidate) => standard.tables[candidate] === table);
  if (!kind) throw new Error(`Price row "${rowId}" belongs to no table of the edition`);
  return kind;
}

/** Rows of one edition, region and publisher stand together: what they share is said once above them. */
export function priceSourceTable(scope: ReportScope): Table {
  const { text } = scope;
  const prices = usedPrices(scope);
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
      ...group.map((price) => rowWithDetail(priceCells(scope, price), ownOrigin(scope, price.row))),
    ]),
    density: 'dense',
  };
}

function sharedOrigin(scope: ReportScope, { rowId, kind, row: published }: UsedPrice): string {
  const { text } = scope;
  return text('prices.origin', {
    prices: text(`price-kind.${kind}`),
    edition: readRowId(rowId).editionId,
    status: text(`table-status.${published.status}`),
    region: regionName(scope, published.region),
    validFrom: dayInChinese(published.validFrom),
    publisher: published.source.publisher,
  });
}

/** Published price and conversion lead to the used price, for a hand calculator. */
function priceCells(scope: ReportScope, price: UsedPrice): readonly string[] {
  const { text } = scope;
  const { rowId, row: published, converted } = price;
  return [
    rowName(scope, rowId),
    unitPrice(scope, published.value, published.unit),
    conversion(scope, price),
    converted ? unitPrice(scope, converted.price, converted.unit) : text('prices.not-in-lines'),
  ];
}

function ownOrigin(scope: ReportScope, published: UsedPrice['row']): string {
  const { text } = scope;
  const { source } = published;
  return text('prices.source', {
    tax: taxAndDelivery(scope, published),
    kind: text(`source-kind.${source.kind}`),
    document: source.document,
    capturedOn: dayInChinese(source.capturedOn),
  });
}

function taxAndDelivery(scope: ReportScope, published: UsedPrice['row']): string {
  const tax = taxInWords(scope.text, published.taxBasis, published.taxRate);
  const basis = published.deliveryBasis && scope.standard.deliveryBases[published.deliveryBasis]?.zh;
  return basis ? `${tax}；${basis}` : tax;
}

/** What a published price is multiplied and divided by: ÷ 1000 ÷ (1 + 0.13). */
function conversion(scope: ReportScope, { kind, row: published, converted }: UsedPrice): string {
  const { text, appraisal, standard } = scope;
  if (!converted) return text('prices.unconverted');
  const factors = [
    ...(published.unit === 't' && converted.unit === 'kg' ? ['÷ 1000'] : []),
    ...(published.taxBasis === 'included' ? [`÷ (1 + ${published.taxRate ?? ''})`] : []),
    ...(appraisal.taxBasis === 'included' ? [`× (1 + ${withoutTrailingZeros(standard.taxRates[kind].value)})`] : []),
  ];
  return factors.length > 0 ? factors.join(' ') : text('prices.unconverted');
}
