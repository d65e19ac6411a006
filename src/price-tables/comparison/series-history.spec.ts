import { describe, expect, it } from '@jest/globals';
import type { PriceTableEdition } from '../../engine/index.js';
import { placeInTable } from './place-in-table.js';
import { seriesHistory, standingEditions } from './series-history.js';

interface Sketch {
  readonly day: string;
  readonly correction?: string;
  readonly corrects?: string;
  readonly withdrawn?: boolean;
  readonly prices: Readonly<Record<string, string>>;
}

/** Prices of one material by region. */
function edition({ day, correction = '', corrects, withdrawn = false, prices }: Sketch): PriceTableEdition {
  const editionId = `city/scrap/${day}${correction}`;
  return {
    ...{ editionId, tableId: 'scrap', publisher: 'city', title: 't', status: 'official', validFrom: day },
    publishedAt: `${day}T${correction === '' ? '08' : `1${correction.slice(-1)}`}:00:00+08:00`,
    ...(corrects === undefined ? {} : { corrects: `city/scrap/${corrects}` }),
    ...(withdrawn ? { withdrawnAt: '2026-12-01T00:00:00+08:00' } : {}),
    ...{ regions: Object.keys(prices), method: 'm', licence: 'l' },
    rows: Object.entries(prices).map(([region, price]) => ({
      ...{ rowId: `${editionId}/steel@${region}`, code: 'steel', region, unit: 't', price, currency: 'CNY' },
      ...{ taxBasis: 'excluded' as const, deliveryBasis: 'ex-yard' },
      source: { kind: 'association' as const, publisher: 'p', document: 'd', capturedOn: day },
    })),
  };
}

const key = { code: 'steel', variant: null, region: '210100' };
const day = (number: number) => `2026-0${number}-01`;

describe('the history of a price', () => {
  const editions = [
    edition({ day: day(3), correction: '.c1', corrects: day(3), prices: { '210100': '31' } }),
    edition({ day: day(1), prices: { '210100': '10' } }),
    edition({ day: day(3), prices: { '210100': '30' } }),
    edition({ day: day(2), withdrawn: true, prices: { '210100': '20' } }),
    edition({ day: day(4), prices: { '210000': '40' } }),
    edition({ day: day(3), correction: '.c2', corrects: `${day(3)}.c1`, withdrawn: true, prices: { '210100': '32' } }),
  ];

  it('shows every edition that has it, in order, with what became of each', () => {
    const points = seriesHistory(editions, key);
    expect(points.map(({ price, isCorrected, isWithdrawn }) => [price, isCorrected, isWithdrawn])).toEqual([
      ['10', false, false],
      ['20', false, true],
      ['30', true, false],
      ['31', false, false],
      ['32', false, true],
    ]);
    expect(points[0]).toMatchObject({ validFrom: day(1), low: null, high: null, unit: 't', taxBasis: 'excluded' });
    expect(seriesHistory(editions, { ...key, variant: 'x' })).toEqual([]);
  });

  it('stands on what was neither withdrawn nor replaced', () => {
    expect(standingEditions(editions).map(({ editionId }) => editionId.slice(11))).toEqual([
      day(1),
      `${day(3)}.c1`,
      day(4),
    ]);
  });
});

describe('an edition to come', () => {
  const editions = [
    edition({ day: day(1), prices: { '210100': '10', '210000': '11' } }),
    edition({ day: day(2), prices: { '210100': '20' } }),
    edition({ day: day(3), withdrawn: true, prices: { '210100': '30' } }),
    edition({ day: day(5), prices: { '210100': '50' } }),
  ];
  const placed = (coming: { validFrom: string; corrects?: string; regions: string[] }) => {
    const { baseEditionIds, before, history } = placeInTable(editions, { corrects: null, ...coming });
    return {
      bases: baseEditionIds.map((id) => id.slice(11)),
      before: before.map(({ price }) => price),
      history: history.map((rows) => rows.map(({ price }) => price)).filter((rows) => rows.length > 0),
    };
  };

  it('supersedes, region by region, what counts the day before', () => {
    expect(placed({ validFrom: day(4), regions: ['210100', '210000'] })).toEqual({
      ...{ bases: [day(2), day(1)], before: ['20', '11'], history: [['10']] },
    });
    expect(placed({ validFrom: day(6), regions: ['210100'] })).toEqual({
      ...{ bases: [day(5)], before: ['50'], history: [['10'], ['20']] },
    });
    expect(placed({ validFrom: day(1), regions: ['210100'] })).toEqual({ bases: [], before: [], history: [] });
    expect(placed({ validFrom: day(9), regions: ['110000'] }).bases).toEqual([]);
  });

  it('is compared with what it corrects, all of it', () => {
    const corrects = `city/scrap/${day(1)}`;
    expect(placed({ validFrom: day(1), corrects, regions: ['210100'] })).toEqual({
      ...{ bases: [day(1)], before: ['11', '10'], history: [] },
    });
    expect(placed({ validFrom: day(5), corrects: `city/scrap/${day(5)}`, regions: ['210100'] }).history).toEqual([
      ['10'],
      ['20'],
    ]);
  });
});
