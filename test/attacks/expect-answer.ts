import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import type { PdfVerification } from '../../src/signing/verification.js';
import { type Answer, isAccepted } from './attack.js';
import { told } from './told.js';

export const codesOf = ({ findings }: Pick<PdfVerification, 'findings'>) => findings.map(({ code }) => code);

/** What must be answered whatever else is told. */
export function expectAnswer(verification: PdfVerification, answer: Answer): void {
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

type Told = Record<string, Record<string, string>>;
const table = JSON.parse(readFileSync(path.join(packageRoot, 'test', 'attacks', 'told.json'), 'utf8')) as Told;

/** All that is told of an attacked file, against the table that was read and found right: a line changes there or nowhere. */
export function expectTold(verification: PdfVerification, { group, name }: { group: string; name: string }): void {
  expect(told(verification)).toBe(table[group]?.[name]);
}
