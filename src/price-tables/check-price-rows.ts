/** The rules of a price table that compare fields with one another; what a single field may be is in the schema. */
import { compareDecimalTexts } from '../engine/index.js';
import { chinaDayOf } from './calendar-day.js';
import type { LocalFault } from './price-table-faults-error.js';
import type { PriceRowInFile, PriceTableFile, PriceTableKind } from './price-table-file.js';
import { unknownRegions } from './check-regions.js';
import { checkQuotations } from './quotations/check-quotations.js';

/** UCUM codes: a scrap price is per mass, a part price per unit of the component, a service price per driver. */
export const unitsOfKind: Readonly<Record<PriceTableKind, readonly string[]>> = {
  scrap: ['t', 'kg'],
  parts: ['{piece}', 'm', 'kg', 't'],
  services: ['{stop}', '{landing}', '{lift}', 't', 't.km', '{trip}', 'kg', 'L', '{piece}'],
  index: ['t', 'kg'],
};

export function checkPriceRows(table: PriceTableFile): LocalFault[] {
  const rows = table.rows.flatMap((row, index) =>
    ROW_CHECKS.flatMap((check) => check(row, table)).map((fault) => ({
      ...fault,
      pointer: `/rows/${index}${fault.pointer}`,
    })),
  );
  return [...rows, ...duplicateRows(table), ...regionsWithoutRows(table), ...unknownRegions(table)];
}

type RowCheck = (row: PriceRowInFile, table: PriceTableFile) => LocalFault[];

const ROW_CHECKS: readonly RowCheck[] = [
  checkUnit,
  checkRange,
  checkTaxRate,
  checkVariant,
  checkDeliveryBasis,
  checkRegion,
  checkSampleSize,
  checkQuotations,
  checkSource,
];

function checkUnit(row: PriceRowInFile, { kind }: PriceTableFile): LocalFault[] {
  if (unitsOfKind[kind].includes(row.unit)) return [];
  const message = `"${row.unit}" is not a unit of a ${kind} table; allowed: ${unitsOfKind[kind].join(', ')}`;
  return [{ code: 'wrong-unit', pointer: '/unit', message }];
}

function checkRange({ price, low, high }: PriceRowInFile): LocalFault[] {
  if (low === undefined && high === undefined) return [];
  if (low === undefined || high === undefined) {
    const pointer = low === undefined ? '/high' : '/low';
    return [{ code: 'wrong-range', pointer, message: 'low and high are given both or not at all' }];
  }
  if (compareDecimalTexts(low, price) <= 0 && compareDecimalTexts(price, high) <= 0) return [];
  const message = `low ≤ price ≤ high is required, here ${low}, ${price}, ${high}`;
  return [{ code: 'wrong-range', pointer: '/price', message }];
}

function checkTaxRate({ taxBasis, taxRate }: PriceRowInFile): LocalFault[] {
  if (taxBasis === 'included' && taxRate === undefined) {
    return [{ code: 'wrong-tax-rate', pointer: '/taxBasis', message: 'a price with tax included needs taxRate' }];
  }
  if (taxBasis === 'excluded' && taxRate !== undefined) {
    return [{ code: 'wrong-tax-rate', pointer: '/taxRate', message: 'a price without tax has no taxRate' }];
  }
  return [];
}

function checkVariant({ variant }: PriceRowInFile, { kind }: PriceTableFile): LocalFault[] {
  if (variant === undefined || kind === 'parts') return [];
  return [{ code: 'wrong-variant', pointer: '/variant', message: 'only rows of a parts table have a variant' }];
}

function checkDeliveryBasis({ deliveryBasis }: PriceRowInFile, { kind }: PriceTableFile): LocalFault[] {
  if ((deliveryBasis !== undefined) === (kind === 'scrap')) return [];
  const pointer = deliveryBasis === undefined ? '' : '/deliveryBasis';
  const message = 'rows of a scrap table have a deliveryBasis, such as at-mill, ex-yard or picked-up, others none';
  return [{ code: 'wrong-delivery-basis', pointer, message }];
}

function checkRegion({ region }: PriceRowInFile, { regions }: PriceTableFile): LocalFault[] {
  if (regions.includes(region)) return [];
  const message = `region ${region} is not among the edition's regions: ${regions.join(', ')}`;
  return [{ code: 'undeclared-region', pointer: '/region', message }];
}

/** How many quotations there are is a matter of the quotations. */
function checkSampleSize({ sampleSize, source }: PriceRowInFile): LocalFault[] {
  if (source.kind !== 'assumption' || sampleSize === undefined) return [];
  return [{ code: 'wrong-sample-size', pointer: '/sampleSize', message: 'an assumption has no sampleSize' }];
}

function checkSource({ source }: PriceRowInFile, { status, publishedAt }: PriceTableFile): LocalFault[] {
  const faults: LocalFault[] = [];
  if (status === 'official' && source.kind === 'assumption') {
    const message =
      'an official table has no assumptions; allowed: association, manufacturer, quotations, official-index';
    faults.push({ code: 'wrong-source', pointer: '/source/kind', message });
  }
  if (source.capturedOn > chinaDayOf(publishedAt)) {
    const message = `captured on ${source.capturedOn}, after the edition was published (${publishedAt})`;
    faults.push({ code: 'wrong-source', pointer: '/source/capturedOn', message });
  }
  return faults;
}

function duplicateRows({ rows }: PriceTableFile): LocalFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ code, variant, region }, index) => {
    const key = JSON.stringify([code, variant ?? null, region]);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const message = `the same code, variant and region as /rows/${earlier}`;
    return [{ code: 'duplicate-row' as const, pointer: `/rows/${index}`, message }];
  });
}

function regionsWithoutRows({ regions, rows }: PriceTableFile): LocalFault[] {
  return regions
    .map((region, index) => ({ region, index }))
    .filter(({ region }) => !rows.some((row) => row.region === region))
    .map(({ region, index }) => ({
      code: 'region-without-rows',
      pointer: `/regions/${index}`,
      message: `region ${region} has no row: it would hide older prices and give none`,
    }));
}
