import { describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import {
  createDevelopmentAuthority,
  exportDevelopmentAuthority,
  importDevelopmentAuthority,
  issueDevelopmentKey,
} from './development-authority.js';
import { keyUsageBits, readCertificateFully } from './read-certificate.js';

const now = new Date('2026-10-01T12:34:56.789Z');
const firm = '沈阳示例房地产估价有限公司';
const authority = createDevelopmentAuthority({ firm, now });
const root = readCertificateFully(authority.root.certificate);
const seal = readCertificateFully(authority.seal.certificate);

describe('a development authority', () => {
  it('says what it is in both certificates', () => {
    expect(root.summary.commonName).toBe('开发测试根证书 Development Root CA');
    expect(seal.summary.commonName).toBe(`${firm}（开发测试）`);
    expect(seal.summary.subject).toBe(`C=CN, O=${firm}, OU=开发测试 Development only, CN=${firm}（开发测试）`);
    expect(seal.summary.issuer).toBe(root.summary.subject);
  });

  it('issues the seal for signing documents and nothing else', () => {
    expect(seal.x509.verify(root.x509.publicKey)).toBe(true);
    expect(seal.x509.checkIssued(root.x509)).toBe(true);
    expect(seal.isAuthority).toBe(false);
    expect(seal.keyUsage).toBe(keyUsageBits.digitalSignature | keyUsageBits.nonRepudiation);
    expect(seal.purposes).toEqual(['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4']);
    expect(root).toMatchObject({ isAuthority: true, pathLength: 0, keyUsage: 0x06, hasUnknownCritical: false });
    expect(seal.x509.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  it('gives whole seconds, three and ten years, and positive serial numbers of 16 bytes', () => {
    expect(seal.summary.validFrom).toEqual(new Date('2026-10-01T12:34:56Z'));
    expect(seal.summary.validTo).toEqual(new Date('2029-10-01T12:34:56Z'));
    expect(root.summary.validTo).toEqual(new Date('2036-10-01T12:34:56Z'));
    expect(seal.summary.serialNumber).toMatch(/^[4-7][0-9a-f]{31}$/);
    expect(seal.summary.serialNumber).not.toBe(root.summary.serialNumber);
  });

  it('writes years from 2050 on as GeneralizedTime', () => {
    const late = createDevelopmentAuthority({ firm, now, rootYears: 30 });
    expect(new X509Certificate(late.root.certificate).validTo).toBe('Oct  1 12:34:56 2056 GMT');
  });

  it('comes back from PEM as it was', () => {
    const pem = exportDevelopmentAuthority(authority);
    const again = importDevelopmentAuthority(pem);
    expect(again.root.certificate).toEqual(authority.root.certificate);
    expect(exportDevelopmentAuthority(again)).toEqual(pem);
    expect(again.seal.key.equals(authority.seal.key)).toBe(true);
  });

  it.each([
    ['key-does-not-match', { sealKey: exportDevelopmentAuthority(authority).rootKey }],
    ['key-unreadable', { rootKey: 'nothing' }],
    ['certificate-unreadable', { rootCertificate: '' }],
  ])('is refused with %s', (code, changes) => {
    const pem = { ...exportDevelopmentAuthority(authority), ...changes };
    expect(() => importDevelopmentAuthority(pem)).toThrow(expect.objectContaining({ code }));
  });

  it.each(['', ' ', '某'.repeat(65), '某'.repeat(60)])('refuses a firm that no certificate can name: %j', (name) => {
    expect(() => createDevelopmentAuthority({ firm: name, now })).toThrow(
      expect.objectContaining({ code: 'name-unsuitable' }),
    );
  });

  it('issues further keys under its root', () => {
    const key = issueDevelopmentKey(authority.root, { firm, holder: '张三', now, years: 1 });
    const { summary, x509 } = readCertificateFully(key.certificate);
    expect(summary.commonName).toBe('张三（开发测试）');
    expect(x509.verify(root.x509.publicKey)).toBe(true);
  });
});
