import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PdfVerification } from '../../src/signing/verification.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { attacks } from './all-attacks.js';
import { type Answer, isAccepted } from './attack.js';
import { remessaged } from './resealed.js';
import { signedReport, type SignedReport } from './signed-report.js';

let report: SignedReport;
beforeAll(async () => {
  report = await signedReport();
}, 120_000);

const codesOf = ({ findings }: PdfVerification) => findings.map(({ code }) => code);

function expectAnswer(verification: PdfVerification, answer: Answer): void {
  if (answer.by === 'verification') {
    expect(isAccepted(verification)).toBe(false);
    expect([answer.verdict].flat()).toContain(verification.verdict);
    if (answer.code) expect(codesOf(verification)).toContain(answer.code);
    return;
  }
  expect(verification).toMatchObject({ verdict: 'development', changedAfterSigning: false });
  if (answer.told) expect(codesOf(verification)).toContain(answer.told);
  if (answer.levels) expect(verification.signatures.map(({ level }) => level)).toEqual(answer.levels);
}

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
    expect(codesOf(verification as PdfVerification)).not.toContain('field-unsigned');
  });

  it('stays accepted when the forger only writes the message of the seal anew, with its key', () => {
    expect(verifyPdf(remessaged(report), report.trust).verdict).toBe('development');
  });
});

describe.each(Object.entries(attacks))('%s', (_, group) => {
  it.each(group.map((attack) => [attack.name, attack] as const))('%s', async (_name, attack) => {
    const forged = await attack.make(report);
    // The first question: none of them is a file we issued.
    if (attack.trust === undefined) expect(Buffer.compare(forged, report.issued)).not.toBe(0);
    expectAnswer(verifyPdf(forged, attack.trust?.(report) ?? report.trust), attack.answer);
  });
});

it('counts the attacks', () => {
  expect(Object.values(attacks).flat().length).toBeGreaterThan(200);
});
