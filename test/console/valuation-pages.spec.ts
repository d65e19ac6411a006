/** The pages of valuation, review and report: another firm's are not there, roles keep to their own, nothing is written over. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { signedIn } from '../api/signed-in.js';
import { mustBe, signature, type Headers } from '../api/signing-firm.js';
import { components, Office } from '../assignments/office.js';

const office = new Office();
let path: string;
let page: string;
let stranger: Headers;

const xss = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

beforeAll(async () => {
  await office.open();
  await office.lift('D-9');
  path = await office.assignment('D-9');
  page = path.replace('/v1/', '/console/');
  await office.reach(path, 'valuation');
  mustBe(200, await office.savePaper(path, { components: [{ ...components[0], description: xss }, components[1]] }));
  const elsewhere = { roles: ['appraiser', 'reviewer', 'signer'], organisationId: 'another-firm' } as const;
  stranger = (await signedIn(office.firm.service, elsewhere)).headers;
}, 180_000);
afterAll(() => office.close());

const html = { accept: 'text/html', 'sec-fetch-site': 'same-origin' };
const get = (part: string, headers: Headers = office.appraiser): request.Test =>
  request(office.firm.service.server)
    .get(`${page}/${part}`)
    .set({ ...html, ...headers })
    .redirects(0);
const post = (part: string, fields: Record<string, string>, headers: Headers = office.appraiser): request.Test =>
  request(office.firm.service.server)
    .post(`${page}/${part}`)
    .set({ ...html, ...headers })
    .type('form')
    .send(fields)
    .redirects(0);
const version = async (): Promise<string> => String((await office.get(`${path}/working-paper`)).body.version);
const idOf = (component: Record<string, unknown> | undefined): string => String(component?.['id']);

describe('the pages of an assignment', () => {
  const reading = ['valuation', 'valuation/comparison', 'valuation/sheet', 'review', 'report'];
  const writing = ['valuation/import', 'valuation/copy', 'valuation/offers', 'valuation/components/new'];

  it('are there for the firm, with whatever was typed as text', async () => {
    for (const part of [...reading, ...writing, `valuation/components/${idOf(components[0])}`]) {
      const answer = await get(part);
      expect([part, answer.status]).toEqual([part, 200]);
      expect(answer.text ?? '').not.toContain('<script>alert');
    }
    expect((await get(`valuation/components/${idOf(components[0])}`)).text).toContain('&lt;script>alert(1)');
  });

  it('are not there for another firm, whoever asks and whatever is sent', async () => {
    for (const part of [...reading, ...writing]) {
      expect([part, (await get(part, stranger)).status]).toEqual([part, 404]);
    }
    const acts: [string, Record<string, string>][] = [
      ['valuation/decisions', { act: 'save', version: '1' }],
      ['valuation/starting-list', { version: '1' }],
      ['valuation/copy', { version: '1', from: 'x' }],
      ['valuation/offers', { version: '1' }],
      ['valuation/components', { seen: '1' }],
      ['valuation/appraisal', { version: '1' }],
      ['review/comments', { text: 'x' }],
      ['review/verdict', { verdict: 'approved' }],
      ['report/drawing', {}],
      ['report/seal', {}],
      ['report/signatures/appraiser-1/preparation', {}],
      ['report/visibility', { mode: 'full' }],
      ['report/revocation', { revocationReason: 'x' }],
    ];
    for (const [part, fields] of acts) {
      expect([part, (await post(part, fields, stranger)).status]).toEqual([part, 404]);
    }
  });

  it('copy from no other firm', async () => {
    const answer = await post('valuation/copy', { version: await version(), from: 'of-another-firm' });
    expect(answer.status).toBe(404);
  });

  it('let nobody write over what they have not seen', async () => {
    const stale = String(Number(await version()) - 1);
    const rail = idOf(components[1]);
    const save = { act: 'save', version: stale, [`disposition:${rail}`]: 'dismantle' };
    const answer = await post('valuation/decisions', save);
    expect([answer.status, answer.text.includes('别人在此期间改过工作底稿')]).toEqual([422, true]);
    const one = await post(`valuation/components/${rail}`, { id: rail, type: 'car-guide-rail', seen: 'a'.repeat(64) });
    expect([one.status, one.text.includes('别人在此期间改过')]).toEqual([422, true]);
    expect(await version()).toBe(String(Number(stale) + 1));
  });

  it('save the offers with their explanation or not at all', async () => {
    const before = await version();
    const offers = {
      places: '1',
      'offers.0.amount': '6800.00',
      'offers.0.taxBasis': 'included',
      'offers.0.rate': '0.03',
      'offers.0.offeredOn': '2026-07-02',
      'offers.0.source': '甲回收单位',
    };
    const tooLong = await post('valuation/offers', { ...offers, version: before, reconciliation: '长'.repeat(4001) });
    expect([tooLong.status, await version()]).toEqual([422, before]);
    const saved = await post('valuation/offers', { ...offers, version: before, reconciliation: '报价偏低' });
    expect([saved.status, (await get('valuation/offers')).text.includes('报价偏低')]).toEqual([303, true]);
    expect(await version()).toBe(String(Number(before) + 1));
  });

  it('keep a comment without words, a return without a reason, and a report without review from coming about', async () => {
    const wrong = (answer: Response): [number, string] => [
      answer.status,
      /<li>.*?<\/li>|notice-title">[^<]*/.exec(answer.text.slice(answer.text.indexOf('role="alert"')))?.[0] ?? '',
    ];
    expect(wrong(await post('review/comments', { text: '  ' }))).toEqual([422, expect.stringContaining('意见')]);
    mustBe(303, await post('valuation/appraisal', { version: await version() }));
    const { reviewer } = office.firm.people;
    const returned = await post(
      'review/verdict',
      { verdict: 'returned', resultSha256: 'a'.repeat(64) },
      reviewer.headers,
    );
    expect(returned.status).toBe(422);
    expect((await post('report/drawing', {})).text).toContain('内部复核尚未通过');
  });

  it('show the reviewer no form for what they computed themselves, nor let it through', async () => {
    const { id, result } = await office.appraised(path);
    const { reviewer } = office.firm.people;
    const giveBack = { verdict: 'returned', comment: '数量请核对。', resultSha256: result };
    mustBe(303, await post('review/verdict', giveBack, reviewer.headers));
    // Of the very same paper, since it may be a price that was wrong.
    mustBe(303, await post('valuation/appraisal', { version: await version() }));
    const again = await office.appraised(path);
    expect([again.id === id, (await office.get(path)).body.review]).toEqual([false, null]);
    mustBe(303, await post('review/verdict', { ...giveBack, resultSha256: again.result }, reviewer.headers));
    // The same person, given the reviewer's role too.
    const both = await office.firm.person('两职', ['appraiser', 'reviewer']);
    mustBe(200, await office.savePaper(path, { components: [{ ...components[0], quantity: '2' }, components[1]] }));
    mustBe(303, await post('valuation/appraisal', { version: await version() }, both.headers));
    const shown = await get('review', both.headers);
    expect([shown.text.includes('您参与了这份评估'), shown.text.includes('复核通过</button>')]).toEqual([true, false]);
    const own = await office.appraised(path);
    const answer = await post('review/verdict', { verdict: 'approved', resultSha256: own.result }, both.headers);
    expect([answer.status, answer.text.includes('不能复核本人提交的评估')]).toEqual([422, true]);
    expect(own.result).not.toBe(result);
  });

  it('draw the report once it is approved, and hand out what an appraiser has to sign', async () => {
    const { result } = await office.appraised(path);
    const { reviewer, second } = office.firm.people;
    mustBe(303, await post('review/verdict', { verdict: 'approved', resultSha256: result }, reviewer.headers));
    mustBe(303, await post('report/drawing', {}));
    mustBe(303, await post('report/signatures/appraiser-1/preparation', {}));
    const { text } = mustBe(200, await get('report'));
    const link = new RegExp(`${page}/(report/signatures/appraiser-1/requests/[\\w-]+)`).exec(text)?.[1] ?? '';
    const { body } = mustBe(200, await get(link));
    expect(body).toMatchObject({ slot: 'appraiser-1', fieldName: 'Appraiser1', digestAlgorithm: 'SHA-256' });
    // It was prepared for somebody else: the second appraiser is not shown it.
    expect((await get('report', second.headers)).text).not.toContain('签名请求（JSON）');
    const bad = await request(office.firm.service.server)
      .post(`${page}/report/signatures/appraiser-1`)
      .set({ ...html, ...office.appraiser })
      .field('requestId', body.requestId as string)
      .attach('cms', Buffer.from([0x30, 0x03, 0x02, 0x01, 0x05]), 'x.cms');
    expect([bad.status, bad.text.includes('role="alert"')]).toEqual([422, true]);
  });

  it('take the signatures made outside, one after the other, and the firm’s seal last', async () => {
    const { first, second, signer } = office.firm.people;
    for (const [slot, { headers }, name] of [
      ['appraiser-1', first, '王示例'],
      ['appraiser-2', second, '李示例'],
    ] as const) {
      mustBe(303, await post(`report/signatures/${slot}/preparation`, {}, headers));
      const { text } = await get('report', headers);
      const [, requestId = ''] = new RegExp(`${slot}/requests/([\\w-]+)"`).exec(text) ?? [];
      const { body } = mustBe(200, await get(`report/signatures/${slot}/requests/${requestId}`, headers));
      const cms = await signature(body.digestSha256 as string, office.firm.device(office.firm.key(name)));
      const sent = request(office.firm.service.server)
        .post(`${page}/report/signatures/${slot}`)
        .set({ ...html, ...headers })
        .redirects(0)
        .field('requestId', requestId)
        .attach('cms', Buffer.from(cms), 'x.b64');
      mustBe(303, await sent);
    }
    expect((await post('report/seal', {}, first.headers)).status).toBe(403);
    mustBe(303, await post('report/seal', {}, signer.headers));
    const { text } = await get('report', signer.headers);
    expect(text).toContain('下载报告（PDF）');
    mustBe(303, await post('report/visibility', { mode: 'figures' }, first.headers));
    mustBe(303, await post('report/revocation', { revocationReason: '测试撤销。' }, signer.headers));
    expect((await get('report', signer.headers)).text).toContain('已撤销');
  });
});
