/** 取价依据表: every price row used, as published and as used, with region, day, source and status. */
import type { PriceKind, Reference, Unit } from '../../engine/index.js';
import type { Table } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, groupRow, row } from './blocks.js';
import { dayInChinese, withoutTrailingZeros } from './format.js';
import { regionName, rowName } from './names.js';
import { taxInWords } from './conclusion-chapter.js';
import { unitPrice } from './unit-price.js';
import { byKey } from './used-parameters.js';

const COLUMNS = 7;

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
  const kinds: readonly PriceKind[] = ['scrap', 'parts', 'services'];
  const kind = kinds.find((candidate) => standard.tables[candidate] === table);
  if (!kind) throw new Error(`Price row "${rowId}" belongs to no table of the edition`);
  return kind;
}

export function priceSourceTable(scope: ReportScope): Table {
  const { text } = scope;
  const prices = usedPrices(scope);
  const kinds: readonly PriceKind[] = ['scrap', 'parts', 'services'];
  return {
    kind: 'table',
    caption: text('table.prices'),
    columns: [
      column(text('column.priced-item'), 5),
      column(text('column.published-price'), 6, 'right'),
      column(text('column.tax-and-delivery'), 5),
      column(text('column.region'), 4),
      column(text('column.valid-from'), 5),
      column(text('column.used-price'), 6, 'right'),
      column(text('column.source'), 14),
    ],
    rows: kinds.flatMap((kind) => {
      const rows = prices.filter((price) => price.kind === kind);
      if (rows.length === 0) return [];
      return [groupRow(text(`price-kind.${kind}`), COLUMNS), ...rows.map((price) => row(priceCells(scope, price)))];
    }),
    density: 'dense',
  };
}

function priceCells(scope: ReportScope, { rowId, row: published, converted }: UsedPrice): readonly string[] {
  const { text } = scope;
  const { source } = published;
  return [
    rowName(scope, rowId),
    unitPrice(scope, published.value, published.unit),
    taxAndDelivery(scope, published),
    regionName(scope, published.region),
    dayInChinese(published.validFrom),
    converted ? unitPrice(scope, converted.price, converted.unit) : text('prices.not-in-lines'),
    text('prices.source', {
      status: text(`table-status.${published.status}`),
      kind: text(`source-kind.${source.kind}`),
      publisher: source.publisher,
      document: source.document,
      capturedOn: dayInChinese(source.capturedOn),
    }),
  ];
}

function taxAndDelivery(scope: ReportScope, published: UsedPrice['row']): string {
  const tax = taxInWords(scope.text, published.taxBasis, published.taxRate);
  const basis = published.deliveryBasis && scope.standard.deliveryBases[published.deliveryBasis]?.zh;
  return basis ? `${tax}；${basis}` : tax;
}

/** How a published price became the used one, for a hand calculator. */
export function conversionLine(scope: ReportScope, { kind, row: published, converted }: UsedPrice): string | null {
  if (!converted) return null;
  const { text, appraisal, standard } = scope;
  const factors = [
    unitPrice(scope, published.value, published.unit),
    ...(published.unit === 't' && converted.unit === 'kg' ? ['÷ 1000'] : []),
    ...(published.taxBasis === 'included' ? [`÷ (1 + ${published.taxRate ?? ''})`] : []),
    ...(appraisal.taxBasis === 'included' ? [`× (1 + ${withoutTrailingZeros(standard.taxRates[kind].value)})`] : []),
  ];
  return text('prices.conversion', {
    formula: factors.join(' '),
    price: unitPrice(scope, converted.price, converted.unit),
  });
}
