import { describe, expect, it } from '@jest/globals';
import { constants, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { objectIds } from '../object-ids.js';
import { acceptedDigest, acceptedScheme, isSignedBy, isStrongKey } from './algorithms.js';

const { rsaPss, mgf1 } = objectIds;
const named = (algorithmId: string, algorithmParams?: asn1js.AsnType): pkijs.AlgorithmIdentifier =>
  new pkijs.AlgorithmIdentifier({ algorithmId, ...(algorithmParams ? { algorithmParams } : {}) });
const something = new asn1js.Integer({ value: 1 });

interface Pss {
  digest?: string;
  mask?: string;
  maskDigest?: string;
  saltLength?: number;
}
/** RSASSA-PSS with these parameters (RFC 4055, 3.1). */
function pss({ digest = objectIds.sha256, mask = mgf1, maskDigest = digest, saltLength = 32 }: Pss = {}) {
  const parameters = new pkijs.RSASSAPSSParams({
    hashAlgorithm: named(digest),
    maskGenAlgorithm: named(mask, named(maskDigest).toSchema()),
    saltLength,
  });
  return named(rsaPss, parameters.toSchema());
}

describe('a digest', () => {
  it('is accepted from SHA-256 up, without parameters or with none', () => {
    const names = [objectIds.sha256, objectIds.sha384, objectIds.sha512];
    expect(names.map((id) => acceptedDigest(named(id)))).toEqual(['sha256', 'sha384', 'sha512']);
    expect(acceptedDigest(named(objectIds.sha256, new asn1js.Null()))).toBe('sha256');
  });

  it('is not accepted when it is SHA-1 or MD5, or says something beside its name', () => {
    expect(acceptedDigest(named(objectIds.sha1))).toBeUndefined();
    expect(acceptedDigest(named('1.2.840.113549.2.5'))).toBeUndefined();
    expect(acceptedDigest(named(objectIds.sha256, something))).toBeUndefined();
  });
});

describe('a scheme of signing', () => {
  it.each([
    [objectIds.ecdsaWithSha256, 'ec', 'sha256'],
    [objectIds.ecdsaWithSha384, 'ec', 'sha384'],
    [objectIds.ecdsaWithSha512, 'ec', 'sha512'],
    [objectIds.sha256WithRsa, 'rsa', 'sha256'],
    [objectIds.sha384WithRsa, 'rsa', 'sha384'],
    [objectIds.sha512WithRsa, 'rsa', 'sha512'],
  ])('%s is %s over %s', (id, keyType, digest) => {
    expect(acceptedScheme(named(id))).toEqual({ keyType, digest });
    expect(acceptedScheme(named(id, something))).toBeUndefined();
  });

  it('of plain RSA takes the digest of its message, and is none without one', () => {
    expect(acceptedScheme(named(objectIds.rsaEncryption), 'sha384')).toEqual({ keyType: 'rsa', digest: 'sha384' });
    expect(acceptedScheme(named(objectIds.rsaEncryption))).toBeUndefined();
    expect(acceptedScheme(named(objectIds.rsaEncryption, something), 'sha384')).toBeUndefined();
  });

  it('with SHA-1, or one that nobody knows, is not accepted', () => {
    expect(acceptedScheme(named('1.2.840.113549.1.1.5'))).toBeUndefined();
    expect(acceptedScheme(named('1.2.840.10045.4.1'), 'sha256')).toBeUndefined();
  });

  it('of PSS masks with the digest it signs with', () => {
    expect(acceptedScheme(pss())).toEqual({ keyType: 'rsa', digest: 'sha256', pssSaltLength: 32 });
    expect(acceptedScheme(pss({ digest: objectIds.sha512, saltLength: 64 }))).toMatchObject({ pssSaltLength: 64 });
    expect(acceptedScheme(pss({ maskDigest: objectIds.sha384 }))).toBeUndefined();
    expect(acceptedScheme(pss({ mask: '1.2.840.113549.1.1.9' }))).toBeUndefined();
    expect(acceptedScheme(pss({ digest: objectIds.sha1 }))).toBeUndefined();
    expect(acceptedScheme(pss({ digest: objectIds.sha1, maskDigest: objectIds.sha256 }))).toBeUndefined();
  });
});

describe('a signature', () => {
  const signed = Buffer.from('residual value');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const padding = constants.RSA_PKCS1_PSS_PADDING;

  it('of RSA is padded as its scheme says', () => {
    const [plain, masked] = [
      sign('sha256', signed, rsa.privateKey),
      sign('sha256', signed, { key: rsa.privateKey, padding, saltLength: 32 }),
    ];
    const is = (signature: Uint8Array, algorithm: pkijs.AlgorithmIdentifier): boolean =>
      isSignedBy(rsa.publicKey, acceptedScheme(algorithm)!, { signed, signature });
    const rsaWithSha256 = named(objectIds.sha256WithRsa);
    expect([is(plain, rsaWithSha256), is(masked, rsaWithSha256)]).toEqual([true, false]);
    expect([is(plain, pss()), is(masked, pss())]).toEqual([false, true]);
    expect(is(masked, pss({ saltLength: 20 }))).toBe(false);
    expect(is(plain, named(objectIds.sha384WithRsa))).toBe(false);
  });

  it('is by the key, of its kind, over those bytes', () => {
    const signature = sign('sha256', signed, ec.privateKey);
    const scheme = { keyType: 'ec', digest: 'sha256' } as const;
    expect(isSignedBy(ec.publicKey, scheme, { signed, signature })).toBe(true);
    expect(isSignedBy(ec.publicKey, scheme, { signed: signed.subarray(1), signature })).toBe(false);
    expect(isSignedBy(ec.publicKey, { ...scheme, keyType: 'rsa' }, { signed, signature })).toBe(false);
    expect(isSignedBy(rsa.publicKey, scheme, { signed, signature })).toBe(false);
  });
});

describe('a strong key', () => {
  const curve = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).publicKey;

  it('is on one of three curves, or of RSA from 2048 bits', () => {
    for (const name of ['prime256v1', 'secp384r1', 'secp521r1']) expect(isStrongKey(curve(name))).toBe(true);
    for (const name of ['secp224r1', 'secp256k1', 'brainpoolP256r1']) expect(isStrongKey(curve(name))).toBe(false);
    expect(isStrongKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)).toBe(true);
    expect(isStrongKey(generateKeyPairSync('rsa', { modulusLength: 2040 }).publicKey)).toBe(false);
    expect(isStrongKey(generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });
});
