import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Response } from 'supertest';
import { certificatePem } from '../../src/signing/certificates/development-authority.js';
import { mustBe, signature, SigningFirm, type Appraised } from './signing-firm.js';

const summary = ({ status, body }: Response): unknown => [status, body.code];

describe('the signatures of appraisers', () => {
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

  describe('a signature made outside', () => {
    let one: Appraised;
    let asked: { requestId: string; digestSha256: string };
    beforeAll(async () => {
      one = await firm.prepared();
      asked = mustBe(201, await prepare(one, 'appraiser-1', firm.people.first.headers)).body as typeof asked;
    });
    const answer = async (cms: string, requestId = asked.requestId): Promise<unknown> => {
      const signed = await firm.service.count('report_signatures');
      const told = summary(await embed(one, 'appraiser-1', firm.people.first.headers, { requestId, cms }));
      expect(await firm.service.count('report_signatures')).toBe(signed);
      return told;
    };
    const by = (holder: string, changes: Parameters<SigningFirm['key']>[1] = {}): Promise<string> =>
      signature(asked.digestSha256, firm.device(firm.key(holder, changes)));

    it('is refused over another digest, in pieces, or with bytes behind it', async () => {
      const other = await signature('b'.repeat(64), firm.device(firm.key('王示例')));
      expect(await answer(other)).toEqual([422, 'cms-of-other-digest']);
      const good = Buffer.from(await by('王示例'), 'base64');
      expect(await answer(good.subarray(0, -5).toString('base64'))).toEqual([422, 'cms-unreadable']);
      expect(await answer(Buffer.concat([good, Buffer.alloc(4)]).toString('base64'))).toEqual([422, 'cms-unreadable']);
      expect(await answer(Buffer.from('hello').toString('base64'))).toEqual([422, 'cms-unreadable']);
      const altered = Buffer.from(good);
      altered[altered.length - 3]! ^= 1;
      expect(await answer(altered.toString('base64'))).toEqual([422, 'cms-not-acceptable']);
    });

    it('is refused with another’s name, also one that begins alike', async () => {
      for (const name of ['李示例', '王示', '王示例子', '小王示例']) {
        expect([name, await answer(await by(name))]).toEqual([name, [422, 'certificate-of-another']]);
      }
    });

    it('is refused from an unknown authority, out of date, or made for something else', async () => {
      const elsewhere = new SigningFirm();
      elsewhere.remove();
      const foreign = await signature(asked.digestSha256, elsewhere.device(elsewhere.key('王示例')));
      expect(await answer(foreign)).toEqual([422, 'certificate-untrusted']);
      const old = { now: new Date('2024-10-01T00:00:00Z'), years: 1 };
      expect(await answer(await by('王示例', old))).toEqual([422, 'certificate-out-of-date']);
      expect(await answer(await by('王示例', { purpose: 'time-stamping' }))).toEqual([
        422,
        'certificate-not-for-signing',
      ]);
    });

    it('is refused on the key of the seal, in whoever’s name', async () => {
      const device = firm.device(firm.certified(firm.authority.seal, '王示例'));
      const cms = await signature(asked.digestSha256, device);
      expect(await answer(cms)).toEqual([409, 'certificate-used-before']);
    });

    it('may announce its certificate, which is refused before anything is signed', async () => {
      const { headers } = firm.people.first;
      const announce = async (certificate: string): Promise<unknown> =>
        summary(await prepare(one, 'appraiser-1', headers, { certificate }));
      const der = (holder: string): Uint8Array => firm.key(holder).certificate;
      expect(await announce(certificatePem(der('李示例')))).toEqual([422, 'certificate-of-another']);
      expect(await announce('bm90aGluZw==')).toEqual([422, 'certificate-unreadable']);
      expect(summary(await prepare(one, 'appraiser-1', headers, { certificate: 1 }))).toEqual([
        422,
        'signature-body-invalid',
      ]);
      // Good ones: each takes the place of the request before.
      for (const text of [certificatePem(der('王示例')), Buffer.from(der('王示例')).toString('base64')]) {
        expect(await announce(text)).toEqual([201, undefined]);
      }
      expect(await answer(await by('王示例'))).toEqual([409, 'request-replaced']);
      expect(await answer(await by('王示例'), 'none')).toEqual([404, 'request-unknown']);
      const newest = mustBe(201, await prepare(one, 'appraiser-1', headers)).body as typeof asked;
      const body = { requestId: newest.requestId, cms: await by('王示例') };
      expect(summary(await embed(one, 'appraiser-1', firm.people.second.headers, body))).toEqual([
        403,
        'request-of-another',
      ]);
    });
  });

  describe('asked for twice', () => {
    it('answer a repeated key with the same answer, and do nothing again', async () => {
      const one = await firm.prepared();
      const { first } = firm.people;
      const keyed = (key: string) => ({ ...first.headers, 'idempotency-key': `${one.id}-${key}` });
      const [a, b] = [await prepare(one, 'appraiser-1', keyed('p')), await prepare(one, 'appraiser-1', keyed('p'))];
      expect([a.status, b.status, b.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
      expect(b.text).toBe(a.text);
      const { requestId, digestSha256 } = a.body as Record<string, string>;
      const cms = await signature(digestSha256!, firm.device(firm.key('王示例')));
      const [c, d] = [
        await embed(one, 'appraiser-1', keyed('e'), { requestId, cms }),
        await embed(one, 'appraiser-1', keyed('e'), { requestId, cms }),
      ];
      expect([c.status, d.status, d.text === c.text]).toEqual([201, 201, true]);
      expect(summary(await embed(one, 'appraiser-1', first.headers, { requestId, cms }))).toEqual([409, 'slot-signed']);
    });

    it('at the same moment stand once', async () => {
      const one = await firm.signedByBoth();
      const { signer } = firm.people;
      const files = await firm.service.count('report_files');
      const answers = await Promise.all([1, 2, 3].map(() => firm.post(`${one.path}/seal`, signer.headers)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(1);
      expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
      expect(await firm.service.count('report_files')).toBe(files + 1);
      const { body } = mustBe(200, await firm.post(`${one.path}/seal`, signer.headers));
      expect(body.sha256).toBe(answers.find(({ status }) => status === 201)!.body.sha256);
    }, 60_000);
  });
});
