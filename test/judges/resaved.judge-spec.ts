/** A report that qpdf has saved again, in every way that it rewrites a file, is never taken for the one that was signed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { isAccepted } from '../attacks/attack.js';
import { signedReport, type SignedReport } from '../attacks/signed-report.js';

let folder: string;
let report: SignedReport;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'resaved-'));
  report = await signedReport();
  writeFileSync(path.join(folder, 'issued.pdf'), report.issued);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('qpdf', () => {
  const ways = [
    '',
    '--object-streams=generate',
    '--object-streams=disable',
    '--linearize',
    '--qdf',
    '--remove-restrictions',
    '--encrypt user owner 256 --',
    '--pages . 1 --',
  ];

  it.each(ways)('saves no file that is accepted: %s', (way) => {
    const options = way === '' ? [] : way.split(' ');
    const [from, to] = ['issued.pdf', 'saved.pdf'].map((file) => path.join(folder, file)) as [string, string];
    rmSync(to, { force: true });
    const { status, stderr } = spawnSync('qpdf', [from, ...options, to], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const saved = new Uint8Array(readFileSync(to));
    expect(Buffer.compare(saved, report.issued)).not.toBe(0);
    const verification = verifyPdf(saved, report.trust);
    expect(isAccepted(verification)).toBe(false);
    expect(['invalid', 'unreadable', 'unsigned']).toContain(verification.verdict);
  });
});
