import { describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';
import * as asn1js from 'asn1js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { checkCms, checkToken } from '../../src/signing/cms/check-cms.js';
import { attribute } from '../../src/signing/cms/create-cms.js';
import { derNull, derObjectId, derOctets, derSequence, derTagged } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { bindingTo, forgeMessage, type ForgedMessage } from './forge-signature.js';
import { LongTermAuthority } from './long-term-authority.js';
import { authorityMade } from './sealed-pdf.js';

const world = new LongTermAuthority();
const digestWith = (algorithm: string, bytes: Uint8Array | string): Buffer =>
  createHash(algorithm).update(bytes).digest();
const contentDigest = digestWith('sha256', 'the content');
const honest: ForgedMessage = {
  ...world.seal,
  contentDigest,
  certificates: [world.seal.certificate, world.root.certificate],
};

const check = (changes: Partial<ForgedMessage> = {}) =>
  checkCms(forgeMessage({ ...honest, ...changes }), (digest) => digestWith(digest, 'the content'));
const codesOf = (changes: Partial<ForgedMessage>): readonly string[] => check(changes).codes;

/** signing-certificate or its second edition (RFC 5035), with its digest named or left out. */
const binding = (type: string, hash: Uint8Array, named?: Uint8Array): Buffer =>
  attribute(type, derSequence(derSequence(derSequence(...(named ? [named] : []), derOctets(hash)))));
const sealDigest = (algorithm: string): Buffer => digestWith(algorithm, world.seal.certificate);

describe('a message of one signer', () => {
  it('is sound, and tells who signed and who vouches', () => {
    const { codes, certificate, others, timeStamp, carried } = check();
    expect(codes).toEqual([]);
    expect(certificate?.der).toEqual(world.seal.certificate);
    expect(others.map(({ der }) => der)).toEqual([world.root.certificate]);
    expect([timeStamp, carried]).toEqual([undefined, undefined]);
  });

  it('tells who is who whatever the order of its certificates', () => {
    const { certificates } = honest;
    const { codes, certificate, others } = check({ certificates: [...certificates].reverse() });
    expect(codes).toEqual([]);
    expect([certificate?.der, others[0]?.der]).toEqual(certificates);
  });

  it('is told by what it signs to be over other bytes', () => {
    expect(codesOf({ contentDigest: digestWith('sha256', 'another content') })).toEqual(['message-digest-mismatch']);
    expect(codesOf({ contentDigest: contentDigest.subarray(0, 31) })).toEqual(['message-digest-mismatch']);
  });

  it('is malformed, and nobody signed it, when it cannot be read', () => {
    for (const bytes of [Buffer.from('paid'), derSequence(), forgeMessage(honest).subarray(0, 900)]) {
      expect(checkCms(bytes, () => contentDigest)).toEqual({ codes: ['cms-malformed'], others: [] });
    }
  });

  it('is malformed when the digest of its content cannot be made', () => {
    const cannot = (): never => {
      throw new Error('no such digest');
    };
    expect(checkCms(forgeMessage(honest), cannot)).toEqual({ codes: ['cms-malformed'], others: [] });
  });
});

describe('what the signer signs beside the content', () => {
  it('must be of the kind of content that a report is', () => {
    expect(codesOf({ contentType: objectIds.timeStampContent })).toEqual(['signed-attributes-malformed']);
  });

  it('may state a time, which is noted: the file states it already', () => {
    const time = attribute(objectIds.signingTime, new Uint8Array(new asn1js.UTCTime({ valueDate: world.now }).toBER()));
    expect(codesOf({ bindings: [bindingTo(world.seal.certificate), time] })).toEqual(['signing-time-attribute']);
  });
});

describe('the digests of a message', () => {
  it('announces the one that its signer used, and no other', () => {
    const named = (id: string): Buffer => derSequence(derObjectId(id));
    const [sha256, sha512] = [named(objectIds.sha256), named(objectIds.sha512)];
    expect(codesOf({ announced: [sha256] })).toEqual([]);
    for (const announced of [[], [sha512], [sha256, sha512], [named(objectIds.sha1)]]) {
      expect(codesOf({ announced })).toEqual(['cms-malformed']);
    }
  });

  it('says no more of the content when the digest is not accepted', () => {
    expect(codesOf({ digestId: objectIds.sha1, contentDigest: Buffer.alloc(20) })).toContain('weak-digest');
    expect(codesOf({ digestId: objectIds.sha1 })).not.toContain('message-digest-mismatch');
  });
});

describe('the binding of a message to its certificate', () => {
  it.each([
    ['by SHA-256, which need not be named', binding(objectIds.signingCertificateV2, sealDigest('sha256'))],
    [
      'by a stronger digest, which is named',
      binding(objectIds.signingCertificateV2, sealDigest('sha512'), derSequence(derObjectId(objectIds.sha512))),
    ],
  ])('holds %s', (_, one) => {
    expect(codesOf({ bindings: [one] })).toEqual([]);
  });

  const second = objectIds.signingCertificateV2;
  it.each([
    ['to another certificate', bindingTo(world.root.certificate)],
    ['by SHA-1', binding(second, sealDigest('sha1'), derSequence(derObjectId(objectIds.sha1)))],
    [
      'by another digest than is named',
      binding(second, sealDigest('sha256'), derSequence(derObjectId(objectIds.sha512))),
    ],
    ['without a digest', attribute(second, derSequence(derSequence(derSequence())))],
    ['without a list', attribute(second, derNull())],
    ['with an empty list', attribute(second, derSequence(derSequence()))],
    ['with something else in place of the digest', attribute(second, derSequence(derSequence(derSequence(derNull()))))],
  ])('does not hold %s', (_, one) => {
    expect(codesOf({ bindings: [one] })).toEqual(['signing-certificate-mismatch']);
  });

  it('is missing in a signature that has only the first edition, by SHA-1', () => {
    const first = binding(objectIds.signingCertificate, sealDigest('sha1'));
    expect(codesOf({ bindings: [first] })).toEqual(['signing-certificate-missing']);
  });
});

describe('the certificates of a message', () => {
  it('are all certificates', () => {
    expect(codesOf({ certificates: [...honest.certificates, derSequence(derNull())] })).toEqual([
      'unexpected-certificate',
    ]);
  });

  it('hold the signer’s own, named by issuer and number', () => {
    const stranger = world.issue('王五').certificate;
    const { codes, certificate, others } = check({ certificates: [stranger, world.root.certificate] });
    expect(codes).toEqual(['signer-certificate-missing']);
    expect(certificate).toBeUndefined();
    expect(others).toHaveLength(2);
    const byKey = derTagged(0x80, Buffer.alloc(20, 1));
    expect(codesOf({ signerName: byKey })).toEqual(['signer-certificate-missing']);
  });
});

describe('the key of a message', () => {
  const certified = (key: ReturnType<typeof generateKeyPairSync>['privateKey']): Partial<ForgedMessage> => {
    const subject = { countryCode: 'CN', organization: 'Firm', unit: 'Unit', commonName: 'Signer' };
    const period = { validFrom: authorityMade, validTo: new Date(authorityMade.getTime() + 400 * 86_400_000) };
    const order = { subject, publicKey: key, purpose: 'document-signing' as const, issuer: world.root, ...period };
    const certificate = issueCertificate(order, world.root.key);
    return { key, certificate, certificates: [certificate] };
  };
  const curve = (namedCurve: string) => certified(generateKeyPairSync('ec', { namedCurve }).privateKey);
  const rsa = certified(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);

  it('is one of the strong curves, or RSA from 2048 bits', () => {
    for (const namedCurve of ['prime256v1', 'secp384r1', 'secp521r1']) expect(codesOf(curve(namedCurve))).toEqual([]);
    expect(codesOf({ ...rsa, signatureId: objectIds.sha256WithRsa })).toEqual([]);
    expect(codesOf({ ...rsa, signatureId: objectIds.rsaEncryption })).toEqual([]);
  });

  it('is refused when it is short, whether or not its signature is true', () => {
    expect(codesOf(curve('secp224r1'))).toEqual(['weak-key']);
    const short = certified(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey);
    expect(codesOf({ ...short, signatureId: objectIds.sha256WithRsa })).toEqual(['weak-key']);
  });

  it('is of the kind that the signature names', () => {
    expect(codesOf({ ...rsa, signatureId: objectIds.ecdsaWithSha256 })).toEqual(['signature-mismatch']);
    expect(codesOf({ signatureId: objectIds.sha256WithRsa })).toEqual(['signature-mismatch']);
    expect(codesOf({ signatureId: objectIds.ecdsaWithSha512 })).toEqual(['signature-mismatch']);
  });
});

describe('a token of a time-stamp authority', () => {
  it('is a message over what it carries', async () => {
    const token = await world.stamper(3).stamp(contentDigest);
    const { codes, carried, certificate, timeStamp } = checkToken(token);
    expect(codes).toEqual([]);
    expect(carried).toBeDefined();
    expect(certificate?.summary.commonName).toContain('时间戳');
    expect(timeStamp).toBeUndefined();
  });

  it('is no signature over a file, and a signature is no token', async () => {
    const token = await world.stamper(3).stamp(contentDigest);
    expect(checkCms(token, () => contentDigest).codes).toEqual(['cms-malformed']);
    expect(checkToken(forgeMessage(honest)).codes).toEqual(['cms-malformed']);
  });

  const carried = derSequence(derNull());
  const stamper = world.issue('时间戳', { years: 3, purpose: 'time-stamping' });
  const tokenWith = (changes: Partial<ForgedMessage>) =>
    checkToken(
      forgeMessage({
        ...{ ...stamper, carried, contentType: objectIds.timeStampContent, certificates: [stamper.certificate] },
        ...{ contentDigest: digestWith('sha256', carried), ...changes },
      }),
    );

  it('is over what it carries and no other bytes', () => {
    expect(tokenWith({})).toMatchObject({ codes: [], carried: new Uint8Array(carried) });
    expect(tokenWith({ contentDigest }).codes).toEqual(['message-digest-mismatch']);
    expect(tokenWith({ contentType: objectIds.data }).codes).toEqual(['cms-malformed']);
  });

  it('may name its certificate in the first edition, which knows SHA-1 alone, and may state a time', () => {
    const bound = (algorithm: string) =>
      binding(objectIds.signingCertificate, digestWith(algorithm, stamper.certificate));
    const time = attribute(objectIds.signingTime, derNull());
    expect(tokenWith({ bindings: [bound('sha1'), time] }).codes).toEqual([]);
    expect(tokenWith({ bindings: [bound('sha256')] }).codes).toEqual(['signing-certificate-mismatch']);
    expect(tokenWith({ bindings: [] }).codes).toEqual(['signing-certificate-missing']);
    const ofAnother = binding(objectIds.signingCertificate, digestWith('sha1', world.root.certificate));
    expect(tokenWith({ bindings: [ofAnother] }).codes).toEqual(['signing-certificate-mismatch']);
    expect(tokenWith({ bindings: [ofAnother, bindingTo(stamper.certificate)] }).codes).toEqual([]);
  });
});
