import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { checkTimeStamp } from '../../src/signing/time-stamps/check-time-stamp.js';
import {
  answerTimeStampRequest,
  developmentTimeStampAuthority,
} from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import { httpTimeStampAuthority } from '../../src/signing/time-stamps/http-time-stamp-authority.js';
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

  const bad: [string, typeof answer][] = [
    ['an error', () => Promise.resolve({ status: 500, body: Buffer.from('no') })],
    ['a page', () => Promise.resolve({ status: 200, body: Buffer.from('<html></html>') })],
    ['nothing', () => Promise.resolve({ status: 200, body: new Uint8Array() })],
    ['a refusal', () => Promise.resolve({ status: 200, body: Buffer.from('30053003020102', 'hex') })],
    ['too much', () => Promise.resolve({ status: 200, body: new Uint8Array(300_000) })],
  ];
  it.each(bad)('that sends %s has failed', async (_, behaviour) => {
    answer = behaviour;
    await expect(stamp()).rejects.toMatchObject({ code: 'time-stamp-failed', kind: 'unavailable' });
  });

  it('that answers yesterday’s question again has failed', async () => {
    const { timeStampQuestion } = await import('../../src/signing/time-stamps/request-time-stamp.js');
    const earlier = await answerTimeStampRequest(timeStampQuestion(digest).request, order);
    answer = () => Promise.resolve({ status: 200, body: earlier });
    await expect(stamp()).rejects.toMatchObject({ code: 'time-stamp-failed' });
  });

  it('that never answers has failed in time', async () => {
    answer = () => new Promise(() => undefined);
    await expect(stamp(100)).rejects.toMatchObject({ code: 'time-stamp-failed' });
  });
});
