import { beforeAll, describe, expect, it } from '@jest/globals';
import { acceptedChanges } from './random-bytes.js';
import { lastRoom } from './resealed.js';
import { signedReport, type SignedReport } from './signed-report.js';

describe('one changed byte of an issued report', () => {
  let report: SignedReport;
  beforeAll(async () => {
    report = await signedReport();
  }, 120_000);

  it('is noticed at 60 places of the file', () => {
    expect(acceptedChanges(report, { count: 60, seed: 1 })).toEqual([]);
  }, 600_000);

  it('is noticed at 25 places of the last time-stamp, which no other signature covers', () => {
    const { start } = lastRoom(report.issued);
    expect(acceptedChanges(report, { count: 25, seed: 2, within: [start - 40, start + 3_600] })).toEqual([]);
  }, 600_000);
});
