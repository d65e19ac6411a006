import { describe, expect, it } from '@jest/globals';
import { testDialects } from '../stores/test-database.js';
import { raceForResults } from './race-trial.js';

describe.each(testDialects)('twenty send each of twenty keys at once, on %s', (dialect) => {
  it('every key gets one result and one answer, byte for byte', async () => {
    const { appraised, issued } = await raceForResults({ dialect, keys: 20, duplicates: 20, reports: 2 });
    expect(appraised).toMatchObject({
      differing: 0,
      differentBodies: 20,
      rows: { appraisals: 20, idempotency_answers: 20, idempotency_claims: 0 },
      answers: { 201: 400 },
    });
    expect(issued).toMatchObject({
      differing: 0,
      differentBodies: 2,
      rows: { report_versions: 2, report_files: 2, idempotency_claims: 0 },
      answers: { 201: 40 },
    });
    const kinds = new Set([...Object.keys(appraised.answers), ...Object.keys(issued.answers)]);
    expect([...kinds].sort()).toEqual(['201', '409 idempotency-key-in-flight']);
  }, 180_000);
});
