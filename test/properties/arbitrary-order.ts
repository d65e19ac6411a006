/** Random valid orders and price tables for the sample edition, small enough to shrink well. */
import fc from 'fast-check';
import type {
  AppraisalOrder,
  Component,
  MassMethod,
  MaterialShare,
  PriceTableEdition,
} from '../../src/engine/index.js';
import { keptRails, sampleOrder, sampleTerms } from '../builders/sample-order.js';
import {
  sampleEdition,
  samplePartRows,
  sampleRow,
  sampleScrapRows,
  sampleServiceRows,
} from '../builders/sample-tables.js';

/** A decimal text between two integers of the given scale. */
export function decimalText(min: number, max: number, places: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((units) => {
    const digits = String(units).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });
}

const measured = fc.constantFrom<MassMethod>('weighed', 'nameplate', 'linear', 'geometry');

/** Shares of hundredths that sum to 1. */
const materials: fc.Arbitrary<MaterialShare[]> = fc
  .tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 49 }))
  .map(([copper, rubbish]) => [
    { material: 'steel', share: `0.${String(100 - copper - rubbish).padStart(2, '0')}` },
    { material: 'copper', share: `0.${String(copper).padStart(2, '0')}` },
    { material: 'rubbish', share: `0.${String(rubbish).padStart(2, '0')}` },
  ]);

const scrapped: fc.Arbitrary<Omit<Component, 'id'>> = fc.record({
  type: fc.constantFrom('machine', 'cabinet', 'filler'),
  quantity: decimalText(1, 4000, 2),
  unit: fc.constant('{piece}'),
  mass: fc.record({ method: measured, kgPerUnit: decimalText(1, 900_000, 3) }),
  materials,
  disposition: fc.constant('dismantle' as const),
});

const defaulted: fc.Arbitrary<Omit<Component, 'id'>> = fc.record({
  type: fc.constantFrom('machine', 'cabinet', 'door'),
  quantity: decimalText(1, 30, 0),
  unit: fc.constant('{piece}'),
  disposition: fc.constant('dismantle' as const),
});

const kept: fc.Arbitrary<Omit<Component, 'id'>> = fc
  .record({
    quantity: decimalText(1, 9000, 2),
    score: decimalText(0, 100, 2),
    installedOn: fc.constantFrom(undefined, '1989-02-28', '2004-09-01', '2019-12-31'),
    isConsented: fc.boolean(),
  })
  .map(({ quantity, score, installedOn, isConsented }) => {
    const rails = keptRails({ quantity, installedOn });
    const retention = { ...rails.retention, installerConsent: isConsented };
    return { ...rails, survey: { ...rails.survey, score }, retention };
  });

export const components: fc.Arbitrary<Component[]> = fc
  .array(fc.oneof(scrapped, defaulted, kept), { minLength: 1, maxLength: 8 })
  .map((list) => list.map((component, index) => ({ ...component, id: `c${index}` })));

export const orders: fc.Arbitrary<AppraisalOrder> = fc
  .record({
    components,
    dismantlingPaidBy: fc.constantFrom('contractor' as const, 'owners' as const, 'recycler' as const),
    taxBasis: fc.constantFrom('included' as const, 'excluded' as const),
    haulDistanceKm: decimalText(0, 900, 1),
  })
  .map((drawn) => sampleOrder({ components: drawn.components, terms: { ...sampleTerms, ...drawn } }));

const days = ['2026-02-01', '2026-04-15', '2026-06-01', '2026-06-30', '2026-07-01'];

/** Editions of all three tables with random starts, regions, missing rows and withdrawals, beside one that is complete. */
export const tables: fc.Arbitrary<PriceTableEdition[]> = fc
  .array(
    fc.record({
      tableId: fc.constantFrom('scrap', 'parts', 'services'),
      validFrom: fc.constantFrom(...days),
      region: fc.constantFrom('210100', '210000', '100000'),
      publishedAt: fc.constantFrom('2026-06-20T00:00:00Z', '2026-07-20T00:00:00Z'),
      withdrawnAt: fc.constantFrom(undefined, undefined, '2026-07-10T00:00:00+08:00', '2027-01-01T00:00:00Z'),
      factor: fc.integer({ min: 1, max: 30 }),
      skipped: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 10 },
  )
  .map((drawn) => [...drawn.map(drawnEdition), ...completeTables()]);

function drawnEdition(
  {
    tableId,
    validFrom,
    region,
    publishedAt,
    withdrawnAt,
    factor,
    skipped,
  }: {
    readonly tableId: string;
    readonly validFrom: string;
    readonly region: string;
    readonly publishedAt: string;
    readonly withdrawnAt: string | undefined;
    readonly factor: number;
    readonly skipped: number;
  },
  index: number,
): PriceTableEdition {
  const rows = rowsOf(tableId)
    .filter((_, place) => place !== skipped)
    .map((row) =>
      sampleRow(row.code, String(factor * 10), {
        ...row,
        price: String(factor * 10),
        low: undefined,
        high: undefined,
        region,
      }),
    );
  const editionId = `drawn/${tableId}/${validFrom}.${index}`;
  return sampleEdition(tableId, rows, { editionId, validFrom, publishedAt, withdrawnAt, regions: [region] });
}

function rowsOf(tableId: string): ReturnType<typeof sampleScrapRows> {
  if (tableId === 'scrap') return sampleScrapRows();
  return tableId === 'parts' ? samplePartRows() : sampleServiceRows();
}

/** The country's tables answer whatever the others leave open. */
function completeTables(): PriceTableEdition[] {
  return ['scrap', 'parts', 'services'].map((tableId) => {
    const rows = rowsOf(tableId).map((row) => sampleRow(row.code, row.price, { ...row, region: '100000' }));
    const editionId = `complete/${tableId}`;
    return sampleEdition(tableId, rows, { editionId, validFrom: '2026-06-29', regions: ['100000'] });
  });
}
