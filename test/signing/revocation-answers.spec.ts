import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { derOctets, derTagged } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { readCrlStatus } from '../../src/signing/revocation/read-crl.js';
import { certificateId, readOcspStatus } from '../../src/signing/revocation/read-ocsp.js';
import { certifiedLike } from '../attacks/forge-certificate.js';
import {
  ecdsaWithSha1,
  type ForgedList,
  type ForgedResponse,
  forgeList,
  forgeResponse,
  revokedAnswer,
} from './forge-revocation.js';
import { LongTermAuthority } from './long-term-authority.js';

const world = new LongTermAuthority();
const { root } = world;
const about = readCertificateFully(world.seal.certificate);
const issuer = readCertificateFully(root.certificate);
const statedAt = new Date('2026-10-05T04:00:00Z');
const later = (seconds: number): Date => new Date(statedAt.getTime() + seconds * 1000);
const unknown = { state: 'unknown' };

describe('an OCSP response', () => {
  const ask = (changes: Partial<ForgedResponse> = {}) =>
    readOcspStatus(forgeResponse({ by: root, about, issuer, statedAt, ...changes }), about, issuer);

  it('says that a certificate is good, and until when, or since when it is revoked', () => {
    expect(ask()).toEqual({ state: 'good', statedAt, until: undefined });
    expect(ask({ until: later(60) })).toEqual({ state: 'good', statedAt, until: later(60) });
    const revokedAt = later(-60);
    expect(ask({ answer: revokedAnswer(revokedAt) })).toEqual({ state: 'revoked', statedAt, revokedAt });
  });

  it('names the certificate by SHA-1 or SHA-256 of its issuer, and by no other hash', () => {
    expect(ask({ namedBy: 'sha256' })).toMatchObject({ state: 'good' });
    expect(ask({ namedBy: 'sha512' })).toEqual(unknown);
    expect(ask({ nameOf: { issuerName: about.issuerName.subarray(1) } })).toEqual(unknown);
    expect(ask({ nameOf: { issuerKey: about.keyBits } })).toEqual(unknown);
    expect(ask({ about: readCertificateFully(world.issue('张三').certificate) })).toEqual(unknown);
    expect(certificateId(about, issuer).length).toBeGreaterThan(60);
  });

  it.each<[string, Partial<ForgedResponse>]>([
    ['that is none (status 1)', { status: 1 }],
    ['of another kind', { kind: objectIds.data }],
    ['that says "unknown"', { answer: derTagged(0x82, new Uint8Array()) }],
    ['that says since when without saying when', { answer: derTagged(0xa1, derOctets(Buffer.from('x'))) }],
    ['that says "revoked" and nothing else', { answer: derTagged(0x81, new Uint8Array()) }],
    ['signed under SHA-1', { algorithm: ecdsaWithSha1 }],
    ['with bits that nobody reads', { unusedBits: 1 }],
  ])('%s says nothing', (_, changes) => {
    expect(ask(changes)).toEqual(unknown);
  });

  it('with a byte behind it, or cut, says nothing', () => {
    const response = forgeResponse({ by: root, about, issuer, statedAt });
    expect(readOcspStatus(Buffer.concat([response, Buffer.from([0])]), about, issuer)).toEqual(unknown);
    expect(readOcspStatus(response.subarray(0, -1), about, issuer)).toEqual(unknown);
    expect(readOcspStatus(new Uint8Array(), about, issuer)).toEqual(unknown);
  });
});

describe('a responder that an authority certified', () => {
  const made = world.issue('OCSP', { purpose: 'ocsp-signing' });
  const ask = (responder = made, changes: Partial<ForgedResponse> = {}) => {
    const certificates = [responder.certificate];
    const response = forgeResponse({ by: responder, about, issuer, statedAt, certificates, ...changes });
    return readOcspStatus(response, about, issuer).state;
  };
  const like = (fault: Partial<Parameters<typeof certifiedLike>[1]>) =>
    certifiedLike(made, { signedBy: root.key, ...fault });

  it('is believed while its certificate lives, the first and the last second included', () => {
    expect(ask()).toBe('good');
    const short = like({ validFrom: statedAt, validTo: later(60) });
    expect([-1, 0, 60, 61].map((second) => ask(short, { producedAt: later(second) }))).toEqual([
      ...['unknown', 'good', 'good', 'unknown'],
    ]);
  });

  it('is not believed without its certificate, or for another authority', () => {
    expect(ask(made, { certificates: [] })).toBe('unknown');
    expect(ask(made, { certificates: undefined })).toBe('unknown');
    const stranger = new LongTermAuthority();
    expect(ask(stranger.issue('OCSP', { purpose: 'ocsp-signing' }))).toBe('unknown');
    expect(ask(like({ signedBy: stranger.root.key }))).toBe('unknown');
    expect(ask(like({ issuedBy: made.certificate }))).toBe('unknown');
  });

  it('is certified for this, under a strong digest', () => {
    expect(ask(like({ purposes: [objectIds.documentSigning] }))).toBe('unknown');
    expect(ask(like({ purposes: [objectIds.documentSigning, objectIds.ocspSigning] }))).toBe('good');
    expect(ask(world.issue('张三'))).toBe('unknown');
    expect(ask(like({ hash: 'sha1' }))).toBe('unknown');
  });

  it('has a strong key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'secp224r1' });
    expect(ask({ ...like({ publicKey }), key: privateKey })).toBe('unknown');
  });

  it('is asked anew for each issuer', () => {
    const other = new LongTermAuthority();
    const response = forgeResponse({ by: root, about, issuer, statedAt });
    expect(readOcspStatus(response, about, readCertificateFully(other.root.certificate)).state).toBe('unknown');
    expect(readOcspStatus(response, about, issuer).state).toBe('good');
    expect(readOcspStatus(response, about, readCertificateFully(other.root.certificate)).state).toBe('unknown');
  });
});

describe('a revocation list', () => {
  const ask = (changes: Partial<ForgedList> = {}) =>
    readCrlStatus(forgeList({ by: root, statedAt, ...changes }), about, issuer);

  it('says until when it holds, if it says so', () => {
    expect(ask({ until: later(60) })).toEqual({ state: 'good', statedAt, until: later(60) });
    expect(ask()).toEqual({ state: 'good', statedAt, until: undefined });
  });

  it.each<[string, Partial<ForgedList>]>([
    ['of a part of the certificates', { extension: '2.5.29.28' }],
    ['of what changed since another one', { extension: '2.5.29.27' }],
    ['signed under SHA-1', { algorithm: ecdsaWithSha1 }],
    ['of a signer’s own key', { by: world.seal }],
    ['of another key in the name of the authority', { by: world.seal, inTheNameOf: root }],
    ['of the authority in another name', { inTheNameOf: world.seal }],
  ])('%s says nothing', (_, changes) => {
    expect(ask(changes)).toEqual(unknown);
  });

  it('may carry a number', () => {
    expect(ask({ extension: '2.5.29.20' })).toMatchObject({ state: 'good' });
  });

  it('that cannot be read says nothing', () => {
    expect(readCrlStatus(Buffer.from('paid'), about, issuer)).toEqual(unknown);
  });
});
