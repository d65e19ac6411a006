import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type ChainQuestion, checkChain } from '../../src/signing/certificates/check-chain.js';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { type CertificateForgery, forgeCertificate } from '../attacks/forge-certificate.js';

const began = new Date('2026-10-01T00:00:00Z');
const ended = new Date('2027-10-01T00:00:00Z');
const at = new Date('2026-12-01T00:00:00Z');
const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

type Fault = Partial<CertificateForgery>;
interface Order extends Fault {
  unit?: string;
  key?: KeyObject;
}

function certified(commonName: string, issuer: CertifiedKey | undefined, order: Order): CertifiedKey {
  const { unit = 'Trust', key = newKey(), ...fault } = order;
  const subject = { countryCode: 'CN', organization: 'National', unit, commonName };
  const asked = { subject, publicKey: key, purpose: 'document-signing' as const, validFrom: began, validTo: ended };
  const signedBy = issuer?.key ?? key;
  const like = issueCertificate({ ...asked, issuer }, signedBy);
  return { key, certificate: forgeCertificate(like, { signedBy, ...fault }) };
}
const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const anyPurpose = ['2.5.29.37.0'];
const { basicConstraints, extendedKeyUsage, keyUsage } = objectIds;
const authority = (name: string, issuer?: CertifiedKey, fault: Order = {}): CertifiedKey =>
  certified(name, issuer, { isAuthority: true, keyUsage: 0x06, purposes: anyPurpose, ...fault });
const signer = (issuer: CertifiedKey, fault: Order = {}): CertifiedKey => certified('Signer', issuer, fault);

const root = authority('Root');

interface Asked extends Partial<Pick<ChainQuestion, 'at' | 'now' | 'purpose'>> {
  others?: CertifiedKey[];
  trusted?: CertifiedKey[];
  development?: CertifiedKey[];
}

function check(one: CertifiedKey, { others = [], trusted = [root], development, ...more }: Asked = {}) {
  const der = (all: CertifiedKey[]): Uint8Array[] => all.map(({ certificate }) => certificate);
  return checkChain({
    signer: readCertificateFully(one.certificate),
    others: der(others).map(readCertificateFully),
    roots: { trustStore: der(trusted), developmentRoots: development && der(development) },
    ...{ at, now: at, ...more },
  });
}
const usedIn = (...asked: Parameters<typeof check>): Uint8Array[] => check(...asked).used.map(({ der }) => der);

describe('a chain to a root of the trust store', () => {
  it('is trusted, names the signer, and is used whole', () => {
    const leaf = signer(root);
    expect(check(leaf)).toMatchObject({ state: 'trusted', codes: ['revocation-not-checked'] });
    expect(check(leaf).certificate).toMatchObject({
      ...{ commonName: 'Signer', subject: 'C=CN, O=National, OU=Trust, CN=Signer' },
      issuer: 'C=CN, O=National, OU=Trust, CN=Root',
    });
    expect(usedIn(leaf)).toEqual([leaf.certificate, root.certificate]);
  });

  it('may begin with a certificate that names nobody', () => {
    expect(check(signer(root, { isNameless: true }))).toMatchObject({
      ...{ state: 'trusted', certificate: { commonName: '', subject: '' } },
    });
  });

  it('may lead over authorities of the message, in any order, and uses no others', () => {
    const [upper, stranger] = [authority('Upper', root), authority('Stranger')];
    const lower = authority('Lower', upper);
    const leaf = signer(lower);
    const others = [stranger, lower, upper];
    expect(check(leaf, { others }).state).toBe('trusted');
    expect(usedIn(leaf, { others })).toEqual([leaf, lower, upper, root].map(({ certificate }) => certificate));
  });

  it('has at most six certificates', () => {
    const line = [root];
    for (let depth = 1; depth <= 5; depth += 1) line.push(authority(`Authority ${depth}`, line.at(-1)));
    const below = (depth: number) => check(signer(line[depth]!), { others: line.slice(1) });
    expect(below(4)).toMatchObject({ state: 'trusted', used: { length: 6 } });
    expect(below(5)).toMatchObject({ state: 'untrusted', codes: ['chain-untrusted'] });
  });

  it('does not end in an authority of the message, which is named all the same', () => {
    const stranger = authority('Stranger');
    const leaf = signer(stranger);
    const found = check(leaf, { others: [stranger, authority('Another')] });
    expect(found).toMatchObject({ state: 'untrusted', codes: ['chain-untrusted'] });
    expect(found.certificate?.commonName).toBe('Signer');
    expect(found.used.map(({ der }) => der)).toEqual([stranger.certificate]);
  });

  it('ends when two authorities vouch for each other', () => {
    const [one, other] = [newKey(), newKey()];
    const first = authority('One', { ...authority('Other', undefined, { key: other }) }, { key: one });
    const second = authority('Other', first, { key: other });
    expect(check(signer(first), { others: [first, second] })).toMatchObject({ state: 'untrusted' });
    expect(check(signer(first), { others: [first, second] }).used.length).toBeLessThanOrEqual(2);
  });
});

describe('a development authority', () => {
  it.each([
    ['in Chinese', { unit: '开发测试' }],
    ['in English, whatever the letters', { unit: 'DEVELOPMENT only' }],
  ])('is known by its words %s', (_, words) => {
    const marked = authority('Root', undefined, words);
    expect(check(signer(marked), { trusted: [marked] })).toMatchObject({
      ...{ state: 'development', codes: ['development-authority'] },
    });
  });

  it('is known by its common name, or by being listed as one', () => {
    const named = authority('Development Root');
    expect(check(signer(named), { trusted: [named] }).state).toBe('development');
    expect(check(signer(root), { trusted: [], development: [root] }).state).toBe('development');
    expect(check(signer(root), { development: [named] }).state).toBe('trusted');
  });

  it('is the root, not whoever stands below it', () => {
    expect(check(signer(root, { unit: 'Development' })).state).toBe('trusted');
  });
});

describe('the time of a chain', () => {
  const long = authority('Long', undefined, { validTo: after(ended, 1000) });

  it('includes the first and the last second of each certificate', () => {
    const leaf = signer(root);
    expect(check(leaf, { at: began }).state).toBe('trusted');
    expect(check(leaf, { at: ended, now: ended }).codes).toEqual(['revocation-not-checked']);
    expect(check(leaf, { at: after(began, -1000) })).toMatchObject({ state: 'not-yet-valid' });
    expect(check(leaf, { at: after(ended, 1000) })).toMatchObject({ state: 'expired' });
    expect(check(leaf, { at: after(ended, 1000) }).codes).toContain('certificate-expired');
    expect(check(leaf, { at: after(began, -1000) }).codes).toContain('certificate-not-yet-valid');
  });

  it('is that of its shortest certificate, also an authority’s', () => {
    const short = authority('Short', long, { validTo: after(at, -1000) });
    const late = authority('Late', long, { validFrom: after(at, 1000) });
    expect(check(signer(short), { others: [short], trusted: [long] }).state).toBe('expired');
    expect(check(signer(late), { others: [late], trusted: [long] }).state).toBe('not-yet-valid');
  });

  it('may have ended since, which is noted', () => {
    const later = { now: after(ended, 1000) };
    expect(check(signer(root), later)).toMatchObject({
      ...{ state: 'trusted', codes: ['revocation-not-checked', 'certificate-expired-since'] },
    });
    expect(check(signer(long, { validTo: after(ended, 1000) }), { ...later, trusted: [long] }).codes).toEqual([
      'revocation-not-checked',
    ]);
  });
});

describe('who may sign documents', () => {
  it.each<[string, Fault]>([
    ['whose key signs', { keyUsage: 0x80 }],
    ['whose key binds (non-repudiation)', { keyUsage: 0x40 }],
    ['certified for any purpose', { purposes: anyPurpose }],
    ['certified for documents', { purposes: [objectIds.documentSigning] }],
    ['certified for mail', { purposes: [objectIds.emailProtection] }],
    ['certified for documents in Adobe’s words', { purposes: ['1.2.840.113583.1.1.5'] }],
    ['certified for documents in Microsoft’s words', { purposes: ['1.3.6.1.4.1.311.10.3.12'] }],
    ['certified for a server and for documents', { purposes: ['1.3.6.1.5.5.7.3.1', objectIds.documentSigning] }],
    ['whose key is for any use', { without: [keyUsage] }],
    ['certified without a purpose', { without: [extendedKeyUsage] }],
    ['of whom nothing is said at all', { without: [basicConstraints, extendedKeyUsage, keyUsage] }],
  ])('a signer %s', (_, order) => {
    expect(check(signer(root, order)).state).toBe('trusted');
  });

  it.each<[string, Fault]>([
    ['whose key enciphers', { keyUsage: 0x20 }],
    ['certified for servers', { purposes: ['1.3.6.1.5.5.7.3.1'] }],
    ['certified for time-stamps', { purposes: [objectIds.timeStamping] }],
    ['who is an authority', { isAuthority: true }],
    ['of a condition nobody knows', { unknownCritical: '1.3.6.1.4.1.32473.99' }],
    ['certified under SHA-1', { hash: 'sha1' }],
  ])('not a signer %s', (_, order) => {
    expect(check(signer(root, order))).toMatchObject({ state: 'unsuitable' });
    expect(check(signer(root, order)).codes).toContain('certificate-unsuitable');
  });

  it('not a signer on a short key', () => {
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(check(signer(root, { key })).state).toBe('unsuitable');
  });
});

describe('who may stamp', () => {
  const stamps = { purpose: 'time-stamping' } as const;
  it.each<[string, Fault, string]>([
    ['for time-stamps alone', { purposes: [objectIds.timeStamping] }, 'trusted'],
    ['for time-stamps, on a key that binds', { purposes: [objectIds.timeStamping], keyUsage: 0x40 }, 'trusted'],
    ['for time-stamps, on a key that enciphers', { purposes: [objectIds.timeStamping], keyUsage: 0x20 }, 'unsuitable'],
    ['for time-stamps, as an authority', { purposes: [objectIds.timeStamping], isAuthority: true }, 'unsuitable'],
    ['for time-stamps and documents', { purposes: [objectIds.timeStamping, objectIds.documentSigning] }, 'unsuitable'],
    ['for documents', { purposes: [objectIds.documentSigning] }, 'unsuitable'],
    ['for any purpose', { purposes: anyPurpose }, 'unsuitable'],
    ['for time-stamps, on a key for any use', { purposes: [objectIds.timeStamping], without: [keyUsage] }, 'trusted'],
    ['without a purpose', { without: [extendedKeyUsage] }, 'unsuitable'],
  ])('a holder certified %s', (_, order, state) => {
    expect(check(signer(root, order), stamps).state).toBe(state);
  });
});

describe('who may certify', () => {
  const under = (fault: Fault, top = root) => {
    const middle = authority('Middle', top, fault);
    return check(signer(middle), { others: [middle], trusted: [top] }).state;
  };

  it('an authority, as deep as those above allow', () => {
    expect(under({})).toBe('trusted');
    expect(under({ pathLength: 0 })).toBe('trusted');
    expect(under({ keyUsage: undefined, without: [keyUsage] })).toBe('trusted');
    expect(under({}, authority('Deep', undefined, { pathLength: 1 }))).toBe('trusted');
    expect(under({}, authority('Flat', undefined, { pathLength: 0 }))).toBe('unsuitable');
  });

  it.each<[string, Fault]>([
    ['a signer', { isAuthority: false }],
    ['whoever does not say that he is one', { isAuthority: undefined, without: [basicConstraints] }],
    ['an authority whose key signs lists alone', { keyUsage: 0x02 }],
    ['an authority of a condition nobody knows', { unknownCritical: '1.3.6.1.4.1.32473.99' }],
    ['an authority certified under SHA-1', { hash: 'sha1' }],
  ])('not %s', (_, fault) => {
    expect(['unsuitable', 'untrusted']).toContain(under(fault));
  });

  it('a root for itself, whatever signed it, but not under a condition nobody knows', () => {
    const old = authority('Old', undefined, { hash: 'sha1' });
    expect(check(signer(old), { trusted: [old] }).state).toBe('trusted');
    const odd = authority('Odd', undefined, { unknownCritical: '1.3.6.1.4.1.32473.99' });
    expect(check(signer(odd), { trusted: [odd] }).state).toBe('unsuitable');
  });
});
