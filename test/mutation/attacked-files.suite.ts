/** test/attacks on files that were made before: only the verification is asked again for every mutant. */
import { describe, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { expectAnswer, expectTold } from '../attacks/expect-answer.js';
import { attackedFiles, type AttackedFile } from './attacked-files.js';

const index = JSON.parse(readFileSync(attackedFiles.index, 'utf8')) as AttackedFile[];
const groups = [...new Set(index.map(({ group }) => group))];

describe.each(groups)('%s', (group) => {
  const files = index.filter((one) => one.group === group);
  it.each(files.map((one) => [one.name, one] as const))('%s', (name, { file, answer, trustStore, now }) => {
    const pdf = new Uint8Array(readFileSync(path.join(attackedFiles.folder, file)));
    const roots = trustStore.map((der) => new Uint8Array(Buffer.from(der, 'base64')));
    const verification = verifyPdf(pdf, { trustStore: roots, now: new Date(now) });
    expectAnswer(verification, answer);
    expectTold(verification, { group, name });
  });
});
