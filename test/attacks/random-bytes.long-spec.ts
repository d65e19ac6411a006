import { describe, expect, it } from '@jest/globals';
import { acceptedChanges } from './random-bytes.js';
import { lastRoom } from './resealed.js';
import { signedReport } from './signed-report.js';

describe('10,000 single changed bytes of an issued report', () => {
  it('are all noticed', async () => {
    expect(acceptedChanges(await signedReport(), { count: 10_000, seed: 20_261_122 })).toEqual([]);
  }, 7_200_000);

  it('are noticed in the last time-stamp too, at 5,000 places', async () => {
    const report = await signedReport();
    const { start } = lastRoom(report.issued);
    expect(acceptedChanges(report, { count: 5_000, seed: 3, within: [start - 400, start + 3_600] })).toEqual([]);
  }, 7_200_000);
});
