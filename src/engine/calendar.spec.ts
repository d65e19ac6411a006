import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chinaDayOf, compareInstants, daysBetween, isCalendarDay, isInstant, monthsBetween } from './calendar.js';

fc.configureGlobal({ seed: 20240901 });

describe('calendar days', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('%s exists', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each(['2023-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-06-31', '2026-6-1', '2026-06-30T00:00', ''])(
    '%p is no day',
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );

  it('counts days over leap days and backwards', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2023-02-28', '2023-03-01')).toBe(1);
    expect(daysBetween('2026-06-30', '2026-06-30')).toBe(0);
    expect(daysBetween('2026-01-01', '2025-01-01')).toBe(-365);
    expect(() => daysBetween('2026-02-30', '2026-03-01')).toThrow(RangeError);
  });

  it.each([
    // rule 5: one month less when the day of the month is not reached
    ['2004-09-01', '2026-06-30', 261],
    ['2004-09-30', '2026-06-29', 260],
    ['2004-09-30', '2026-06-30', 261],
    ['2026-01-31', '2026-02-28', 0],
    ['2026-02-28', '2026-03-31', 1],
    ['2026-06-30', '2026-06-30', 0],
  ])('from %s to %s are %i used months', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });
});

describe('instants', () => {
  it('compares instants, not texts', () => {
    expect(compareInstants('2026-07-15T08:00:00+08:00', '2026-07-15T00:00:00Z')).toBe(0);
    expect(compareInstants('2026-07-15T07:59:59+08:00', '2026-07-15T00:00:00Z')).toBe(-1);
    expect(compareInstants('2026-07-15T00:00:00Z', '2026-07-14T23:30:00-01:00')).toBe(-1);
    expect(compareInstants('2026-07-15T00:00:00.5Z', '2026-07-15T00:00:00.50Z')).toBe(0);
    expect(compareInstants('2026-07-15T00:00:00.0001Z', '2026-07-15T00:00:00Z')).toBe(1);
    expect(compareInstants('2026-07-15T00:00:00.09Z', '2026-07-15T00:00:00.1Z')).toBe(-1);
  });

  it.each([
    '2026-07-15',
    '2026-07-15T00:00:00',
    '2026-07-15T24:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-07-15T00:00:00+25:00',
    '2026-07-15T00:60:00Z',
    '2026-07-15T00:00:61Z',
    '2026-07-15T00:00:00+08:60',
  ])('%p is no instant', (text) => {
    expect(isInstant(text)).toBe(false);
    expect(() => chinaDayOf(text)).toThrow(RangeError);
  });

  it('counts a leap second as the first of the next minute, and minutes of an offset with their sign', () => {
    expect(compareInstants('2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z')).toBe(0);
    expect(compareInstants('2026-07-15T05:30:00+05:30', '2026-07-15T00:00:00z')).toBe(0);
    expect(compareInstants('2026-07-14T18:30:00-05:30', '2026-07-15T00:00:00Z')).toBe(0);
    expect(compareInstants('2026-07-15T23:59:00+23:59', '2026-07-15T00:00:00Z')).toBe(0);
  });

  it('knows the day in China', () => {
    expect(chinaDayOf('2026-06-30T15:59:59Z')).toBe('2026-06-30');
    expect(chinaDayOf('2026-06-30T16:00:00Z')).toBe('2026-07-01');
    expect(chinaDayOf('2026-07-15T00:00:00+08:00')).toBe('2026-07-15');
    expect(chinaDayOf('2023-12-31T23:00:00-05:00')).toBe('2024-01-01');
    expect(chinaDayOf('2026-07-14T16:00:00.000001z')).toBe('2026-07-15');
    // Five leap days more than the mean year has: the guess of the year is one too many.
    expect(chinaDayOf('2096-12-31T12:00:00+08:00')).toBe('2096-12-31');
  });

  it('agrees with the platform on every day of three centuries', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const shifted = new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
          expect(chinaDayOf(date.toISOString())).toBe(shifted);
          expect(daysBetween('1970-01-01', shifted)).toBe(Math.round(Date.parse(shifted) / 86_400_000));
        },
      ),
    );
  });
});
