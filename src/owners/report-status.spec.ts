import { describe, expect, it } from '@jest/globals';
import { reportStatus } from './report-status.js';

const issued = ['prepared', 'sealed', 'archived'] as const;
const status = (
  states: Parameters<typeof reportStatus>[0]['states'],
  today = '2026-11-01',
  referenceDate = '2026-06-30',
) => reportStatus({ states, referenceDate, today });

describe('the status of a report', () => {
  it('is in force for one year from the reference date', () => {
    expect(status(issued)).toBe('in-force');
    expect(status(issued, '2027-06-29')).toBe('in-force');
    expect(status(issued, '2027-06-30')).toBe('use-expired');
  });

  it('ends with 28 February when the year began on 29 February', () => {
    expect(status(issued, '2025-02-28', '2024-02-29')).toBe('in-force');
    expect(status(issued, '2025-03-01', '2024-02-29')).toBe('use-expired');
  });

  it('is a draft until the archive holds the sealed file', () => {
    expect(status(['prepared'])).toBe('draft');
    expect(status(['prepared', 'sealed'])).toBe('draft');
  });

  it('stays revoked or superseded whatever the day', () => {
    expect(status([...issued, 'superseded'])).toBe('superseded');
    expect(status([...issued, 'superseded', 'revoked'])).toBe('revoked');
  });
});
