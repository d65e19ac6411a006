import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import request, { type Response } from 'supertest';
import { IssueReport } from '../../src/reports/issue-report.js';
import { SealSignedReport } from '../../src/reports/signatures/seal-signed-report.js';
import { RecordReview } from '../../src/reports/reviews/record-review.js';
import { EmbedSlot } from '../../src/reports/signatures/embed-slot.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { transformsOf } from '../signing/three-signatures.js';
import { mustBe, signature, SigningFirm, type Appraised } from './signing-firm.js';

const summary = ({ status, body }: Response): unknown => [status, body.code];
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the signatures of a report', () => {
  const firm = new SigningFirm();
  beforeAll(async () => {
    await firm.start();
    await firm.hire();
  }, 60_000);
  afterAll(async () => {
    await firm.stop();
    firm.remove();
  });

  const prepare = ({ path }: Appraised, slot: string, headers: Readonly<Record<string, string>>, body?: object) =>
    firm.post(`${path}/signatures/${slot}/prepare`, headers, body);
  const embed = ({ path }: Appraised, slot: string, headers: Readonly<Record<string, string>>, body: object) =>
    firm.post(`${path}/signatures/${slot}/embed`, headers, body);

  describe('the review', () => {
    it('comes before the report, and takes no number away while it is missing', async () => {
      const one = await firm.appraise();
      const { first } = firm.people;
      expect(summary(await firm.post(one.path, first.headers))).toEqual([409, 'review-missing']);
      mustBe(201, await firm.review(one, undefined, { verdict: 'returned', comment: '请补充证据' }));
      expect(summary(await firm.post(one.path, first.headers))).toEqual([409, 'review-missing']);
      expect(await firm.service.count('report_versions')).toBe(0);
      mustBe(201, await firm.review(one));
      const { body } = mustBe(201, await firm.post(one.path, first.headers));
      expect(body).toMatchObject({ state: 'prepared', number: '电梯残评〔2026〕第000001号', proof: null, missing: [] });
      expect(body.signatures).toEqual([
        { slot: 'appraiser-1', name: '王示例', state: 'open', signedAt: null, signerName: null },
        { slot: 'appraiser-2', name: '李示例', state: 'waiting', signedAt: null, signerName: null },
        { slot: 'seal', name: '沈阳示例资产评估有限公司', state: 'waiting', signedAt: null, signerName: null },
      ]);
      const list = await firm.get(`/v1/appraisals/${one.id}/reviews`);
      expect(list.body.items).toMatchObject([
        { number: 1, verdict: 'returned', comment: '请补充证据', reviewer: firm.people.reviewer.personId },
        { number: 2, verdict: 'approved', resultSha256: one.result },
      ]);
      const again = mustBe(200, await firm.post(one.path, first.headers));
      expect(again.body).toEqual(body);
    });

    it('is of somebody else, a person, on the result that stands', async () => {
      const both = await firm.person('兼任', ['appraiser', 'reviewer']);
      const one = await firm.appraise({}, both.headers);
      expect(summary(await firm.review(one, both.headers))).toEqual([403, 'review-of-own-work']);
      const other = { resultSha256: 'a'.repeat(64) };
      expect(summary(await firm.review(one, undefined, other))).toEqual([409, 'review-of-other-result']);
      expect(summary(await firm.review(one, firm.people.first.headers))).toEqual([403, 'permission-missing']);
      const stranger = await firm.person('陈示', ['reviewer']);
      expect(summary(await firm.review(one, stranger.headers))).toEqual([403, 'reviewer-not-named']);
      const wrong = await firm.review(one, undefined, {
        verdict: 'returned',
        comment: ' ',
        more: 1,
        resultSha256: 'x',
      });
      expect(summary(wrong)).toEqual([422, 'review-invalid']);
      expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
        '/more',
        '/comment',
        '/resultSha256',
      ]);
      expect((await firm.get(`/v1/appraisals/${one.id}/reviews`)).body.items).toEqual([]);
      expect(summary(await firm.review({ ...one, id: 'none' }))).toEqual([404, 'appraisal-unknown']);
    });

    it('that gives the work back stops the signatures', async () => {
      const one = await firm.prepared();
      mustBe(201, await firm.review(one, undefined, { verdict: 'returned', comment: '须修改' }));
      const { headers } = firm.people.first;
      expect(summary(await prepare(one, 'appraiser-1', headers))).toEqual([409, 'review-missing']);
      expect(mustBe(200, await firm.post(one.path, headers)).body.state).toBe('prepared');
    });
  });

  describe('in their order', () => {
    it('stand in one file over days, the last locks it, and all of it is proven for years', async () => {
      const one = await firm.prepared();
      const { first, second, signer } = firm.people;
      expect(summary(await firm.get(one.path))).toEqual([404, 'report-not-finished']);
      const unsigned = await firm.pdf(`${one.path}/prepared`);
      expect(verifyPdf(unsigned, { trustStore: [], now: new Date() }).verdict).toBe('unsigned');

      const prepared = mustBe(201, await prepare(one, 'appraiser-1', first.headers));
      expect(prepared.body).toMatchObject({ slot: 'appraiser-1', fieldName: 'Appraiser1', digestAlgorithm: 'SHA-256' });
      const document = await firm.pdf(prepared.body.document as string);
      expect(sha256(document)).toBe(prepared.body.preparedSha256);
      // The device answers the next morning.
      firm.service.setNow('2026-11-03T01:00:00.000Z');
      const { requestId, digestSha256 } = prepared.body as Record<string, string>;
      const cms = await signature(digestSha256!, firm.device(firm.key('王示例')));
      const embedded = mustBe(201, await embed(one, 'appraiser-1', first.headers, { requestId, cms }));
      expect(embedded.body).toMatchObject({ state: 'prepared', gaps: [] });
      expect(embedded.body.signatures[0]).toEqual({
        slot: 'appraiser-1',
        name: '王示例',
        state: 'signed',
        signedAt: '2026-11-03T01:00:00.000Z',
        signerName: '王示例（开发测试）',
      });
      expect(embedded.body.signatures[1].state).toBe('open');

      firm.service.setNow('2026-11-05T01:00:00.000Z');
      mustBe(201, await firm.sign(one, 'appraiser-2', second, firm.device(firm.key('李示例'))));
      const { body: waiting } = await firm.get(one.path);
      expect(waiting.waitsFor).toEqual([{ slot: 'seal', name: '沈阳示例资产评估有限公司' }]);
      const half = await firm.pdf(`${one.path}/prepared`);

      firm.service.setNow('2026-11-06T01:00:00.000Z');
      const sealed = mustBe(201, await firm.post(`${one.path}/seal`, signer.headers));
      expect(sealed.body).toMatchObject({ state: 'archived', proof: { level: 'B-LTA', gaps: [] } });
      const pdf = await firm.pdf(one.path);
      expect(sha256(pdf)).toBe(sealed.body.sha256);
      expect(pdf.subarray(0, half.length).equals(half)).toBe(true);
      const now = new Date('2026-11-07T00:00:00Z');
      const verification = verifyPdf(pdf, { trustStore: [firm.authority.root.certificate], now });
      expect(verification).toMatchObject({ verdict: 'development', changedAfterSigning: false });
      const told = verification.signatures.map((one) => [one.fieldName, one.level, one.integrity, one.covers]);
      expect(told).toEqual([
        ['Appraiser1', 'B-LTA', 'intact', 'revision'],
        ['Appraiser2', 'B-LTA', 'intact', 'revision'],
        ['FirmSeal', 'B-LTA', 'intact', 'revision'],
      ]);
      expect(verification.signatures.map(({ provenAt }) => provenAt?.toISOString())).toEqual([
        '2026-11-03T01:00:00.000Z',
        '2026-11-05T01:00:00.000Z',
        '2026-11-06T01:00:00.000Z',
      ]);
      expect([transformsOf(pdf, 'Appraiser1'), transformsOf(pdf, 'Appraiser2'), transformsOf(pdf, 'FirmSeal')]).toEqual(
        [['DocMDP'], [], ['FieldMDP']],
      );

      const status = await firm.get(`${one.path}/signatures`);
      expect(status.body).toMatchObject({ state: 'archived', sha256: sealed.body.sha256 });
      expect(status.body.signatures.map(({ state }: { state: string }) => state)).toEqual([
        'signed',
        'signed',
        'signed',
      ]);
      expect(summary(await firm.get(`${one.path}/prepared`))).toEqual([404, 'report-not-prepared']);
      expect(mustBe(200, await firm.post(`${one.path}/seal`, signer.headers)).body).toEqual(sealed.body);
      expect(mustBe(200, await firm.post(one.path, signer.headers)).body).toEqual(sealed.body);
      expect(summary(await firm.review(one))).toEqual([409, 'review-after-issue']);

      const acts = await firm.service.dataSource.query<{ action: string }[]>(
        `SELECT action FROM audit_log WHERE subject IN (?, ?) ORDER BY at, id`,
        [one.id, sealed.body.id],
      );
      expect(acts.map(({ action }) => action).sort()).toEqual([
        'appraisal.stored',
        'report.issued',
        'report.prepared',
        'report.signature-requested',
        'report.signature-requested',
        'report.signed',
        'report.signed',
        'review.approved',
      ]);
      const verify = await request(firm.service.server)
        .post('/v1/verifications')
        .set('content-type', 'application/pdf')
        .send(pdf);
      expect(verify.body).toMatchObject({ verdict: 'issued', unaltered: { answer: 'yes' } });
      firm.service.setNow('2026-11-02T08:00:00.000Z');
    }, 60_000);

    it('wait for those before, and for the right person', async () => {
      const one = await firm.prepared();
      const { first, second, signer } = firm.people;
      expect(summary(await prepare(one, 'appraiser-2', second.headers))).toEqual([409, 'slot-not-next']);
      expect(summary(await prepare(one, 'seal', first.headers))).toEqual([409, 'slot-of-the-seal']);
      expect(summary(await prepare(one, 'appraiser-3', first.headers))).toEqual([404, 'slot-unknown']);
      expect(summary(await firm.post(`${one.path}/seal`, signer.headers))).toEqual([409, 'signatures-missing']);
      expect(summary(await prepare(one, 'appraiser-1', signer.headers))).toEqual([403, 'permission-missing']);

      const key = firm.key('王示例');
      mustBe(201, await firm.sign(one, 'appraiser-1', first, firm.device(key)));
      expect(summary(await prepare(one, 'appraiser-1', second.headers))).toEqual([409, 'slot-signed']);
      expect(summary(await prepare(one, 'appraiser-2', first.headers))).toEqual([403, 'signer-signed-before']);
      expect(summary(await firm.post(`${one.path}/seal`, signer.headers))).toEqual([409, 'signatures-missing']);
      // One key, a second certificate for it in the other’s name.
      const both = firm.device(firm.certified(key, '李示例'));
      expect(summary(await firm.sign(one, 'appraiser-2', second, both))).toEqual([409, 'certificate-used-before']);
      const other = await firm.person('陈示例（签名）', ['appraiser', 'reviewer']);
      mustBe(201, await firm.review(one, other.headers));
      expect(summary(await prepare(one, 'appraiser-2', other.headers))).toEqual([403, 'signer-reviewed']);
      const reviewing = await firm.person('先签后核', ['appraiser', 'reviewer']);
      mustBe(201, await firm.sign(one, 'appraiser-2', reviewing, firm.device(firm.key('李示例'))));
      expect(summary(await firm.review(one, reviewing.headers))).toEqual([403, 'review-by-signer']);
    });
  });

  it('are made by people: neither a key of the settings nor this machine stands for one', async () => {
    const one = await firm.prepared();
    const caller = { organisationId: 'firm-of-tests', actor: 'local', personId: null } as never;
    const embedding = firm.service.app.get(EmbedSlot, { strict: false });
    const wish = { appraisalId: one.id, slot: 'appraiser-1' };
    const made = { requestId: 'x', cms: new Uint8Array([1]) };
    await expect(embedding.prepare(caller, wish, made)).rejects.toMatchObject({ code: 'signature-person-required' });
    const reviewing = firm.service.app.get(RecordReview, { strict: false });
    const body = { verdict: 'approved', comment: '', resultSha256: one.result } as const;
    await expect(reviewing.prepare(caller, one.id, body)).rejects.toMatchObject({ code: 'review-person-required' });
  });

  describe('when the power goes between the archive and the record', () => {
    it('are taken up where they stand, under the same number and code', async () => {
      const one = await firm.signedByBoth();
      const { body: before } = mustBe(200, await firm.post(one.path, firm.people.first.headers));
      const caller = { organisationId: 'firm-of-tests', actor: 'x', personId: null } as never;
      const lost = await firm.service.app.get(SealSignedReport, { strict: false }).prepare(caller, one.id);
      expect(JSON.parse(lost.body)).toMatchObject({ state: 'archived', number: before.number });
      await firm.stop();
      await firm.start('2026-11-04T08:00:00.000Z');
      expect(summary(await firm.get(one.path))).toEqual([404, 'report-not-finished']);
      const { body: sealed } = mustBe(201, await firm.post(`${one.path}/seal`, firm.people.signer.headers));
      expect([sealed.number, sealed.code, sealed.proof]).toEqual([
        before.number,
        before.code,
        { level: 'B-LTA', gaps: [] },
      ]);
    }, 60_000);

    it('leave a half prepared report that is prepared again', async () => {
      const one = await firm.appraise();
      mustBe(201, await firm.review(one));
      // A version was taken; the file never came.
      const issuer = { organisationId: 'firm-of-tests', actor: 'x' };
      const lost = await firm.service.app.get(IssueReport, { strict: false }).prepare(issuer, one.id);
      const { number, code, sha256: drawn } = JSON.parse(lost.body) as Record<string, string>;
      const { body } = mustBe(201, await firm.post(one.path, firm.people.first.headers));
      expect([body.number, body.code, body.sha256]).toEqual([number, code, drawn]);
    });
  });
});
