import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { checkCms } from '../../src/signing/cms/check-cms.js';
import { attribute, createCms } from '../../src/signing/cms/create-cms.js';
import { withTimeStamp } from '../../src/signing/cms/with-time-stamp.js';
import { derNull } from '../../src/signing/der.js';
import { localSigner } from '../../src/signing/signer.js';
import { forgeMessage } from './forge-signature.js';
import { LongTermAuthority } from './long-term-authority.js';
import { authorityMade } from './sealed-pdf.js';

const world = new LongTermAuthority();
const digest = Buffer.alloc(32, 7);

describe('a message that gets a time-stamp', () => {
  const stamped = (message: Uint8Array) => withTimeStamp(message, world.stamper(3));

  it('is the same message with one token over its signature', async () => {
    const message = await createCms(digest, world.signer(world.seal));
    const { codes, timeStamp } = checkCms(await stamped(message), () => digest);
    expect([codes, timeStamp !== undefined]).toEqual([[], true]);
  });

  it('has none yet, and is a message of one signer', async () => {
    const message = await createCms(digest, world.signer(world.seal));
    const unsuitable = { code: 'cms-unsuitable' };
    await expect(stamped(await stamped(message))).rejects.toMatchObject(unsuitable);
    await expect(stamped(derNull())).rejects.toMatchObject(unsuitable);
    await expect(stamped(Buffer.from('3000', 'hex'))).rejects.toMatchObject(unsuitable);
    const plain = Buffer.from(message);
    plain[plain.indexOf(Buffer.from('2a864886f70d010702', 'hex')) + 8] = 1;
    await expect(stamped(plain)).rejects.toMatchObject(unsuitable);
    const attributes = [attribute('1.2.3', derNull())];
    const forged = forgeMessage({
      ...world.seal,
      contentDigest: digest,
      certificates: [],
      unsignedAttributes: attributes,
    });
    await expect(stamped(forged)).rejects.toMatchObject(unsuitable);
  });
});

describe('a key that signs', () => {
  const certified = (key: ReturnType<typeof generateKeyPairSync>['privateKey']) => {
    const subject = { countryCode: 'CN', organization: 'Firm', unit: 'Unit', commonName: 'Signer' };
    const period = { validFrom: authorityMade, validTo: new Date(authorityMade.getTime() + 400 * 86_400_000) };
    const order = { subject, publicKey: key, purpose: 'document-signing' as const, issuer: world.root, ...period };
    return localSigner(key, issueCertificate(order, world.root.key), []);
  };

  it('is on a strong curve or of RSA from 2048 bits, and its message names what it used', async () => {
    for (const key of [
      ...['prime256v1', 'secp384r1', 'secp521r1'].map((namedCurve) => generateKeyPairSync('ec', { namedCurve })),
      generateKeyPairSync('rsa', { modulusLength: 2048 }),
    ]) {
      const message = await createCms(digest, certified(key.privateKey));
      expect(checkCms(message, () => digest).codes).toEqual([]);
    }
  });

  it('is refused when it is weaker', async () => {
    for (const key of [
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
      generateKeyPairSync('rsa', { modulusLength: 2040 }),
    ]) {
      await expect(createCms(digest, certified(key.privateKey))).rejects.toMatchObject({ code: 'key-unsupported' });
    }
  });
});
