import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { certificatePem, createDevelopmentAuthority } from './certificates/development-authority.js';
import { localSigner, readPemCertificates, signerFromPem } from './signer.js';

const { root, seal } = createDevelopmentAuthority({ firm: 'Firm', now: new Date('2026-10-01T00:00:00Z') });
const certificates = certificatePem(seal.certificate) + certificatePem(root.certificate);
const pem = (key: KeyObject, passphrase?: string) =>
  key.export({ type: 'pkcs8', format: 'pem', ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}) }).toString();

describe('a signer from PEM files', () => {
  it.each([[undefined], ['secret']])('signs with the key of its certificate (passphrase: %s)', async (passphrase) => {
    const signer = signerFromPem({ key: pem(seal.key, passphrase), passphrase, certificates });
    expect(signer.chain).toEqual([root.certificate]);
    const bytes = Buffer.from('bytes');
    const { publicKey } = new X509Certificate(signer.certificate);
    expect(verify('sha256', bytes, publicKey, await signer.sign(bytes))).toBe(true);
  });

  it.each([
    ['key-unreadable', { key: 'no key', certificates }],
    ['key-unreadable', { key: pem(seal.key, 'secret'), passphrase: 'wrong', certificates }],
    ['key-does-not-match', { key: pem(root.key), certificates }],
    ['certificate-unreadable', { key: pem(seal.key), certificates: '' }],
    [
      'certificate-unreadable',
      { key: pem(seal.key), certificates: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
    ],
  ])('is refused with %s', (code, order) => {
    expect(() => signerFromPem(order)).toThrow(expect.objectContaining({ code }));
  });

  it('reads certificates with text around them', () => {
    expect(readPemCertificates(`subject=…\n${certificates}\nend`)).toEqual([seal.certificate, root.certificate]);
  });
});

describe('a local signer', () => {
  it('must hold the key of its certificate', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    expect(() => localSigner(privateKey, seal.certificate, [])).toThrow(
      expect.objectContaining({ code: 'key-does-not-match' }),
    );
  });
});
