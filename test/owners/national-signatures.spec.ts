/** The second signature, by the national algorithms, beside reports of a running service: made, served, packed, checked. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type request from 'supertest';
import { loadShelf } from '../../src/appraisals/shelf.js';
import { verifyCommand, type VerifyAnswer, type VerifyOptions } from '../../src/cli/verify-command.js';
import { readSettings, type Environment } from '../../src/config/settings.js';
import { SM2_SIGNER } from '../../src/reports/national-signatures/open-sm2-key.js';
import { SignOlderReports } from '../../src/reports/national-signatures/sign-older-reports.js';
import { verifyNationally } from '../../src/signing/sm2/national-signature.js';
import { readSm2Keys, type Sm2Signer } from '../../src/signing/sm2/sm2-signer.js';
import { testInstant } from '../api/running-service.js';
import { unzipped, withManifest, zipped, type Files } from '../bundle/bundle-world.js';
import { sm2Pem, sm2PublicPem, strangersNumber } from '../signing/sm2-key.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { startFirm, type Firm, type IssuedReport } from './issued-reports.js';

const folder = temporaryFolder('national');
const at = (name: string): string => join(folder.path, name);
const keep = (name: string, content: string | Buffer): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const SM2_KEY_FILE = keep('key.pem', sm2Pem());
const ours = keep('public.pem', sm2PublicPem());
const strangers = keep('stranger.pem', sm2PublicPem(strangersNumber));
const trusted = readSm2Keys(sm2PublicPem());
const DATA_DIR = at('data');
mkdirSync(DATA_DIR);

let firm: Firm;
let early: IssuedReport;
let late: IssuedReport;
const start = (environment: Environment = {}): Promise<Firm> => startFirm({ DATA_DIR, ...environment });
const round = (): Promise<void> => firm.service.app.get(SignOlderReports, { strict: false }).run();
const own = ({ appraisalId }: IssuedReport): request.Test =>
  firm.get(`/v1/appraisals/${appraisalId}/report/signature.sig`);
const open = ({ code }: IssuedReport): request.Test => firm.readPage(`/r/${code}/report.sig`);
const bundle = async ({ code }: IssuedReport): Promise<Buffer> =>
  (await firm.read(`/r/${code}/bundle.zip`).responseType('blob')).body as Buffer;

beforeAll(async () => {
  firm = await start();
  early = await firm.issue();
}, 120_000);
afterAll(async () => {
  await firm.service.stop();
  folder.remove();
});

describe('without a key', () => {
  it('a report has no second signature, and no page or bundle speaks of one', async () => {
    await round();
    const [mine, anybodys] = [await own(early), await open(early)];
    expect([mine.status, mine.body.code]).toEqual([404, 'national-signature-missing']);
    expect([anybodys.status, anybodys.type, anybodys.text]).toEqual([
      404,
      'text/html',
      expect.stringContaining('没有国密签名'),
    ]);
    for (const rest of ['', '/full']) {
      expect((await firm.readPage(`/r/${early.code}${rest}`)).text).not.toContain('report.sig');
    }
    const files = await unzipped(await bundle(early));
    expect(files.has('report.pdf.sig')).toBe(false);
    expect(files.get('README.txt')!.toString()).not.toContain('国密');
  });
});

describe('with a key', () => {
  beforeAll(async () => {
    await firm.service.stop();
    firm = await start({ SM2_KEY_FILE });
    late = await firm.issue();
  }, 120_000);

  it('a report is signed when it is issued, over its stored bytes', async () => {
    const answer = await own(late);
    expect([answer.status, answer.type]).toEqual([200, 'application/json']);
    const name = encodeURIComponent(`${late.number}.pdf.sig`);
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="report.pdf.sig"; filename*=UTF-8''${name}`,
    );
    expect(verifyNationally(await firm.pdf(late), answer.text, trusted).verdict).toBe('valid');
    expect(verifyNationally(await firm.pdf(early), answer.text, trusted).fault).toBe('other-file');
    expect((await open(late)).text).toBe(answer.text);
  });

  it('a report older than the key is signed by the round, once', async () => {
    await round();
    await round();
    expect(verifyNationally(await firm.pdf(early), (await own(early)).text, trusted).verdict).toBe('valid');
    const acts = `SELECT actor FROM audit_log WHERE action = 'report.signed-nationally'`;
    expect(await firm.service.dataSource.query(acts)).toEqual([{ actor: 'service' }]);
    expect(await firm.service.count('report_national_signatures')).toBe(2);
  });

  it('a draft is not signed, and what was never issued is told as for the report itself', async () => {
    const draft = await firm.issue({ engagement: undefined });
    await round();
    expect((await own(draft)).body.code).toBe('national-signature-missing');
    expect((await open(draft)).status).toBe(404);
    const unissued = await firm.appraise();
    expect((await firm.get(`/v1/appraisals/${unissued}/report/signature.sig`)).body.code).toBe('report-unknown');
    expect((await firm.readPage('/r/0000-0000-0000-0000-0000/report.sig')).status).toBe(404);
  });

  it('a failing key keeps no report from being issued: it is told, and the next round signs', async () => {
    const signer = firm.service.app.get<{ sign: Sm2Signer['sign'] }>(SM2_SIGNER, { strict: false });
    const { sign } = signer;
    const told = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    signer.sign = () => Promise.reject(new Error('no card'));
    const report = await firm.issue();
    await round();
    expect((await own(report)).status).toBe(404);
    expect(told.mock.calls.map(([error]) => error)).toMatchObject([
      { code: 'signer-failed' },
      { code: 'signer-failed' },
    ]);
    told.mockRestore();
    signer.sign = sign;
    await round();
    expect(verifyNationally(await firm.pdf(report), (await own(report)).text, trusted).verdict).toBe('valid');
  });

  it('is served as it is documented, to the firm and, where the report is shown, to anybody', async () => {
    const { body: api } = await firm.read('/openapi.json');
    for (const door of ['/v1/appraisals/{id}/report/signature.sig', '/r/{code}/report.sig']) {
      const { schema } = api.paths[door].get.responses['200'].content['application/json'];
      const validate = new Ajv2020({ validateFormats: false }).compile(schema as object);
      expect([validate((await own(late)).body), validate({ format: 'other' })]).toEqual([true, false]);
    }
    const door = `/v1/appraisals/${late.appraisalId}/report`;
    expect((await firm.read(`${door}/signature.sig`)).status).toBe(401);
    for (const rest of ['', '/full']) {
      const { text } = await firm.readPage(`/r/${late.code}${rest}`);
      expect(text).toContain(`<a href="/r/${late.code}/report.sig">`);
    }
    const statuses = async (mode: string): Promise<readonly unknown[]> => {
      await firm.put(`${door}/visibility`, { mode });
      const page = await firm.readPage(`/r/${late.code}`);
      const { status, text } = await open(late);
      return [status, text.includes('publicKey'), page.text.includes('report.sig')];
    };
    expect(await statuses('figures')).toEqual([403, false, false]);
    expect(await statuses('closed')).toEqual([403, false, false]);
    expect(await statuses('full')).toEqual([200, true, true]);
  });
});

describe('the command line', () => {
  let verify: (name: string, bytes: Buffer, options: VerifyOptions) => Promise<VerifyAnswer>;
  let pdf: Buffer;
  let sig: string;
  let files: Files;
  let known: VerifyOptions;
  beforeAll(async () => {
    const clock = { now: () => new Date(testInstant) };
    const place = { shelf: await loadShelf(readSettings({})), clock, dataDir: DATA_DIR };
    verify = (name, bytes, options) => verifyCommand(keep(name, bytes), options, place);
    pdf = await firm.pdf(late);
    sig = keep('late.sig', (await own(late)).text);
    files = await unzipped(await bundle(late));
    known = {
      trust: [keep('root.pem', files.get('certificates/root-1.pem')!)],
      logKey: keep('log.pem', files.get('log/key.pem')!),
    };
  });
  const outcome = ({ exitCode, text }: VerifyAnswer): readonly [number, string] => [exitCode, text];

  it('checks a PDF with the signature beside it: both must hold', async () => {
    const [code, text] = outcome(await verify('late.pdf', pdf, { sig, sm2Trust: [ours] }));
    expect([code, text]).toEqual([0, expect.stringContaining('国密签名（SM2/SM3）有效')]);
    expect(text).toContain('未被改动');
    const json = await verify('late.pdf', pdf, { sig, sm2Trust: [ours], json: true });
    expect(JSON.parse(json.text)).toMatchObject({ verdict: 'valid', nationalSignature: { verdict: 'valid' } });
    for (const sm2Trust of [undefined, [strangers]]) {
      const untrusted = await verify('late.pdf', pdf, { sig, sm2Trust });
      expect(outcome(untrusted)).toEqual([1, expect.stringMatching(/key-untrusted[^]*公钥 SHA-256：[0-9a-f]{64}/)]);
    }
    const another = await verify('early.pdf', await firm.pdf(early), { sig, sm2Trust: [ours] });
    expect(outcome(another)).toEqual([1, expect.stringContaining('other-file')]);
    expect(another.text).toContain('未被改动');
    // The signature beside it holds, the report itself does not: its seal is nobody's whom this place trusts.
    const untrustedSeal = await verify('late.pdf', pdf, { sig, sm2Trust: [ours], trust: [ours] });
    expect(outcome(untrustedSeal)).toEqual([1, expect.stringContaining('国密签名（SM2/SM3）有效')]);
  });

  it('says which options belong together', async () => {
    const usage = { exitCode: 2 };
    await expect(verify('late.pdf', pdf, { sm2Trust: [ours] })).rejects.toMatchObject(usage);
    await expect(verify('late.pdf', pdf, { sig: at('none.sig') })).rejects.toMatchObject(usage);
    await expect(verify('late.zip', await bundle(late), { sig })).rejects.toMatchObject(usage);
  });

  const packed = (changed: Files): Promise<Buffer> => zipped(withManifest(changed));
  const check = async (zip: Buffer, options: VerifyOptions = {}): Promise<readonly [number, string]> =>
    outcome(await verify('late.zip', zip, { ...known, ...options }));

  it('finds it in the bundle, listed and explained, and says whose it is', async () => {
    expect([...files.keys()].slice(0, 4)).toEqual(['README.txt', 'manifest.json', 'report.pdf', 'report.pdf.sig']);
    expect(files.get('report.pdf.sig')!.toString()).toBe(readFileSync(sig, 'utf8'));
    expect(files.get('manifest.json')!.toString()).toContain('"report.pdf.sig"');
    expect(files.get('README.txt')!.toString()).toContain('distid:1234567812345678 \\\n');
    const zip = await bundle(late);
    expect(await check(zip, { sm2Trust: [ours] })).toEqual([0, expect.stringContaining('国密签名（SM2/SM3）有效')]);
    expect(await check(zip)).toEqual([0, expect.stringContaining('national-key-not-trusted')]);
    expect(await check(zip, { sm2Trust: [strangers] })).toEqual([1, expect.stringContaining('national-key-untrusted')]);
  });

  it('refuses a bundle with the signature of another report, an altered one, or none where one is expected', async () => {
    const other = Buffer.from((await own(early)).text);
    const parts = JSON.parse(readFileSync(sig, 'utf8')) as object;
    const { signature } = JSON.parse(other.toString()) as { signature: string };
    const put = (bytes: Buffer): Promise<Buffer> => packed(new Map([...files, ['report.pdf.sig', bytes]]));
    expect(await check(await put(other))).toEqual([1, expect.stringContaining('national-signature-of-another-file')]);
    const altered = await put(Buffer.from(JSON.stringify({ ...parts, signature })));
    expect(await check(altered)).toEqual([1, expect.stringContaining('national-signature-mismatch')]);
    expect(await check(await put(Buffer.from('{}')))).toEqual([
      1,
      expect.stringContaining('national-signature-unreadable'),
    ]);
    const without = await packed(new Map([...files].filter(([name]) => name !== 'report.pdf.sig')));
    expect((await check(without))[0]).toBe(0);
    expect(await check(without, { sm2Trust: [ours] })).toEqual([
      1,
      expect.stringContaining('national-signature-missing'),
    ]);
  });
});
