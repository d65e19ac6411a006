import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type CertificateOrder, issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { attribute } from '../../src/signing/cms/create-cms.js';
import { derNull } from '../../src/signing/der.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import type { PdfVerification } from '../../src/signing/verification.js';
import { bindingTo, type ForgedMessage, forgeMessage, replaceMessage } from './forge-signature.js';
import { authorityMade, sealedPdf, type SealedPdf, signedAt, throwAwayAuthority } from './sealed-pdf.js';

let sealed: SealedPdf;
beforeAll(async () => {
  sealed = await sealedPdf({ contentsBytes: 4096 });
});

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;

function verifyForged(changes: (honest: ForgedMessage) => Partial<ForgedMessage>): PdfVerification {
  const { seal, root } = sealed.authority;
  const forged = replaceMessage(sealed.signed, (contentDigest) => {
    const honest = { ...seal, contentDigest, certificates: [seal.certificate, root.certificate] };
    return forgeMessage({ ...honest, ...changes(honest) });
  });
  return verifyPdf(forged, sealed.trust);
}

const codesOf = ({ findings }: PdfVerification) => findings.map(({ code }) => code);

describe('a message made by a forger', () => {
  it('verifies when everything is right, so the refusals below are about one fault each', () => {
    expect(verifyForged(() => ({})).verdict).toBe('development');
    expect(verifyForged(({ certificate }) => ({ certificates: [certificate] })).verdict).toBe('development');
  });

  it.each<[string, (honest: ForgedMessage) => Partial<ForgedMessage>, string]>([
    ['another key', () => ({ key: newKey() }), 'signature-mismatch'],
    ['the digest of other bytes', () => ({ contentDigest: Buffer.alloc(32) }), 'message-digest-mismatch'],
    ['no signing-certificate-v2', () => ({ bindings: [] }), 'signing-certificate-missing'],
    [
      'signing-certificate-v2 of another certificate',
      () => ({ bindings: [bindingTo(sealed.authority.root.certificate)] }),
      'signing-certificate-mismatch',
    ],
    [
      'signing-certificate-v2 twice',
      ({ certificate }) => ({ bindings: [bindingTo(certificate), bindingTo(certificate)] }),
      'cms-malformed',
    ],
    ['SHA-1 as its digest', () => ({ digestId: '1.3.14.3.2.26' }), 'weak-digest'],
    ['SHA-1 under its signature', () => ({ signatureId: '1.2.840.10045.4.1', hash: 'sha1' as const }), 'weak-digest'],
    ['no certificate', () => ({ certificates: [] }), 'signer-certificate-missing'],
    [
      'a certificate that has no business there',
      ({ certificates }) => ({ certificates: [...certificates, throwAwayAuthority().root.certificate] }),
      'unexpected-certificate',
    ],
    [
      'something unsigned',
      () => ({ unsignedAttributes: [attribute('1.2.840.113549.1.9.16.2.14', derNull())] }),
      'unsigned-content',
    ],
  ])('is refused with %s', (_, changes, code) => {
    const verification = verifyForged(changes);
    expect(codesOf(verification)).toContain(code);
    expect(verification.verdict).toBe('invalid');
    expect(verification.signatures[0]!.integrity).not.toBe('intact');
  });

  it('is refused when it is no message, or not DER', () => {
    const verify = (message: Uint8Array) =>
      codesOf(
        verifyPdf(
          replaceMessage(sealed.signed, () => message),
          sealed.trust,
        ),
      );
    expect(verify(Buffer.from('hello'))).toContain('cms-malformed');
    expect(verify(Buffer.from('3000', 'hex'))).toContain('cms-malformed');
    expect(verify(Buffer.from('3080' + '0000', 'hex'))).toContain('cms-malformed');
    expect(verify(Buffer.from('30810130', 'hex'))).toContain('cms-malformed');
  });
});

describe('the certificate of the signer', () => {
  const day = 86_400_000;
  const issued = (changes: Partial<CertificateOrder>): Pick<ForgedMessage, 'key' | 'certificate' | 'certificates'> => {
    const { root } = sealed.authority;
    const key = newKey();
    const subject = { countryCode: 'CN', organization: 'Firm', unit: 'Unit', commonName: 'Signer' };
    const validTo = new Date(authorityMade.getTime() + 400 * day);
    const order = { subject, publicKey: key, purpose: 'document-signing' as const, issuer: root };
    const certificate = issueCertificate({ ...order, validFrom: authorityMade, validTo, ...changes }, root.key);
    return { key, certificate, certificates: [certificate, root.certificate] };
  };

  it('is accepted when it is right', () => {
    expect(verifyForged(() => issued({})).verdict).toBe('development');
  });

  it.each<[string, () => Partial<CertificateOrder>, string]>([
    ['expired', () => ({ validTo: new Date(signedAt.getTime() - 1000) }), 'expired'],
    ['not-yet-valid', () => ({ validFrom: new Date(signedAt.getTime() + 1000) }), 'not-yet-valid'],
    ['unsuitable', () => ({ purpose: 'authority' as const }), 'unsuitable'],
    ['unsuitable', () => ({ publicKey: weakKey.publicKey }), 'unsuitable'],
  ])('is %s when it was so at the time of signing', (state, changes) => {
    const forged = issued(changes());
    const key = changes().publicKey ? weakKey.privateKey : forged.key;
    const verification = verifyForged(() => ({ ...forged, key }));
    expect(verification.signatures[0]!.chain).toBe(state);
    expect(['not-trusted', 'invalid']).toContain(verification.verdict);
  });

  it('is untrusted when another authority of the same name issued it', () => {
    const other = throwAwayAuthority();
    const certificates = [other.seal.certificate, other.root.certificate];
    const verification = verifyForged(() => ({ ...other.seal, certificates }));
    expect(verification.signatures[0]).toMatchObject({ integrity: 'intact', chain: 'untrusted' });
    expect(verification.verdict).toBe('not-trusted');
  });

  it('cannot come from a signer who plays authority', () => {
    const { seal, root } = sealed.authority;
    const forged = issued({ issuer: seal });
    const signedBySeal = issueCertificate(
      {
        subject: { countryCode: 'CN', organization: 'Firm', unit: 'Unit', commonName: 'Forger' },
        publicKey: forged.key,
        purpose: 'document-signing',
        validFrom: authorityMade,
        validTo: new Date(authorityMade.getTime() + 400 * day),
        issuer: seal,
      },
      seal.key,
    );
    const certificates = [signedBySeal, seal.certificate, root.certificate];
    const verification = verifyForged(() => ({ ...forged, certificate: signedBySeal, certificates }));
    expect(verification.signatures[0]!.chain).not.toBe('development');
    expect(['not-trusted', 'invalid']).toContain(verification.verdict);
  });

  it('is trusted, not of development, when its root does not say so; a marked list makes it so', () => {
    const key = newKey();
    const name = { countryCode: 'CN', organization: 'National CA', unit: 'Trust', commonName: 'National Root' };
    const period = { validFrom: authorityMade, validTo: new Date(authorityMade.getTime() + 400 * day) };
    const certificate = issueCertificate({ subject: name, publicKey: key, purpose: 'authority', ...period }, key);
    const signerKey = newKey();
    const signer = { countryCode: 'CN', organization: 'Firm', unit: 'Seal', commonName: 'Firm' };
    const order = { subject: signer, publicKey: signerKey, purpose: 'document-signing' as const, ...period };
    const leaf = issueCertificate({ ...order, issuer: { certificate, key } }, key);
    const forged = replaceMessage(sealed.signed, (contentDigest) =>
      forgeMessage({ contentDigest, key: signerKey, certificate: leaf, certificates: [leaf] }),
    );
    const { now } = sealed.trust;
    const trusted = verifyPdf(forged, { trustStore: [certificate], now });
    expect(trusted.verdict).toBe('valid');
    expect(codesOf(trusted)).toContain('revocation-not-checked');
    expect(verifyPdf(forged, { trustStore: [], developmentRoots: [certificate], now }).verdict).toBe('development');
  });
});

const weakKey = generateKeyPairSync('rsa', { modulusLength: 1024 });
