import { describe, expect, it } from '@jest/globals';
import { FormBody } from '../../../http/page/form-body.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { cellName, faultInGrid, gridValues, removalName, rowsOfGrid, sliceAt } from './grid-form.js';

function row(code: string): PriceRowInFile {
  const source = { kind: 'association', publisher: '协会', document: '第 9 期', capturedOn: '2026-09-01' } as const;
  const terms = { currency: 'CNY', taxBasis: 'excluded', deliveryBasis: 'ex-yard' } as const;
  return { code, region: '210100', unit: 't', price: '100.00', ...terms, source };
}

const draftOf = (count: number): PriceDraft =>
  ({
    kind: 'scrap',
    rows: Array.from({ length: count }, (_, index) => row(`steel-${index}`)),
  }) as unknown as PriceDraft;

function sentGrid(draft: PriceDraft, from: number, changes: Readonly<Record<string, string>>): FormBody {
  return new FormBody(Object.entries({ ...gridValues(draft, sliceAt(draft.rows.length, from)), ...changes }));
}

describe('sliceAt', () => {
  it('has three empty rows after the last one', () => {
    expect(sliceAt(0, 0)).toEqual({ from: 0, existing: 0, shown: 3, total: 0, previous: null, next: null });
    expect(sliceAt(4, 70)).toEqual({ from: 0, existing: 4, shown: 7, total: 4, previous: null, next: null });
  });

  it('shows fifty rows a page', () => {
    expect(sliceAt(120, 0)).toMatchObject({ from: 0, existing: 50, shown: 50, previous: null, next: 50 });
    expect(sliceAt(120, 99)).toMatchObject({ from: 50, existing: 50, shown: 50, previous: 0, next: 100 });
    expect(sliceAt(120, 4000)).toMatchObject({ from: 100, existing: 20, shown: 23, previous: 50, next: null });
  });
});

describe('rowsOfGrid', () => {
  it('gives the draft’s own rows back where nothing was changed', () => {
    const draft = draftOf(3);

    expect(rowsOfGrid(draft, sliceAt(3, 0), sentGrid(draft, 0, {})).rows).toEqual(draft.rows);
  });

  it('changes, removes and adds, and leaves the rows of other pages alone', () => {
    const draft = draftOf(52);
    const added = Object.fromEntries(
      [...Object.entries(gridValues({ ...draft, rows: [row('brass')] }, sliceAt(1, 0)))].map(([name, text]) => [
        name.replace('rows.0.', 'rows.54.'),
        text,
      ]),
    );
    const changes = { [cellName(50, 'price')]: '111', [removalName(51)]: '1', [cellName(52, 'code')]: ' ', ...added };

    const { rows, numbers } = rowsOfGrid(draft, sliceAt(52, 50), sentGrid(draft, 50, changes));

    expect(rows).toEqual([...draft.rows.slice(0, 50), { ...row('steel-50'), price: '111' }, row('brass')]);
    expect(numbers.slice(50)).toEqual([50, 54]);
  });
});

describe('faultInGrid', () => {
  it('leads to the cell where it was typed, however many rows before it were removed', () => {
    const fault = { name: 'rows.2.price', text: '第 3 行 价格：不符合要求' };

    expect(faultInGrid([0, 2, 54], fault)).toEqual({ name: 'rows.54.price', text: '第 55 行 价格：不符合要求' });
    expect(faultInGrid([0], { name: 'title', text: '标题：必填' })).toEqual({ name: 'title', text: '标题：必填' });
  });
});
