import { describe, expect, it } from '@jest/globals';
import { newestEditions } from './measure-table-age.js';
import type { PriceTableSummary } from './price-table-library.js';

const edition = (tableId: string, validFrom: string, more: Partial<PriceTableSummary> = {}): PriceTableSummary =>
  ({ tableId, validFrom, withdrawnAt: null, privateTo: null, ...more }) as PriceTableSummary;

describe('the newest edition of each public table', () => {
  it('is the one that came into force last, neither withdrawn nor of a private book', () => {
    const editions = [
      edition('scrap', '2026-10-01'),
      edition('scrap', '2026-09-01'),
      edition('scrap', '2026-11-01', { withdrawnAt: '2026-11-02T00:00:00.000Z' }),
      edition('parts', '2026-04-01'),
      edition('own', '2026-10-01', { privateTo: 'firm-a' }),
    ];
    expect(newestEditions(editions).map(({ tableId, validFrom }) => [tableId, validFrom])).toEqual([
      ['scrap', '2026-10-01'],
      ['parts', '2026-04-01'],
    ]);
  });
});
