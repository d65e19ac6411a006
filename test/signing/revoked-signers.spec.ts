import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { writeCrl } from '../../src/signing/revocation/development-responder.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { localSigner } from '../../src/signing/signer.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { withStore } from '../attacks/forge-proof.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';

const signedAt = new Date('2026-10-05T04:00:00Z');
const hours = (count: number): Date => new Date(signedAt.getTime() + count * 3600_000);

/** A seal of a given moment, whose file tells since when its certificate is revoked. */
async function sealedAndRevoked({ since, isStamped }: { since: Date; isStamped: boolean }) {
  const world = new LongTermAuthority();
  world.now = signedAt;
  const pdf = await signPdf(await preparedPdf(), {
    fieldName: 'seal',
    signer: world.signer(world.seal),
    ...{ signedAt, name: '', reason: '评估机构签章', location: '沈阳', contentsBytes: 12_000 },
    timeStampAuthority: isStamped ? world.stamper(5) : undefined,
  });
  world.revoked.set(readCertificateFully(world.seal.certificate).summary.serialNumber, since);
  world.now = hours(48);
  const order = { source: world.source, roots: [world.root.certificate], now: world.now };
  const { bytes } = await archivePdf(pdf, order);
  const { verdict, findings, signatures } = verifyPdf(bytes, world.trust(hours(72)));
  return { verdict, codes: findings.map(({ code }) => code), signature: signatures[0] };
}

describe('a seal whose certificate was revoked', () => {
  it('stands when a time-stamp proves that it was there before', async () => {
    const { verdict, codes, signature } = await sealedAndRevoked({ since: hours(1), isStamped: true });
    expect(verdict).toBe('development');
    expect(codes).toContain('certificate-revoked-since');
    expect(signature).toMatchObject({ level: 'B-LT', chain: 'development' });
  });

  it('does not stand when it was revoked at the very moment, or before', async () => {
    for (const since of [signedAt, hours(-1)]) {
      const { verdict, codes, signature } = await sealedAndRevoked({ since, isStamped: true });
      expect(verdict).toBe('not-trusted');
      expect(codes).toContain('certificate-revoked');
      expect(signature).toMatchObject({ chain: 'revoked' });
    }
  });

  it('does not stand on a stated time alone: whoever took the key states an earlier day', async () => {
    const { verdict, codes, signature } = await sealedAndRevoked({ since: hours(1), isStamped: false });
    expect(verdict).toBe('not-trusted');
    expect(codes).toContain('certificate-revoked');
    expect(signature).toMatchObject({ level: 'B-B', chain: 'revoked', provenAt: undefined });
  });
});

describe('a seal of an authority that is not for development', () => {
  const world = new LongTermAuthority();
  const period = { validFrom: hours(-48), validTo: hours(24 * 300) };
  const named = (commonName: string) => ({ countryCode: 'CN', organization: 'National', unit: 'Trust', commonName });
  const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
  const [rootKey, key] = [newKey(), newKey()];
  const order = { publicKey: rootKey, purpose: 'authority' as const, ...period };
  const root = { key: rootKey, certificate: issueCertificate({ subject: named('Root'), ...order }, rootKey) };
  const certificate = issueCertificate(
    { subject: named('Firm'), publicKey: key, purpose: 'document-signing', issuer: root, ...period },
    rootKey,
  );
  const serial = readCertificateFully(certificate).summary.serialNumber;

  async function told(crl?: { revoked: [string, Date][] }) {
    world.now = signedAt;
    const pdf = await signPdf(await preparedPdf(), {
      ...{ fieldName: 'seal', signer: localSigner(key, certificate, []) },
      ...{ signedAt, name: '', reason: '评估机构签章', location: '沈阳', contentsBytes: 12_000 },
      timeStampAuthority: world.stamper(5),
    });
    const list = crl && writeCrl({ authority: root, now: () => hours(2), revoked: new Map(crl.revoked) });
    const trust = { trustStore: [root.certificate, world.root.certificate], now: hours(72) };
    const { verdict, findings, signatures } = verifyPdf(list ? withStore(pdf, { crls: [list] }) : pdf, trust);
    return [verdict, signatures[0]?.level, ...findings.map(({ code }) => code)];
  }

  it('is valid, with a note as long as nobody said that it is not revoked', async () => {
    expect(await told()).toEqual(['valid', 'B-T', 'revocation-not-checked']);
    expect(await told({ revoked: [] })).toEqual(['valid', 'B-LT']);
  });

  it('is valid when it was revoked since, and not when it was revoked before', async () => {
    expect(await told({ revoked: [[serial, hours(1)]] })).toEqual(['valid', 'B-LT', 'certificate-revoked-since']);
    expect(await told({ revoked: [[serial, hours(-1)]] })).toEqual(['not-trusted', 'B-LT', 'certificate-revoked']);
  });
});
