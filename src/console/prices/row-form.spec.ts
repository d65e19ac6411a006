import { describe, expect, it } from '@jest/globals';
import type { PriceRowInFile } from '../../price-tables/price-table-file.js';
import { isEmptyRow, rowFields, rowOfFields } from './row-form.js';

const row: PriceRowInFile = {
  code: 'steel-heavy',
  region: '210100',
  unit: 't',
  price: '2230.00',
  low: '2100.00',
  high: '2300.00',
  currency: 'CNY',
  taxBasis: 'included',
  taxRate: '0.03',
  deliveryBasis: 'ex-yard',
  source: { kind: 'quotations', publisher: '协会', document: '询价记录', capturedOn: '2026-09-01' },
  sampleSize: 3,
};

describe('rowOfFields', () => {
  it('takes back exactly the row the fields were made of', () => {
    expect(rowOfFields('scrap', rowFields('scrap', row))).toEqual(row);
  });

  it('takes the sheet’s labels for their codes, as they come when pasted', () => {
    const pasted = { ...rowFields('scrap', row), unit: '吨', taxBasis: '含税', 'source.kind': '询价' };

    expect(rowOfFields('scrap', pasted)).toEqual(row);
  });

  it('leaves what is no valid value for the rules to judge', () => {
    const fields = { ...rowFields('scrap', row), price: '两千', sampleSize: '三', unit: '担' };

    expect(rowOfFields('scrap', fields)).toMatchObject({ price: '两千', sampleSize: '三', unit: '担' });
  });

  it('keeps the quotations of the row, which the fields do not show', () => {
    const quotations = [{ supplier: '甲', quotedOn: '2026-09-01', price: '2230.00', evidenceSha256: 'a'.repeat(64) }];

    expect(rowOfFields('scrap', rowFields('scrap', row), { ...row, quotations })).toEqual({ ...row, quotations });
  });

  it('has no key for an empty field', () => {
    expect(isEmptyRow({ code: '', price: ' ' })).toBe(true);
    expect(rowOfFields('scrap', {})).toEqual({ currency: 'CNY', source: {} });
  });
});
