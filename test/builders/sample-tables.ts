/** Three small tables for region 210100, in force from 2026-06-01, every price excluding tax. */
import type { PriceRow, PriceTableEdition } from '../../src/engine/index.js';

export function sampleRow(code: string, price: string, overrides: Partial<PriceRow> = {}): PriceRow {
  const { variant, region = '210100' } = overrides;
  return {
    code,
    region,
    unit: 'kg',
    price,
    currency: 'CNY',
    taxBasis: 'excluded',
    source: { kind: 'assumption', publisher: 'sample', document: 'sample', capturedOn: '2026-06-01' },
    ...overrides,
    rowId: `${[code, ...(variant === undefined ? [] : [variant])].join('/')}@${region}`,
  };
}

/** Row ids are made unique by the edition's id, as the loader does. */
export function sampleEdition(
  tableId: string,
  rows: readonly PriceRow[],
  overrides: Partial<PriceTableEdition> = {},
): PriceTableEdition {
  const { validFrom = '2026-06-01' } = overrides;
  const editionId = overrides.editionId ?? `sample/${tableId}/${validFrom}`;
  return {
    editionId,
    tableId,
    publisher: 'sample',
    title: tableId,
    status: 'official',
    validFrom,
    publishedAt: `${validFrom}T08:00:00+08:00`,
    regions: ['210100'],
    method: 'sample',
    licence: 'sample',
    ...overrides,
    rows: rows.map((row) => ({ ...row, rowId: `${editionId}/${row.rowId}` })),
  };
}

export function sampleScrapRows(): PriceRow[] {
  return [
    sampleRow('steel', '2000', { unit: 't', low: '1800', high: '2200', deliveryBasis: 'ex-yard' }),
    sampleRow('copper', '50', { low: '45', high: '55', deliveryBasis: 'picked-up' }),
    sampleRow('rubbish', '0'),
  ];
}

export function samplePartRows(): PriceRow[] {
  return [
    sampleRow('rail', '90', { variant: 'T89/B', unit: 'm', low: '80', high: '100' }),
    sampleRow('door', '1500', { unit: '{piece}' }),
    sampleRow('filler', '4.5', { unit: 'kg' }),
  ];
}

export function sampleServiceRows(): PriceRow[] {
  return [
    sampleRow('dismantling', '200', { unit: '{stop}' }),
    sampleRow('cutting', '150', { unit: 't' }),
    sampleRow('transport', '2', { unit: 't.km' }),
    sampleRow('hazardous-waste:900-217-08', '6', { unit: 'kg' }),
  ];
}

export function sampleTables(): PriceTableEdition[] {
  return [
    sampleEdition('scrap', sampleScrapRows()),
    sampleEdition('parts', samplePartRows()),
    sampleEdition('services', sampleServiceRows()),
  ];
}
