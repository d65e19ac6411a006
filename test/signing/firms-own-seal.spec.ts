/** The seal a firm has of a real authority, wherever its key is kept: a file, a program, a platform. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { SealKey, SigningSettings } from '../../src/config/signing-settings.js';
import { openSeal } from '../../src/reports/open-seal.js';
import { sealReport } from '../../src/reports/seal-report.js';
import { sealFieldName } from '../../src/reports/signature-slots.js';
import { certificatePem, type CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { writePkcs12 } from '../../src/signing/pkcs12/write-pkcs12.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { NationalAuthority } from './national-authority.js';
import { preparedPdf } from './prepared-pdf.js';

let folder: ReturnType<typeof temporaryFolder>;
const inFolder = (name: string): string => join(folder.path, name);
const inscription = { firm: '沈阳示例房地产估价有限公司', purpose: '评估专用章', code: '2101000000001' };
const program = `
  const { readFileSync } = require('node:fs');
  const key = readFileSync(process.argv[1]);
  process.stdout.write(require('node:crypto').sign('sha256', readFileSync(0), key));`;

let national: NationalAuthority;
let firm: CertifiedKey;
/** Where the key of the firm is kept, and asked for with a token. */
let platform: Server;
let tokens: IncomingHttpHeaders['authorization'][];
beforeAll(async () => {
  folder = temporaryFolder('own-seal');
  national = await NationalAuthority.start();
  firm = national.issue(inscription.firm);
  platform = createServer((request, response) => {
    tokens.push(request.headers.authorization);
    void buffer(request).then((asked) => response.end(sign('sha256', asked, firm.key)));
  });
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
  const password = '密码 of the seal';
  const p12 = writePkcs12({ holder: firm, chain: [national.root.certificate], password });
  await Promise.all([
    writeFile(inFolder('root.pem'), national.rootPem),
    writeFile(inFolder('seal.pem'), `${certificatePem(firm.certificate)}${national.rootPem}`),
    writeFile(inFolder('seal.p12'), p12),
    writeFile(inFolder('password.txt'), `${password}\r\n`),
    writeFile(inFolder('key.pem'), firm.key.export({ type: 'pkcs8', format: 'pem' })),
    writeFile(inFolder('token.txt'), 'token-of-the-firm\n'),
    writeFile(inFolder('empty.pem'), 'no certificate here\n'),
  ]);
});
afterAll(async () => {
  await national.stop();
  await new Promise((resolve) => platform.close(resolve));
  folder.remove();
});

const certificatesFile = (): string => inFolder('seal.pem');
const inFile = (): SealKey => ({
  ...{ kind: 'pkcs12', file: inFolder('seal.p12'), passwordFile: inFolder('password.txt') },
});
const behindProgram = (): SealKey => ({
  ...{ kind: 'command', certificatesFile: certificatesFile() },
  command: [process.execPath, '-e', program, inFolder('key.pem')],
});
const onPlatform = (tokenFile: string | null = inFolder('token.txt')): SealKey => {
  const { port } = platform.address() as AddressInfo;
  return { kind: 'http', url: `http://127.0.0.1:${port}/`, certificatesFile: certificatesFile(), tokenFile };
};

function open(key: SealKey, changes: Partial<SigningSettings> = {}) {
  const signing: SigningSettings = {
    seal: { key, inscription },
    timeStampUrl: `${national.url}/stamps`,
    timeoutMs: 10_000,
    trustFiles: [inFolder('root.pem')],
    signatures: 'appraisers-and-seal',
    proofRenewalDays: 180,
    sm2: null,
    ...changes,
  };
  return openSeal({ dataDir: folder.path, signing }, { now: () => national.now });
}
/** While nobody answers at these places of the authority. */
async function sealedWithout(paths: readonly string[], ...asked: Parameters<typeof open>) {
  for (const path of paths) national.silent.add(path);
  try {
    return await sealed(...asked);
  } finally {
    national.silent.clear();
  }
}
async function sealed(...asked: Parameters<typeof open>) {
  tokens = [];
  national.asked.length = 0;
  const pdf = await preparedPdf({ fieldNames: [sealFieldName] });
  return sealReport(pdf, await open(...asked), { sealedAt: national.now, isLast: false });
}

describe('a seal of the firm’s own', () => {
  it.each<[string, () => SealKey]>([
    ['in a file with a password', inFile],
    ['behind a program', behindProgram],
    ['on a platform', onPlatform],
  ])('%s seals a report with proof for the long term', async (_, key) => {
    const report = await sealed(key());
    expect(report).toMatchObject({ level: 'B-LTA', gaps: [], provenUntil: new Date('2036-10-01T00:00:00Z') });
    const verification = verifyPdf(report.pdf, { trustStore: [national.root.certificate], now: national.now });
    expect(verification).toMatchObject({ verdict: 'valid', changedAfterSigning: false });
    expect(verification.signatures[0]?.certificate?.commonName).toBe(inscription.firm);
  });

  it('asks the authority for time-stamps and revocation in the words of their protocols', async () => {
    await sealed(inFile());
    const [stamp, ocsp] = [
      { method: 'POST', path: '/stamps', contentType: 'application/timestamp-query' },
      { method: 'POST', path: '/ocsp', contentType: 'application/ocsp-request' },
    ];
    // The seal and its time-stamp are asked about; a second stamp goes over the whole.
    expect(national.asked).toEqual([stamp, ocsp, ocsp, stamp]);
  });

  it('is asked about by list where nobody answers otherwise', async () => {
    expect(await sealedWithout(['/ocsp'], inFile())).toMatchObject({ level: 'B-LTA', gaps: [] });
    expect(national.asked).toContainEqual({ method: 'GET', path: '/root.crl', contentType: undefined });
  });

  it('says what its proof lacks', async () => {
    const revocation = ['/ocsp', '/root.crl'];
    expect((await sealedWithout(revocation, inFile())).gaps).toEqual(['revocation-unanswered']);
    expect((await sealedWithout(['/stamps'], inFile())).gaps).toEqual([
      'time-stamp-missing',
      'archive-time-stamp-missing',
    ]);
    expect((await sealed(inFile(), { timeStampUrl: null })).gaps).toContain('archive-time-stamp-missing');
  });

  it('is asked for on its platform with the token of the firm, or with none', async () => {
    await sealed(onPlatform());
    expect(tokens).toEqual(['Bearer token-of-the-firm']);
    await sealed(onPlatform(null));
    expect(tokens).toEqual([undefined]);
  });

  it('is not opened with files that lack or hold nothing', async () => {
    await expect(open({ ...behindProgram(), certificatesFile: inFolder('empty.pem') } as SealKey)).rejects.toThrow(
      'empty.pem holds no certificate',
    );
    await expect(open(inFile(), { trustFiles: [inFolder('empty.pem')] })).rejects.toThrow('holds no certificate');
    await expect(open(onPlatform(inFolder('missing.txt')))).rejects.toThrow('missing.txt');
  });
});
