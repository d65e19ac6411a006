import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { RenewProofs } from '../../src/reports/renew-proofs.js';
import { verifyNationally } from '../../src/signing/sm2/national-signature.js';
import { readSm2Keys } from '../../src/signing/sm2/sm2-signer.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { unzipped } from '../bundle/bundle-world.js';
import { sm2Pem, sm2PublicPem } from '../signing/sm2-key.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { mustBe, SigningFirm, type Appraised } from './signing-firm.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the proof of an issued report', () => {
  const keys = temporaryFolder('sm2-key');
  const SM2_KEY_FILE = join(keys.path, 'key.pem');
  writeFileSync(SM2_KEY_FILE, sm2Pem());
  const firm = new SigningFirm({ SM2_KEY_FILE });
  let one: Appraised;
  let issued: Buffer;
  let code: string;
  const trust = (instant: string) => ({ trustStore: [firm.authority.root.certificate], now: new Date(instant) });
  const verdictOf = (pdf: Uint8Array, instant: string) => verifyPdf(pdf, trust(instant)).verdict;
  const renew = (): Promise<void> => firm.service.app.get(RenewProofs, { strict: false }).run();
  const published = async (): Promise<Buffer> => {
    const answer = await request(firm.service.server).get(`/r/${code}/report.pdf`).responseType('blob');
    return answer.body as Buffer;
  };

  beforeAll(async () => {
    await firm.start();
    await firm.hire();
    one = await firm.signedByBoth();
    const sealed = mustBe(201, await firm.post(`${one.path}/seal`, firm.people.signer.headers));
    code = sealed.body.code as string;
    issued = await firm.pdf(one.path);
  }, 120_000);
  afterAll(async () => {
    await firm.stop();
    firm.remove();
    keys.remove();
  });

  it('is left alone while it lasts', async () => {
    await renew();
    expect(await firm.service.count('report_files')).toBe(1);
    const [row] = await firm.service.dataSource.query<Record<string, unknown>[]>(
      'SELECT number, level, gaps_json, renew_before FROM report_proofs',
    );
    // The development authority stamps with a certificate of ten years; half a year before its end is the day.
    expect(row).toEqual({ number: 1, level: 'B-LTA', gaps_json: '[]', renew_before: '2036-05-05T08:00:00.000Z' });
  });

  it('is carried on before the last time-stamp ends, and stands ten years later', async () => {
    await firm.stop();
    await firm.start('2036-05-06T00:00:00.000Z');
    await renew();
    await renew();
    expect(await firm.service.count('report_files')).toBe(2);
    const renewed = await published();
    expect(renewed.subarray(0, issued.length).equals(issued)).toBe(true);
    expect(renewed.length).toBeGreaterThan(issued.length);
    expect([verdictOf(issued, '2046-05-01T00:00:00Z'), verdictOf(renewed, '2046-05-01T00:00:00Z')]).toEqual([
      'not-trusted',
      'development',
    ]);
    const { signatures, timeStamps } = verifyPdf(renewed, trust('2046-05-01T00:00:00Z'));
    expect(signatures.map(({ level }) => level)).toEqual(['B-LTA', 'B-LTA', 'B-LTA']);
    expect(timeStamps).toHaveLength(2);
  }, 60_000);

  it('is told in the log, and both files are known as issued', async () => {
    const renewed = await published();
    const entries = await firm.service.dataSource.query<{ content: string }[]>(
      'SELECT content FROM log_entries ORDER BY position',
    );
    const told = entries.map(({ content }) => JSON.parse(content) as Record<string, string>);
    expect(told.filter(({ kind }) => kind?.startsWith('report-'))).toMatchObject([
      { kind: 'report-issued', sha256: sha256(issued) },
      { kind: 'report-renewed', sha256: sha256(renewed), of: sha256(issued), at: '2036-05-06T00:00:00.000Z' },
    ]);
    for (const pdf of [issued, renewed]) {
      const { body } = await request(firm.service.server)
        .post('/v1/verifications')
        .set('content-type', 'application/pdf')
        .send(pdf);
      expect(body).toMatchObject({ verdict: 'issued', unaltered: { answer: 'yes' } });
    }
    const acts = `SELECT actor FROM audit_log WHERE action = 'proof.renewed'`;
    expect(await firm.service.dataSource.query(acts)).toEqual([{ actor: 'service' }]);
  }, 60_000);

  it('has its second signature with every copy, and the bundle of the longer one', async () => {
    expect(await firm.service.count('report_national_signatures')).toBe(2);
    const renewed = await published();
    const { text } = await request(firm.service.server).get(`/r/${code}/report.sig`);
    const trusted = readSm2Keys(sm2PublicPem());
    expect(verifyNationally(renewed, text, trusted).verdict).toBe('valid');
    expect(verifyNationally(issued, text, trusted).fault).toBe('other-file');
    const zip = await request(firm.service.server).get(`/r/${code}/bundle.zip`).responseType('blob');
    const files = await unzipped(zip.body as Buffer);
    expect(files.get('report.pdf')!.equals(renewed)).toBe(true);
    expect(files.get('report.pdf.sig')!.toString()).toBe(text);
  });
});
