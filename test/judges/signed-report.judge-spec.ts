/**
 * Independent programs look at a report that two appraisers signed and the firm sealed: pdfsig (NSS), qpdf, mutool, poppler's tools and openssl. They know
 * nothing of this project. Run by `.ci/run` and `npm run judges`.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appraiseCommand, type Workplace } from '../../src/cli/appraise-command.js';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';

let folder: string;
let report: string;
let shortReport: string;
let roots: string;

function judge(command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (error) throw error;
  return `${stdout}${stderr}\nexit code ${status}`;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'judges-'));
  report = path.join(folder, 'report.pdf');
  const place: Workplace = {
    shelf: await loadShelf(readSettings({})),
    clock: { now: () => new Date() },
    dataDir: folder,
  };
  const order = path.join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
  await appraiseCommand(order, { pdf: report, developmentSignatures: true }, place);
  // pdfinfo's reading of the structure takes minutes on a long report.
  const few = JSON.parse(readFileSync(order, 'utf8')) as { components: unknown[] };
  const shortOrder = path.join(folder, 'short.json');
  shortReport = path.join(folder, 'short.pdf');
  writeFileSync(shortOrder, JSON.stringify({ ...few, components: few.components.slice(0, 5) }));
  await appraiseCommand(shortOrder, { pdf: shortReport }, place);
  roots = path.join(folder, 'development-authority', 'root.pem');
  const nss = path.join(folder, 'nss');
  mkdirSync(nss);
  execFileSync('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password']);
  execFileSync('certutil', ['-A', '-d', `sql:${nss}`, '-n', 'development root', '-t', 'CT,C,C', '-i', roots]);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('pdfsig', () => {
  it('finds both appraisers and the seal valid, trusted by the development root, and the whole file covered', () => {
    const answer = judge('pdfsig', '-nssdir', `sql:${path.join(folder, 'nss')}`, report);
    const signatures = answer.split(/^Signature #/m).slice(1);
    const fields = signatures.map((part) => /Signature Field Name: (\S+)/.exec(part)?.[1]);
    expect(fields.slice(0, 3)).toEqual(['Appraiser1', 'Appraiser2', 'FirmSeal']);
    for (const signature of signatures.slice(0, 3)) {
      expect(signature).toContain('Signature Validation: Signature is Valid.');
      expect(signature).toContain('Certificate Validation: Certificate is Trusted.');
      expect(signature).toContain('ETSI.CAdES.detached');
    }
    expect(answer).toContain('Total document signed');
  });

  it('finds a changed byte', () => {
    const altered = path.join(folder, 'altered.pdf');
    const bytes = readFileSync(report);
    bytes[bytes.indexOf('stream') + 200]! ^= 1;
    writeFileSync(altered, bytes);
    // The archive time-stamp is no signature of a person, and pdfsig does not look behind its digest.
    const people = judge('pdfsig', '-nocert', altered)
      .split(/^Signature #/m)
      .slice(1, 4);
    expect(people).toHaveLength(3);
    for (const person of people) expect(person).not.toContain('Signature is Valid.');
  });
});

describe('qpdf and mutool', () => {
  it('find no fault in the structure of the file', () => {
    expect(judge('qpdf', '--check', report)).toMatch(/No syntax or stream encoding errors found[\s\S]*exit code 0/);
    const copy = path.join(folder, 'copy.pdf');
    copyFileSync(report, copy);
    expect(judge('mutool', 'info', copy)).not.toMatch(/error|warning/i);
    // mutool knows no development root and no SubFilter of time-stamps: its verdict on the digests is what counts.
    expect(judge('mutool', 'sign', '-v', report)).not.toMatch(/digest failure/i);
  });
});

describe("poppler's tools", () => {
  it('see every font embedded as a subset with a Unicode map', () => {
    const rows = judge('pdffonts', report)
      .split('\n')
      .slice(2)
      .filter((row) => row.includes('CID'));
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  it('see a tagged document and pull the attached record out of it', () => {
    expect(judge('pdfinfo', report)).toMatch(/Tagged:\s+yes/);
    expect(judge('pdfinfo', '-struct-text', shortReport)).toContain('残值（净额）');
    expect(judge('pdfdetach', '-list', report)).toContain('appraisal.json');
    const target = path.join(folder, 'appraisal.json');
    judge('pdfdetach', '-save', '1', '-o', target, report);
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ format: 'lift-appraisal/1' });
  });
});

/** The signed bytes and the CMS of every signature that a person or the firm made, in the order of the file. */
function signaturesIn(pdf: Buffer): { content: Buffer; cms: Buffer }[] {
  const ranges = [...pdf.toString('latin1').matchAll(/CAdES\.detached\s*\/ByteRange \[0 (\d+) (\d+) (\d+)/g)];
  return ranges.map((match) => {
    const [from = 0, to = 0, length = 0] = match.slice(1).map(Number);
    const room = pdf.subarray(from + 1, to - 1).toString('latin1');
    const bytes = Buffer.from(room, 'hex');
    // SEQUENCE with a length of two bytes: what follows the message in its room are zeros.
    expect(bytes[1]).toBe(0x82);
    return {
      content: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + length)]),
      cms: bytes.subarray(0, bytes.readUInt16BE(2) + 4),
    };
  });
}

describe('openssl', () => {
  it('verifies the CMS of each of the three over its own bytes against the development root, as CAdES', () => {
    const signatures = signaturesIn(readFileSync(report));
    expect(signatures).toHaveLength(3);
    for (const { content, cms } of signatures) {
      const [signed, message] = [path.join(folder, 'signed.bin'), path.join(folder, 'signature.der')];
      writeFileSync(signed, content);
      writeFileSync(message, cms);
      const args = ['cms', '-verify', '-cades', '-inform', 'DER', '-in', message, '-content', signed, '-binary'];
      const out = ['-purpose', 'any', '-out', path.join(folder, 'out.bin')];
      const answer = judge('openssl', ...args, '-CAfile', roots, ...out);
      expect(answer).toContain('successful');
      expect(answer).toContain('exit code 0');
    }
  });
});
