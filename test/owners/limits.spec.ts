import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { unknownCodeCost } from '../../src/access/limits/public-limits.js';
import { readReportCode, reportCode } from '../../src/reports/report-identity.js';
import { startFirm, type Firm } from './issued-reports.js';

const from = (address: string) => (test: ReturnType<Firm['read']>) => test.set('x-forwarded-for', address);
const unknownCode = (index: number): string => reportCode(Buffer.alloc(20, index));

describe('the public doors', () => {
  let firm: Firm;
  beforeAll(async () => {
    firm = await startFirm({
      PUBLIC_READS_PER_MINUTE: '50',
      PUBLIC_FILES_PER_MINUTE: '2',
      CALLER_REQUESTS_PER_MINUTE: '8',
      TRUSTED_PROXIES: '127.0.0.1',
    });
  }, 60_000);
  afterAll(() => firm.service.stop());

  it('answer a guesser of codes a few times, then tell them to wait: as a page and as a problem document', async () => {
    const guesser = from('203.0.113.1');
    const answers: Response[] = [];
    for (let index = 0; index < 5; index += 1) answers.push(await guesser(firm.readPage(`/r/${unknownCode(index)}`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
    const [refused] = answers.slice(-1);
    expect(refused?.type).toBe('text/html');
    expect(refused?.text).toContain('请求过于频繁');
    const wait = Number(refused?.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    for (const guess of [
      guesser(firm.verifyCode(unknownCode(9))),
      guesser(firm.read(`/r/${unknownCode(9)}/report.pdf`)),
      guesser(firm.read(`/r/${unknownCode(9)}/full`)),
    ]) {
      const answer = await guess;
      expect([answer.status, answer.type, answer.body.code]).toEqual([
        429,
        'application/problem+json',
        'too-many-requests',
      ]);
    }
    expect((await guesser(firm.sendForm('/verify', { code: unknownCode(9) }))).status).toBe(429);
    // Whoever comes from elsewhere is served, and so is the guesser after a while.
    expect((await from('203.0.113.2')(firm.readPage(`/r/${unknownCode(9)}`))).status).toBe(404);
    firm.service.setNow(new Date(Date.parse('2026-11-02T08:00:00.000Z') + wait * 1000).toISOString());
    expect((await guesser(firm.readPage(`/r/${unknownCode(9)}`))).status).toBe(404);
  });

  it('of the public log count like the others', async () => {
    const copyist = from('203.0.113.40');
    const statuses: number[] = [];
    for (let index = 0; index < 51; index += 1) statuses.push((await copyist(firm.read('/v1/log/key'))).status);
    expect([statuses[0], statuses[49], statuses[50]]).toEqual([200, 200, 429]);
    expect((await copyist(firm.read('/v1/log/entries'))).body.code).toBe('too-many-requests');
    expect((await from('203.0.113.41')(firm.read('/v1/log/checkpoint'))).status).toBe(200);
  });

  it('count an unknown code at every door that takes one', async () => {
    const doors = [
      (test: Firm) => test.readPage(`/r/${unknownCode(1)}`),
      (test: Firm) => test.readPage(`/r/${unknownCode(1)}/report.pdf`),
      (test: Firm) => test.readPage(`/r/${unknownCode(1)}/full`),
      (test: Firm) => test.verifyCode(unknownCode(1)),
      (test: Firm) => test.sendForm('/verify', { code: unknownCode(1) }),
    ];
    const most = Math.ceil(50 / (unknownCodeCost + 1));
    for (const [index, door] of doors.entries()) {
      const someone = from(`198.51.100.${index + 1}`);
      const statuses: number[] = [];
      for (let time = 0; time <= most; time += 1) statuses.push((await someone(door(firm))).status);
      expect([index, statuses.at(-1)]).toEqual([index, 429]);
      expect(statuses[0]).not.toBe(429);
    }
  });

  it('let a reader read on', async () => {
    const reader = from('203.0.113.3');
    const statuses: number[] = [];
    for (let index = 0; index < 50; index += 1) statuses.push((await reader(firm.readPage('/verify'))).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await reader(firm.readPage('/verify'))).status).toBe(429);
  });

  it('take so many files, and believe no address that came through no proxy of ours', async () => {
    const sender = from('203.0.113.4');
    const send = (): Promise<Response> => Promise.resolve(sender(firm.verify(Buffer.from('%PDF-1.4'))));
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 429]);
    const page = await sender(firm.sendFile('/verify', 'x.pdf', Buffer.from('%PDF-1.4')));
    expect([page.status, page.type]).toEqual([429, 'text/html']);
    // What a caller writes before the proxy's own entry moves nothing.
    const liar = from('192.0.2.99, 203.0.113.4');
    expect((await liar(firm.verify(Buffer.from('%PDF-1.4')))).status).toBe(429);
  }, 120_000);

  it('do not count those who say who they are by address, but as every other door does: by key', async () => {
    const key = from('203.0.113.5');
    for (let index = 0; index < 5; index += 1) {
      expect((await key(firm.get(`/r/${unknownCode(index)}`))).status).toBe(404);
    }
    const send = (): Promise<Response> =>
      Promise.resolve(key(firm.postBytes('/v1/verifications', Buffer.from('%PDF')).type('application/pdf')));
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 200]);
    for (const refused of [await send(), await from('203.0.113.6')(firm.get(`/r/${unknownCode(9)}`))]) {
      expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    }
    // Neither another key nor somebody without one waits for it.
    expect((await key(firm.postAsAnother('/v1/verifications', { code: unknownCode(9) }))).status).toBe(200);
    expect((await key(firm.readPage('/verify'))).status).toBe(200);
  });
});

describe('a code', () => {
  it('has at least 80 random bits, and every one of them counts', () => {
    const alphabet = new Set(Array.from({ length: 256 }, (_, byte) => reportCode(Buffer.alloc(20, byte)).charAt(0)));
    const places = reportCode(Buffer.alloc(20)).replaceAll('-', '').length;
    expect(Math.log2(alphabet.size) * places).toBeGreaterThanOrEqual(80);
    const codes = Array.from({ length: 20 }, (_, place) => {
      const random = Buffer.alloc(20);
      random[place] = 1;
      return readReportCode(reportCode(random));
    });
    expect(new Set(codes).size).toBe(20);
  });
});
