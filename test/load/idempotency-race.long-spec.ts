/**
 * `npm run test:long -- idempotency-race`: KEYS (1,000), DUPLICATES (20) of each at once, REPORTS (40) issued likewise.
 * With TEST_DATABASE=postgres, or a server at TEST_PG_URL, also at two services on one PostgreSQL.
 */
import { describe, expect, it } from '@jest/globals';
import { testDialects } from '../stores/test-database.js';
import { raceForResults } from './race-trial.js';

const keys = Number(process.env['KEYS'] ?? 1_000);
const duplicates = Number(process.env['DUPLICATES'] ?? 20);
const reports = Number(process.env['REPORTS'] ?? 40);

describe.each(testDialects)(`${keys} keys, each sent by ${duplicates} at once, on %s`, (dialect) => {
  it('every key gets one result and one answer, byte for byte', async () => {
    const started = performance.now();
    const { appraised, issued } = await raceForResults({ dialect, keys, duplicates, reports });
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stderr.write(`${dialect}: ${JSON.stringify({ appraised, issued, seconds })}\n`);
    expect(appraised).toMatchObject({
      differing: 0,
      differentBodies: keys,
      rows: { appraisals: keys, idempotency_answers: keys, idempotency_claims: 0 },
      answers: { 201: keys * duplicates },
    });
    expect(issued).toMatchObject({
      differing: 0,
      differentBodies: reports,
      rows: { report_versions: reports, report_files: reports, idempotency_claims: 0 },
      answers: { 201: reports * duplicates },
    });
  });
});
