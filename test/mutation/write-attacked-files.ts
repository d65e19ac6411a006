/**
 * Makes the attacked files once, before the mutants come: what costs seconds is the making, not the verification. Run by
 * scripts/bundle-mutation-specs.mjs on the code as it is.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attacks } from '../attacks/all-attacks.js';
import { signedReport } from '../attacks/signed-report.js';
import { told } from '../attacks/told.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { attackedFiles, type AttackedFile } from './attacked-files.js';

rmSync(attackedFiles.folder, { recursive: true, force: true });
mkdirSync(attackedFiles.folder, { recursive: true });
const report = await signedReport();
const index: AttackedFile[] = [];
const kept = new Set<string>();
for (const [group, tried] of Object.entries(attacks)) {
  for (const { name, make, answer, trust } of tried) {
    const bytes = await make(report);
    const question = trust?.(report) ?? report.trust;
    // The time it takes counts for each mutant: files that are answered alike are represented by the first of them.
    const answered = told(verifyPdf(bytes, question));
    if (kept.has(answered)) continue;
    kept.add(answered);
    const file = `${index.length}.pdf`;
    writeFileSync(path.join(attackedFiles.folder, file), bytes);
    const trustStore = question.trustStore.map((der) => Buffer.from(der).toString('base64'));
    index.push({ group, name, file, answer, trustStore, now: question.now.toISOString() });
  }
}
writeFileSync(attackedFiles.index, JSON.stringify(index));
