import { describe, expect, it } from '@jest/globals';
import { countedIds, totalsOf } from './engagement-totals.js';

const listed = (id: string, deviceCode: string, scrapNet: string | null) => ({
  ...{ id, deviceCode, scrapNet, remaining: scrapNet === null ? null : '10.00' },
});

describe('the sums of an engagement', () => {
  it('are to the fen, 残值 and 余值 apart', () => {
    const lifts = [
      { scrapNet: '-120.05', remaining: '3000.10', isCounted: true },
      { scrapNet: null, remaining: null, isCounted: true },
      { scrapNet: '20.06', remaining: '0.90', isCounted: true },
    ];
    expect(totalsOf(lifts)).toEqual({ lifts: 3, appraised: 2, scrapNet: '-99.99', remaining: '3001.00' });
  });

  it('count a lift once: its newest assignment with an appraisal, else its newest', () => {
    const assignments = [
      listed('03', 'E-1', null),
      listed('02', 'E-1', '200.00'),
      listed('01', 'E-1', '100.00'),
      listed('05', 'E-2', null),
      listed('04', 'E-2', null),
    ];
    const counted = countedIds(assignments);
    expect([...counted].sort()).toEqual(['02', '05']);
    const marked = assignments.map((one) => ({ ...one, isCounted: counted.has(one.id) }));
    expect(totalsOf(marked)).toEqual({ lifts: 2, appraised: 1, scrapNet: '200.00', remaining: '10.00' });
  });
});
