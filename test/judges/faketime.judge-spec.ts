/**
 * The finished program is asked years later: `faketime` moves the clock of the whole process. A report with long-term proof
 * must still be explained as valid after its certificates have ended, one without must not.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { certificatePem } from '../../src/signing/certificates/development-authority.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { archived, signatureOrder, signedReport, type SignedReport } from '../attacks/signed-report.js';

const day = 24 * 3600_000;
const hasFaketime = spawnSync('faketime', ['--version']).error === undefined;
const withFaketime = hasFaketime ? it : it.skip;

let folder: string;
let report: SignedReport;
let ends: Date;
const at = (file: string): string => path.join(folder, file);
const years = (count: number): number => count * 365.25 * day;

/** The stages by the same hands, but without time-stamps: each signature holds only while its certificate lives (B-B). */
async function withoutProof({ world, keys, unsigned }: SignedReport): Promise<Uint8Array> {
  let pdf = unsigned;
  for (const fieldName of ['Appraiser1', 'Appraiser2', 'FirmSeal'] as const) {
    pdf = await signPdf(pdf, signatureOrder(world, { fieldName, key: keys[fieldName] }));
  }
  return pdf;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'faketime-'));
  report = await signedReport();
  const { world, sealed, keys } = report;
  ends = readCertificateFully(keys.FirmSeal.certificate).summary.validTo;
  const signedOn = world.now;
  writeFileSync(at('proven.pdf'), await archived(world, sealed, 20));
  writeFileSync(at('unproven.pdf'), await withoutProof(report));
  // A time-stamp for five years, and one for ten more before the first ends.
  const first = await archived(world, sealed, 5);
  writeFileSync(at('not-renewed.pdf'), first);
  world.now = new Date(signedOn.getTime() + years(4));
  writeFileSync(at('renewed.pdf'), await archived(world, first, 12));
  world.now = signedOn;
  writeFileSync(at('root.pem'), certificatePem(world.root.certificate));
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verifiedOn(instant: Date, file: string): { status: number | null; text: string } {
  const command = [path.join(packageRoot, 'dist', 'cli', 'main.js'), 'verify', at(file), '--trust', at('root.pem')];
  const when = `@${instant.toISOString().slice(0, 19).replace('T', ' ')}`;
  const environment = { ...process.env, TZ: 'UTC', DATA_DIR: folder };
  const args = ['-f', when, process.execPath, ...command];
  const { status, stdout, stderr } = spawnSync('faketime', args, { encoding: 'utf8', env: environment });
  return { status, text: `${stdout}${stderr}` };
}

describe.each([
  ['one day', day],
  ['ten years', years(10)],
])('%s after the certificates have ended', (_, later) => {
  const then = (): Date => new Date(ends.getTime() + later);

  withFaketime.each(['proven.pdf', 'renewed.pdf'])('%s is still valid, and says why', (file) => {
    const { status, text } = verifiedOn(then(), file);
    expect(text).toContain('未被改动');
    expect(text.match(/PAdES B-LTA/g)).toHaveLength(3);
    expect(text.match(/证书其后已到期，时间戳证明签名在到期之前已经存在/g)).toHaveLength(3);
    expect(status).toBe(0);
  });

  withFaketime('a report without proof is valid no more, and says why', () => {
    const { status, text } = verifiedOn(then(), 'unproven.pdf');
    expect(text).toContain('证书已过期，没有可信时间戳证明签名早于过期');
    expect(text).toContain('signature-not-trusted');
    expect(status).toBe(1);
  });
});

describe('while the certificates live', () => {
  withFaketime.each(['proven.pdf', 'unproven.pdf'])('%s is valid', (file) => {
    const { status, text } = verifiedOn(new Date(ends.getTime() - day), file);
    expect(text).not.toContain('其后已到期');
    expect(status).toBe(0);
  });
});

describe('an archive that nobody renewed', () => {
  withFaketime('is valid until its last time-stamp ends', () => {
    expect(verifiedOn(new Date(ends.getTime() + day), 'not-renewed.pdf').status).toBe(0);
    expect(verifiedOn(new Date(ends.getTime() + years(10)), 'not-renewed.pdf').status).toBe(1);
  });
});
