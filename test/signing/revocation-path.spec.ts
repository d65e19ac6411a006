import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { checkRevocation } from '../../src/signing/check-revocation.js';
import { certificateStatus } from '../../src/signing/revocation/certificate-status.js';
import { writeCrl } from '../../src/signing/revocation/development-responder.js';
import { forgeCertificate } from '../attacks/forge-certificate.js';

const began = new Date('2026-10-01T00:00:00Z');
const at = new Date('2026-10-10T00:00:00Z');
const hours = (count: number): Date => new Date(at.getTime() + count * 3600_000);

function certified(commonName: string, issuer?: CertifiedKey): CertifiedKey {
  const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const subject = { countryCode: 'CN', organization: 'National', unit: 'Trust', commonName };
  const period = { validFrom: began, validTo: new Date('2027-10-01T00:00:00Z') };
  const signedBy = issuer?.key ?? key;
  const like = issueCertificate({ subject, publicKey: key, purpose: 'authority', issuer, ...period }, signedBy);
  return { key, certificate: forgeCertificate(like, { signedBy, isAuthority: true }) };
}
const root = certified('Root');
const middle = certified('Middle', root);
const signer = certified('Signer', middle);
const path = [signer, middle, root].map(({ certificate }) => readCertificateFully(certificate));

interface Said {
  by: CertifiedKey;
  of?: CertifiedKey;
  since?: Date;
  saidAt?: Date;
  validForMs?: number;
}
function list({ by, of, since = hours(-1), saidAt = hours(2), validForMs }: Said): Uint8Array {
  const revoked = of && new Map([[readCertificateFully(of.certificate).summary.serialNumber, since]]);
  return writeCrl({ authority: by, revoked, now: () => saidAt, validForMs });
}
const ask = (...said: Said[]) => checkRevocation(path, { ocspResponses: [], crls: said.map(list) }, at);

describe('the revocation of a chain', () => {
  it('is good when every issuer says so of the one below; a root is asked about by nobody', () => {
    expect(ask({ by: middle }, { by: root })).toBe('good');
    expect(checkRevocation(path.slice(2), { ocspResponses: [], crls: [] }, at)).toBe('good');
    expect(ask({ by: middle }, { by: root, of: root })).toBe('good');
  });

  it('is unknown when one of them says nothing', () => {
    expect(ask()).toBe('unknown');
    expect(ask({ by: middle })).toBe('unknown');
    expect(ask({ by: root })).toBe('unknown');
  });

  it('counts from the moment of the revocation on', () => {
    for (const [of, by] of [
      [signer, middle],
      [middle, root],
    ] as const) {
      const [other] = [middle, root].filter((issuer) => issuer !== by);
      const since = (instant: Date) => ask({ by, of, since: instant }, { by: other! });
      expect([since(hours(-1)), since(at), since(hours(1))]).toEqual(['revoked', 'revoked', 'revoked-since']);
    }
  });

  it('is the worst that is known: revoked, then unknown, then revoked since', () => {
    expect(ask({ by: middle, of: signer })).toBe('revoked');
    expect(ask({ by: root, of: middle })).toBe('revoked');
    expect(ask({ by: middle, of: signer, since: hours(1) })).toBe('unknown');
    expect(ask({ by: middle, of: signer, since: hours(1) }, { by: root, of: middle })).toBe('revoked');
  });
});

describe('good news of a certificate', () => {
  const hour = 3600_000;
  const [certificate, issuer] = [path[0]!, path[1]!];
  const status = (...said: Said[]) =>
    certificateStatus({ certificate, issuer, at }, { ocspResponses: [], crls: said.map(list) });

  it('counts when it was said at the time in question or later, or still held then', () => {
    expect(status({ by: middle, saidAt: at, validForMs: -hour }).state).toBe('good');
    expect(status({ by: middle, saidAt: hours(1), validForMs: -hour }).state).toBe('good');
    expect(status({ by: middle, saidAt: hours(-1), validForMs: hour }).state).toBe('good');
    expect(status({ by: middle, saidAt: hours(-2), validForMs: hour }).state).toBe('unknown');
  });

  it('is the latest that was said', () => {
    const said = [hours(1), hours(3), hours(2)].map((saidAt) => ({ by: middle, saidAt }));
    expect(status(...said)).toMatchObject({ state: 'good', statedAt: hours(3) });
  });

  it('does not count against bad news, whenever that was said', () => {
    const bad = { by: middle, of: signer, since: hours(-5), saidAt: hours(-4), validForMs: hour };
    expect(status({ by: middle }, bad)).toMatchObject({ state: 'revoked', revokedAt: hours(-5) });
  });

  it('comes from the issuer of the certificate', () => {
    expect(status({ by: root }).state).toBe('unknown');
    expect(status({ by: certified('Middle', root) }).state).toBe('unknown');
  });
});
