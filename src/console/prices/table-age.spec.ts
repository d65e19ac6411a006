import { describe, expect, it } from '@jest/globals';
import type { Parameter } from '../../engine/index.js';
import { tableAge } from './table-age.js';

const limit: Parameter = {
  path: 'maxAgeDays.scrap',
  value: '90',
  unit: 'd',
  basis: 'assumption',
  clause: '无对应条款',
  source: 'general-knowledge',
};

describe('tableAge', () => {
  it.each([
    ['2026-10-01', 31, 'fresh'],
    ['2026-09-02', 60, 'fresh'],
    ['2026-09-01', 61, 'due'],
    ['2026-08-03', 90, 'due'],
    ['2026-08-02', 91, 'too-old'],
  ])('a table of %s is %i days old on 2026-11-01: %s', (validFrom, days, state) => {
    expect(tableAge(validFrom, '2026-11-01', limit)).toEqual({ days, limitDays: '90', state });
  });
});
