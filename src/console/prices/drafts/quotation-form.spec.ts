import { describe, expect, it } from '@jest/globals';
import { FormBody } from '../../../http/page/form-body.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { placesFor, quotationFields, quotationsOfForm, withQuotations } from './quotation-form.js';

const evidenceSha256 = 'a'.repeat(64);
const quotation = (supplier: string, price: string) => ({ supplier, quotedOn: '2026-09-01', price, evidenceSha256 });

const row: PriceRowInFile = {
  code: 'steel-heavy',
  region: '210100',
  unit: 't',
  price: '2230.00',
  currency: 'CNY',
  taxBasis: 'excluded',
  deliveryBasis: 'ex-yard',
  source: { kind: 'quotations', publisher: '协会', document: '询价记录', capturedOn: '2026-09-01' },
};

describe('quotationsOfForm', () => {
  it('takes back what the fields were made of and leaves empty places out', () => {
    const quotations = [quotation('甲', '2200'), quotation('乙', '2240')];
    const sent = new FormBody([...Object.entries(quotationFields(quotations)), ['quotations.2.supplier', ' ']]);

    expect(quotationsOfForm(sent, new Map())).toEqual(quotations);
  });

  it('puts the hash of the file that came with a place over the one that stood there', () => {
    const sent = new FormBody(Object.entries(quotationFields([quotation('甲', '2200')])));

    expect(quotationsOfForm(sent, new Map([[0, 'b'.repeat(64)]]))).toEqual([
      { ...quotation('甲', '2200'), evidenceSha256: 'b'.repeat(64) },
    ]);
  });

  it('has room for three and one more, and never for more than twenty', () => {
    expect(placesFor([])).toBe(4);
    expect(placesFor(Array.from({ length: 6 }, () => quotation('甲', '1')))).toBe(7);
    expect(placesFor(Array.from({ length: 20 }, () => quotation('甲', '1')))).toBe(20);
  });
});

describe('withQuotations', () => {
  it('computes price, ends and number', () => {
    const quotations = [quotation('甲', '2200'), quotation('乙', '2240'), quotation('丙', '2231')];

    // (2200 + 2240 + 2231) / 3 = 2223.666… → 2223.67
    expect(withQuotations(row, quotations)).toEqual({
      ...row,
      ...{ price: '2223.67', low: '2200', high: '2240', sampleSize: 3, quotations },
    });
  });

  it('leaves the price to the rules where a quotation has none', () => {
    const quotations = [quotation('甲', '2200'), quotation('乙', '面议')];

    expect(withQuotations(row, quotations)).toEqual({ ...row, quotations });
  });

  it('drops quotations that are no longer the source of the price', () => {
    const source = { ...row.source, kind: 'association' as const };

    expect(withQuotations({ ...row, source, quotations: [quotation('甲', '1')] }, [])).toEqual({ ...row, source });
  });
});
