import { describe, expect, it } from '@jest/globals';
import type { PriceRow, PriceTableEdition } from '../../engine/index.js';
import { priceGaps } from './price-gaps.js';

const row = { code: 'steel', region: '210100' } as PriceRow;
const other = { code: 'copper', region: '210100' } as PriceRow;
const edition = (
  validFrom: string,
  rows: readonly PriceRow[],
  more: Partial<PriceTableEdition> = {},
): PriceTableEdition =>
  ({
    ...{ editionId: `p/t/${validFrom}`, validFrom, publishedAt: `${validFrom}T08:00:00Z`, regions: ['210100'], rows },
    ...more,
  }) as PriceTableEdition;
const gaps = (...editions: readonly PriceTableEdition[]): unknown =>
  priceGaps(editions, { code: 'steel', variant: null, region: '210100' });

describe('priceGaps', () => {
  it('finds nothing where every edition has the price, nor before the first that has it', () => {
    expect(gaps(edition('2026-01-01', [other]), edition('2026-02-01', [row]), edition('2026-03-01', [row]))).toEqual(
      [],
    );
  });

  it('finds the stretch between, and the one that has not ended', () => {
    const editions = [
      edition('2026-01-01', [row]),
      edition('2026-02-01', [other]),
      edition('2026-03-01', [other]),
      edition('2026-04-01', [row]),
      edition('2026-05-01', [other]),
    ];
    expect(gaps(...editions)).toEqual([
      { from: '2026-02-01', until: '2026-04-01' },
      { from: '2026-05-01', until: null },
    ]);
  });

  it('passes over editions for other regions, withdrawn ones and those a correction replaced', () => {
    const editions = [
      edition('2026-01-01', [row]),
      edition('2026-02-01', [], { regions: ['120000'] }),
      edition('2026-03-01', [other], { withdrawnAt: '2026-03-02T00:00:00Z' }),
      edition('2026-04-01', [other]),
      edition('2026-04-01', [row], { editionId: 'p/t/2026-04-01.c1', corrects: 'p/t/2026-04-01' }),
    ];
    expect(gaps(...editions)).toEqual([]);
  });
});
