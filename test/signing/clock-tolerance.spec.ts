import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { developmentTimeStampAuthority } from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';

const world = new LongTermAuthority();
const second = 1000;
/** Clocks of two machines may differ by five minutes, and not by a second more. */
const tolerated = 5 * 60 * second;
const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
const noon = new Date('2026-10-05T04:00:00Z');
const year = 365 * 24 * 3600 * second;

const stamper = world.issue('时间戳', { years: 5, purpose: 'time-stamping' });
let unsigned: Uint8Array;
beforeAll(async () => {
  unsigned = await preparedPdf();
});

function signed(stated: Date, { stamped, key = world.seal }: { stamped?: Date; key?: CertifiedKey } = {}) {
  const order = { fieldName: 'seal', signer: world.signer(key), name: '', reason: '评估机构签章', location: '沈阳' };
  const authority = stamped && developmentTimeStampAuthority({ root: world.root, holder: stamper, now: () => stamped });
  return signPdf(unsigned, { ...order, signedAt: stated, contentsBytes: 12_000, timeStampAuthority: authority });
}

function told(pdf: Uint8Array, now: Date) {
  const { verdict, findings, signatures } = verifyPdf(pdf, world.trust(now));
  const codes = findings.map(({ code }) => code).filter((code) => code !== 'development-authority');
  return { verdict, codes, level: signatures[0]?.level, provenAt: signatures[0]?.provenAt };
}

describe('the stated time of a signature', () => {
  it('may be ahead of the reader’s clock by the tolerance, and no more', async () => {
    const pdf = await signed(noon);
    expect(told(pdf, after(noon, -tolerated))).toMatchObject({ verdict: 'development', codes: ['time-not-proven'] });
    expect(told(pdf, after(noon, -tolerated - second))).toMatchObject({
      verdict: 'invalid',
      codes: ['time-not-proven', 'signed-in-future'],
    });
  });

  it('may be ahead of the time-stamp by the tolerance, and no more', async () => {
    const later = after(noon, 24 * 3600 * second);
    const within = await signed(noon, { stamped: after(noon, -tolerated) });
    expect(told(within, later)).toMatchObject({ verdict: 'development', codes: [], level: 'B-T' });
    const beyond = await signed(noon, { stamped: after(noon, -tolerated - second) });
    expect(told(beyond, later)).toMatchObject({ verdict: 'invalid', codes: ['stated-time-after-time-stamp'] });
  });

  it('may be before the certificate begins by the tolerance, and no more', async () => {
    const key = world.issue('张三', { now: noon });
    const stamped = after(noon, 3600 * second);
    const later = after(noon, 24 * 3600 * second);
    const within = await signed(after(noon, -tolerated), { stamped, key });
    expect(told(within, later)).toMatchObject({ verdict: 'development', codes: [] });
    const beyond = await signed(after(noon, -tolerated - second), { stamped, key });
    expect(told(beyond, later)).toMatchObject({ verdict: 'not-trusted', codes: ['certificate-not-yet-valid'] });
  });

  it('may be in the last minute of the certificate, as the time-stamp proves', async () => {
    const ended = after(new Date('2026-10-01T00:00:00Z'), year);
    const lastMinute = after(ended, -60 * second);
    const pdf = await signed(lastMinute, { stamped: lastMinute });
    expect(told(pdf, after(ended, year))).toEqual({
      ...{ verdict: 'development', codes: ['certificate-expired-since'], level: 'B-T' },
      provenAt: lastMinute,
    });
  });

  it('proves nothing by itself once the certificate has ended, or before it begins', async () => {
    const pdf = await signed(noon);
    expect(told(pdf, after(noon, 2 * year))).toMatchObject({ verdict: 'not-trusted', level: 'B-B' });
    const key = world.issue('张三', { now: after(noon, 3600 * second) });
    const early = await signed(noon, { key });
    expect(told(early, after(noon, 24 * 3600 * second))).toMatchObject({
      verdict: 'not-trusted',
      codes: ['time-not-proven', 'certificate-not-yet-valid'],
    });
  });
});

describe('a time-stamp', () => {
  it('may be ahead of the reader’s clock by the tolerance, and no more', async () => {
    const pdf = await signed(noon, { stamped: noon });
    expect(told(pdf, after(noon, -tolerated))).toEqual({
      ...{ verdict: 'development', codes: [], level: 'B-T', provenAt: noon },
    });
    expect(told(pdf, after(noon, -tolerated - second)).codes).toContain('time-stamp-untrusted');
    expect(told(pdf, after(noon, -tolerated - second))).toMatchObject({ level: 'B-B', provenAt: undefined });
  });
});
