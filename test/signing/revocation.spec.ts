import { describe, expect, it } from '@jest/globals';
import { type CertifiedKey, issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { certificateStatus } from '../../src/signing/revocation/certificate-status.js';
import { collectRevocation } from '../../src/signing/revocation/collect-revocation.js';
import {
  answerOcspRequest,
  developmentRevocationSource,
  type DevelopmentResponderOrder,
  writeCrl,
} from '../../src/signing/revocation/development-responder.js';
import { readCrlStatus } from '../../src/signing/revocation/read-crl.js';
import { ocspRequest, readOcspStatus } from '../../src/signing/revocation/read-ocsp.js';
import { authorityMade, now, signedAt, throwAwayAuthority } from './sealed-pdf.js';

const firm = '沈阳示例房地产估价有限公司';
const { root } = throwAwayAuthority();
const places = { ocspUrl: 'http://ocsp.example/', crlUrl: 'http://crl.example/root.crl' };
const key = (holder: string, more: Partial<Parameters<typeof issueDevelopmentKey>[1]> = {}): CertifiedKey =>
  issueDevelopmentKey(root, { firm, holder, now: authorityMade, years: 1, ...places, ...more });

const appraiser = readCertificateFully(key('张三').certificate);
const issuer = readCertificateFully(root.certificate);
const serial = appraiser.summary.serialNumber;
const responder = key('OCSP', { purpose: 'ocsp-signing' });
const revokedAt = new Date('2026-10-02T12:00:00Z');
const order: DevelopmentResponderOrder = { authority: root, now: () => now };
const ask = (more: Partial<DevelopmentResponderOrder> = {}): Uint8Array =>
  answerOcspRequest(ocspRequest(appraiser, issuer), { ...order, ...more });

describe('an OCSP response', () => {
  it('of the authority itself, or of whom it authorised, counts', () => {
    for (const response of [ask(), ask({ responder })]) {
      expect(readOcspStatus(response, appraiser, issuer)).toMatchObject({ state: 'good', statedAt: now });
    }
  });

  it('says since when a certificate is revoked', () => {
    const revoked = new Map([[serial, revokedAt]]);
    expect(readOcspStatus(ask({ revoked }), appraiser, issuer)).toEqual({ state: 'revoked', statedAt: now, revokedAt });
  });

  it('of anybody else, or about another certificate, says nothing', () => {
    const other = throwAwayAuthority().root;
    const stranger = answerOcspRequest(ocspRequest(appraiser, issuer), { ...order, authority: other });
    expect(readOcspStatus(stranger, appraiser, issuer).state).toBe('unknown');
    // A certificate of the authority that was not made for this purpose.
    expect(readOcspStatus(ask({ responder: key('李四') }), appraiser, issuer).state).toBe('unknown');
    expect(readOcspStatus(ask(), readCertificateFully(key('李四').certificate), issuer).state).toBe('unknown');
  });
});

describe('a revocation list', () => {
  it('says who is on it and who is not', () => {
    const revoked = new Map([[serial, revokedAt]]);
    expect(readCrlStatus(writeCrl(order), appraiser, issuer)).toMatchObject({ state: 'good', statedAt: now });
    expect(readCrlStatus(writeCrl({ ...order, revoked }), appraiser, issuer)).toMatchObject({
      state: 'revoked',
      revokedAt,
    });
    const stranger = writeCrl({ ...order, authority: throwAwayAuthority().root });
    expect(readCrlStatus(stranger, appraiser, issuer).state).toBe('unknown');
  });
});

describe('the status of a certificate', () => {
  it('counts bad news from whoever tells it, and good news only when it holds for the time in question', () => {
    const revoked = writeCrl({ ...order, revoked: new Map([[serial, revokedAt]]) });
    const question = { certificate: appraiser, issuer, at: signedAt };
    expect(certificateStatus(question, { ocspResponses: [ask()], crls: [revoked] }).state).toBe('revoked');
    const stale = ask({ now: () => new Date('2026-09-01T00:00:00Z'), validForMs: 1000 });
    expect(certificateStatus(question, { ocspResponses: [stale], crls: [] }).state).toBe('unknown');
    expect(certificateStatus(question, { ocspResponses: [stale, ask()], crls: [] }).state).toBe('good');
  });
});

describe('collecting', () => {
  const certificates = [appraiser.der, root.certificate];
  const roots = [root.certificate];

  it('asks by OCSP first, and by list where nobody answers', async () => {
    const source = developmentRevocationSource(order);
    const collected = await collectRevocation({ certificates, roots, source, now });
    expect([collected.ocspResponses.length, collected.crls.length, collected.unanswered]).toEqual([1, 0, []]);
    const silent = { ...source, ocsp: () => Promise.reject(new Error('down')) };
    const byList = await collectRevocation({ certificates, roots, source: silent, now });
    expect([byList.ocspResponses.length, byList.crls.length, byList.unanswered]).toEqual([0, 1, []]);
  });

  it('names of whom nobody says anything', async () => {
    const down = (): Promise<never> => Promise.reject(new Error('down'));
    const { unanswered } = await collectRevocation({ certificates, roots, source: { ocsp: down, crl: down }, now });
    expect(unanswered).toEqual([appraiser.summary.commonName]);
  });

  it('goes to no address that only a stranger has written, and names whose certificate that is', async () => {
    const asked: string[] = [];
    const visit = (url: string): Promise<never> => {
      asked.push(url);
      return Promise.reject(new Error('down'));
    };
    const source = { ocsp: visit, crl: visit };
    const wall = 'http://10.0.0.1/';
    // An authority of one's own; and somebody whose own certificate is sound, but who may issue none.
    const stranger = throwAwayAuthority().root;
    const order = { firm, now: authorityMade, years: 1, ocspUrl: `${wall}ocsp`, crlUrl: `${wall}list` };
    const ofStranger = issueDevelopmentKey(stranger, { ...order, holder: '王五' });
    const believed = key('李四');
    const ofAppraiser = issueDevelopmentKey(believed, { ...order, holder: '赵六' });
    const certificates = [ofStranger, stranger, ofAppraiser, believed, root].map(({ certificate }) => certificate);
    const { unanswered } = await collectRevocation({ certificates, roots, source, now });
    expect(asked.filter((url) => url.startsWith(wall))).toEqual([]);
    expect(unanswered.some((name) => name.startsWith('王五'))).toBe(true);
    // Whom an authority believed here has certified is asked about, where that authority says.
    expect(new Set(asked)).toEqual(new Set([places.ocspUrl, places.crlUrl]));
  });
});
