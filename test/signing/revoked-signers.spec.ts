import { describe, expect, it } from '@jest/globals';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
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
