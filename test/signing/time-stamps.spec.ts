import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as asn1js from 'asn1js';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as pkijs from 'pkijs';
import { issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { checkTimeStamp } from '../../src/signing/time-stamps/check-time-stamp.js';
import {
  answerTimeStampRequest,
  developmentTimeStampAuthority,
} from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import { derCount, derOctets, derSequence } from '../../src/signing/der.js';
import { httpTimeStampAuthority } from '../../src/signing/time-stamps/http-time-stamp-authority.js';
import { readTimeStampAnswer, timeStampQuestion } from '../../src/signing/time-stamps/request-time-stamp.js';
import { authorityMade, throwAwayAuthority } from './sealed-pdf.js';

const authority = throwAwayAuthority();
const firm = '沈阳示例房地产估价有限公司';
const holder = issueDevelopmentKey(authority.root, {
  firm,
  holder: '时间戳',
  now: authorityMade,
  years: 3,
  purpose: 'time-stamping',
});
const stampedAt = new Date('2026-10-02T03:04:06Z');
const order = { root: authority.root, holder, now: () => stampedAt };
const digest = createHash('sha256').update('signature').digest();

describe('a time-stamp', () => {
  it('states when a digest existed and is over that digest alone', async () => {
    const token = await developmentTimeStampAuthority(order).stamp(digest);
    expect(checkTimeStamp(token, () => digest)).toMatchObject({ codes: [], at: stampedAt });
    const other = createHash('sha256').update('another').digest();
    expect(checkTimeStamp(token, () => other)).toMatchObject({ codes: ['time-stamp-mismatch'], at: undefined });
  });
});

describe('a question', () => {
  it('is over a digest, and asks for the certificate and for its own number to be repeated', () => {
    const [one, other] = [timeStampQuestion(digest), timeStampQuestion(digest)];
    const read = pkijs.TimeStampReq.fromBER(new Uint8Array(one.request));
    expect(read).toMatchObject({ version: 1, certReq: true });
    expect(read.messageImprint.hashAlgorithm.algorithmId).toBe('2.16.840.1.101.3.4.2.1');
    expect(Buffer.from(read.messageImprint.hashedMessage.valueBlock.valueHexView)).toEqual(digest);
    expect(new Uint8Array(read.nonce!.valueBlock.valueHexView)).toEqual(one.nonce);
    expect(one.nonce).not.toEqual(other.nonce);
  });

  it('is numbered with sixteen bytes of which the first is neither zero nor a sign', () => {
    for (let count = 0; count < 300; count += 1) {
      const { nonce } = timeStampQuestion(digest);
      expect([nonce.length, (nonce[0] ?? 0) & 0xc0]).toEqual([16, 0x40]);
    }
    const firsts = new Set(Array.from({ length: 300 }, () => timeStampQuestion(digest).nonce[0]));
    expect(firsts.size).toBeGreaterThan(20);
  });
});

describe('an answer', () => {
  const question = timeStampQuestion(digest);
  const tokenFor = async (asked = question): Promise<Uint8Array> => {
    const { result } = asn1js.fromBER(await answerTimeStampRequest(asked.request, order));
    return new Uint8Array((result as asn1js.Sequence).valueBlock.value[1]!.valueBeforeDecodeView);
  };
  const answer = (status: number, ...token: Uint8Array[]): Uint8Array =>
    derSequence(derSequence(derCount(status)), ...token);
  const refusal = (reason: string) => `The time-stamp authority did not help: ${reason}`;

  it('that grants, also with changes, gives its token', async () => {
    const token = await tokenFor();
    for (const status of [0, 1]) expect(readTimeStampAnswer(answer(status, token), question)).toEqual(token);
  });

  it.each([2, 3, 4, 5])('that refuses with status %s gives nothing, whatever it brings', async (status) => {
    const token = await tokenFor();
    for (const answered of [answer(status), answer(status, token)]) {
      expect(() => readTimeStampAnswer(answered, question)).toThrow(refusal(`it refused (status ${status})`));
    }
  });

  it('that brings no token, or is no answer at all, gives nothing', () => {
    expect(() => readTimeStampAnswer(answer(0), question)).toThrow(refusal('it refused (status 0)'));
    for (const none of [derSequence(), derOctets(digest)]) {
      expect(() => readTimeStampAnswer(none, question)).toThrow(refusal('it sent no answer of RFC 3161'));
    }
  });

  it('must bring a sound token, over this digest', async () => {
    const wrong = timeStampQuestion(createHash('sha256').update('another').digest());
    const other = answer(0, await tokenFor({ ...wrong, nonce: question.nonce }));
    expect(() => readTimeStampAnswer(other, question)).toThrow(refusal('its token is not sound (time-stamp-mismatch)'));
    const altered = Buffer.from(await tokenFor());
    altered[altered.length - 1]! ^= 1;
    expect(() => readTimeStampAnswer(answer(0, altered), question)).toThrow(
      refusal('its token is not sound (time-stamp-altered)'),
    );
  });

  it('must repeat the number of the question', async () => {
    const earlier = answer(0, await tokenFor(timeStampQuestion(digest)));
    expect(() => readTimeStampAnswer(earlier, question)).toThrow(refusal('its token answers another question'));
  });
});

describe('an authority behind HTTP', () => {
  let server: Server;
  let url: string;
  let answer: (body: Buffer) => Promise<{ status: number; body: Uint8Array }>;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        void answer(Buffer.concat(parts)).then(({ status, body }) => response.writeHead(status).end(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const stamp = (timeoutMs = 2000): Promise<Uint8Array> => httpTimeStampAuthority({ url, timeoutMs }).stamp(digest);

  it('gives a token over what was asked', async () => {
    answer = async (body) => ({ status: 200, body: await answerTimeStampRequest(body, order) });
    expect(checkTimeStamp(await stamp(), () => digest).at).toEqual(stampedAt);
  });

  const [silent, unreadable] = [
    'The time-stamp authority did not answer',
    'The time-stamp authority sent something unreadable',
  ];
  const malformed = derSequence(derOctets(digest), derOctets(digest));
  const bad: [string, number, Uint8Array, string][] = [
    ['an error', 500, Buffer.from('no'), silent],
    ['too much', 200, new Uint8Array(300_000), silent],
    ['a page', 200, Buffer.from('<html></html>'), 'it sent no answer of RFC 3161'],
    ['nothing', 200, new Uint8Array(), 'it sent no answer of RFC 3161'],
    ['a refusal', 200, Buffer.from('30053003020102', 'hex'), 'it refused (status 2)'],
    ['a status that is none', 200, malformed, unreadable],
  ];
  it.each(bad)('that sends %s has failed, and is told why', async (_, status, body, told) => {
    answer = () => Promise.resolve({ status, body });
    const failure: unknown = await stamp().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'time-stamp-failed', kind: 'unavailable' });
    expect((failure as Error).message).toContain(told);
    expect((failure as Error).cause instanceof Error).toBe(told === silent || told === unreadable);
  });

  it('that answers yesterday’s question again has failed', async () => {
    const earlier = await answerTimeStampRequest(timeStampQuestion(digest).request, order);
    answer = () => Promise.resolve({ status: 200, body: earlier });
    await expect(stamp()).rejects.toMatchObject({ code: 'time-stamp-failed' });
  });

  it('that never answers has failed in time', async () => {
    answer = () => new Promise(() => undefined);
    await expect(stamp(100)).rejects.toMatchObject({ code: 'time-stamp-failed' });
  });
});
