import { describe, expect, it } from '@jest/globals';
import type { PriceRowInFile } from '../price-table-file.js';
import { rebaseRows } from './rebase-rows.js';

function row(code: string, price: string): PriceRowInFile {
  const source = { kind: 'association', publisher: '协会', document: '第 9 期', capturedOn: '2026-09-01' } as const;
  return { code, region: '210100', unit: 't', price, currency: 'CNY', taxBasis: 'excluded', source };
}

const prices = (rows: readonly PriceRowInFile[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ code, price }) => [code, price]));

describe('rebaseRows', () => {
  const base = [row('heavy', '100'), row('light', '80'), row('cast', '70'), row('copper', '500')];

  it('puts the editor’s changes, additions and removals on top of what was published meanwhile', () => {
    const draft = [row('heavy', '110'), row('light', '80'), row('cast', '70'), row('brass', '400')];
    const head = [row('heavy', '100'), row('light', '85'), row('copper', '500'), row('lead', '300')];

    const { rows, conflicts } = rebaseRows({ base, head, draft });

    expect(prices(rows)).toEqual({ heavy: '110', light: '85', lead: '300', brass: '400' });
    expect(conflicts).toEqual([]);
  });

  it('keeps the editor’s row where both changed it, and names it', () => {
    const draft = [row('heavy', '110'), row('light', '80'), row('cast', '75'), row('copper', '500')];
    const head = [row('heavy', '105'), row('light', '80'), row('copper', '500')];

    const { rows, conflicts } = rebaseRows({ base, head, draft });

    expect(prices(rows)).toEqual({ heavy: '110', light: '80', copper: '500', cast: '75' });
    expect(conflicts.map(({ code }) => code)).toEqual(['heavy', 'cast']);
  });

  it('gives rows as a file has them, without the id of an edition', () => {
    const head = base.map((one) => ({ ...one, rowId: `p/t/2026-09-01/${one.code}@210100` }));

    expect(rebaseRows({ base: head, head, draft: base }).rows).toEqual(base);
  });

  it('sees no conflict where both made the same change', () => {
    const changed = [row('heavy', '110'), ...base.slice(1)];

    expect(rebaseRows({ base, head: changed, draft: changed })).toEqual({ rows: changed, conflicts: [] });
  });
});
