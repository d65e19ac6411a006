import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { attacks } from './all-attacks.js';
import { codesOf, expectAnswer, expectTold } from './expect-answer.js';
import { remessaged } from './resealed.js';
import { signedReport, type SignedReport } from './signed-report.js';

let report: SignedReport;
beforeAll(async () => {
  report = await signedReport();
}, 120_000);

describe('the report that is attacked', () => {
  it('is signed by three, and proven for the long term', () => {
    const { signatures, timeStamps, ...verification } = verifyPdf(report.issued, report.trust);
    expect(verification).toMatchObject({ verdict: 'development', changedAfterSigning: false });
    expect(signatures.map(({ fieldName, level }) => `${fieldName} ${level}`)).toEqual([
      'Appraiser1 B-LTA',
      'Appraiser2 B-LTA',
      'FirmSeal B-LTA',
    ]);
    expect(timeStamps).toHaveLength(1);
    expect(codesOf(verification)).not.toContain('field-unsigned');
  });

  it('stays accepted when the forger only writes the message of the seal anew, with its key', () => {
    expect(verifyPdf(remessaged(report), report.trust).verdict).toBe('development');
  });
});

describe.each(Object.entries(attacks))('%s', (group, tried) => {
  it.each(tried.map((attack) => [attack.name, attack] as const))('%s', async (name, attack) => {
    const forged = await attack.make(report);
    // The first question: none of them is a file we issued.
    if (attack.trust === undefined) expect(Buffer.compare(forged, report.issued)).not.toBe(0);
    const verification = verifyPdf(forged, attack.trust?.(report) ?? report.trust);
    expectAnswer(verification, attack.answer);
    expectTold(verification, { group, name });
  });
});

it('counts the attacks', () => {
  expect(Object.values(attacks).flat().length).toBeGreaterThan(200);
});
