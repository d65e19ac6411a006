import { afterAll, describe, expect, it } from '@jest/globals';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sm2Settings } from '../../src/config/signing-settings.js';
import { openSm2Key } from '../../src/reports/national-signatures/open-sm2-key.js';
import { readSm2Keys } from '../../src/signing/sm2/sm2-signer.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { sm2Pem, sm2PublicPem } from './sm2-key.js';

const folder = temporaryFolder('open-sm2-key');
const at = (name: string): string => join(folder.path, name);
const keep = (name: string, content: string): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const ours = keep('public.pem', sm2PublicPem());
const p256 = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
afterAll(() => folder.remove());

describe('the key of the settings', () => {
  const password = keep('password.txt', 'long secret\n');
  const encrypted = keep(
    'encrypted.pem',
    createPrivateKey(sm2Pem())
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'long secret' })
      .toString(),
  );

  it('may be encrypted', async () => {
    const signer = await openSm2Key({ keyFile: encrypted, passwordFile: password });
    expect([signer?.publicKey]).toEqual(readSm2Keys(sm2PublicPem()));
  });

  it.each<[string, Sm2Settings, RegExp]>([
    ['is not there', { keyFile: at('none.pem'), passwordFile: null }, /SM2_KEY_FILE: .*none\.pem: ENOENT/],
    ['is no SM2 key', { keyFile: keep('p256.pem', p256()), passwordFile: null }, /p256\.pem: This is not an SM2 key/],
    ['is no key', { keyFile: ours, passwordFile: null }, /SM2_KEY_FILE: .*public\.pem: .*cannot be read/],
    ['has no password', { keyFile: encrypted, passwordFile: null }, /encrypted\.pem: .*cannot be read/],
    ['has another password', { keyFile: encrypted, passwordFile: ours }, /encrypted\.pem: .*cannot be read/],
    ['lacks its password', { keyFile: encrypted, passwordFile: at('none') }, /SM2_KEY_PASSWORD_FILE: .*none: ENOENT/],
  ])('stops the start when it %s, in words', async (_, settings, message) => {
    await expect(openSm2Key(settings)).rejects.toMatchObject({
      name: 'SettingsError',
      message: expect.stringMatching(message),
    });
  });
});
