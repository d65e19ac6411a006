/** The price rows an appraisal used, each with its kind and with the price that the lines of the result carry. */
import type { PriceKind, Reference, Unit } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { byKey } from './used-parameters.js';

/** `index`: a level that only carried other prices. */
type UsedKind = PriceKind | 'index';

const PRICED: readonly PriceKind[] = ['scrap', 'parts', 'services'];
export const KINDS: readonly UsedKind[] = [...PRICED, 'index'];

export interface UsedPrice {
  readonly rowId: string;
  readonly kind: UsedKind;
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
      const kind = reference.carries ? 'index' : kindOf(scope, rowId);
      return [{ rowId, kind, row: reference, converted: use ?? null }];
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
function kindOf({ standard, order }: ReportScope, rowId: string): PriceKind {
  const table = rowId.split('/')[1];
  const kind =
    PRICED.find((candidate) => standard.tables[candidate] === table) ??
    PRICED.find((candidate) => order.priceBooks?.[candidate] === table);
  if (!kind) throw new Error(`Price row "${rowId}" belongs to no table of the edition`);
  return kind;
}
