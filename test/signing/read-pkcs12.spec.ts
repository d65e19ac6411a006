import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificatePem } from '../../src/signing/certificates/development-authority.js';
import { createCms } from '../../src/signing/cms/create-cms.js';
import { checkCms } from '../../src/signing/cms/check-cms.js';
import { signerFromPkcs12 } from '../../src/signing/pkcs12/read-pkcs12.js';
import { writePkcs12 } from '../../src/signing/pkcs12/write-pkcs12.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { throwAwayAuthority } from './sealed-pdf.js';

const password = '密码 p12 “ok”';
const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).toString().startsWith('OpenSSL 3');
  } catch {
    return false;
  }
})();
const withOpenssl = hasOpenssl ? describe : describe.skip;
if (!hasOpenssl) process.stdout.write('SKIPPED: PKCS #12 files made by OpenSSL 3, which is not installed\n');

withOpenssl('a PKCS #12 file made by OpenSSL', () => {
  const folder = temporaryFolder('p12');
  const authority = throwAwayAuthority();
  const paths = {
    key: join(folder.path, 'key.pem'),
    own: join(folder.path, 'own.pem'),
    root: join(folder.path, 'root.pem'),
  };
  beforeAll(() => {
    writeFileSync(paths.key, authority.seal.key.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(paths.own, certificatePem(authority.seal.certificate));
    writeFileSync(paths.root, certificatePem(authority.root.certificate));
  });
  afterAll(() => folder.remove());

  const exported = (more: readonly string[] = []): Buffer => {
    const out = join(folder.path, 'out.p12');
    const inputs = ['-inkey', paths.key, '-in', paths.own, '-certfile', paths.root];
    execFileSync('openssl', ['pkcs12', '-export', ...inputs, '-passout', `pass:${password}`, '-out', out, ...more]);
    return readFileSync(out);
  };

  const kinds: [string, string[]][] = [
    ['AES-256, as it is written today', []],
    ['AES-128', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC']],
    [
      'triple DES, as older programs write it',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['open certificates', ['-certpbe', 'NONE']],
  ];
  it.each(kinds)('with %s gives a signer with its chain', async (_, more) => {
    const signer = signerFromPkcs12(exported(more), password);
    expect(Buffer.from(signer.certificate).equals(authority.seal.certificate)).toBe(true);
    expect(signer.chain.map((der) => Buffer.from(der).equals(authority.root.certificate))).toEqual([true]);
    const digest = Buffer.alloc(32, 7);
    expect(checkCms(await createCms(digest, signer), () => digest).codes).toEqual([]);
  });

  it('says what is wrong with it', () => {
    const file = exported();
    const reason = (bytes: Uint8Array, word = password): unknown => {
      try {
        return signerFromPkcs12(bytes, word);
      } catch (error) {
        return error;
      }
    };
    expect(reason(file, 'wrong')).toMatchObject({
      code: 'key-unreadable',
      message: expect.stringContaining('password is wrong'),
    });
    const changed = Buffer.from(file);
    changed[200] = changed[200]! ^ 1;
    expect(reason(changed)).toMatchObject({ code: 'key-unreadable' });
    expect(reason(Buffer.from('no file at all'))).toMatchObject({ code: 'key-unreadable' });
    const weak = exported(['-certpbe', 'PBE-SHA1-RC2-40', '-legacy']);
    expect(reason(weak)).toMatchObject({ code: 'key-unreadable', message: expect.stringContaining('AES-256') });
  });
});

describe('a PKCS #12 file of our own', () => {
  const authority = throwAwayAuthority();
  const file = writePkcs12({ holder: authority.seal, chain: [authority.root.certificate], password });

  it('is read back as the same signer, by its password alone', async () => {
    const signer = signerFromPkcs12(file, password);
    expect(Buffer.from(signer.certificate).equals(authority.seal.certificate)).toBe(true);
    expect(signer.chain.map((der) => Buffer.from(der).equals(authority.root.certificate))).toEqual([true]);
    const digest = Buffer.alloc(32, 7);
    expect(checkCms(await createCms(digest, signer), () => digest).codes).toEqual([]);
    expect(() => signerFromPkcs12(file, 'wrong')).toThrow('password is wrong');
  });

  (hasOpenssl ? it : it.skip)('is read by OpenSSL', () => {
    const folder = temporaryFolder('own-p12');
    const path = join(folder.path, 'own.p12');
    writeFileSync(path, file);
    const read = execFileSync('openssl', ['pkcs12', '-in', path, '-passin', `pass:${password}`, '-nodes']).toString();
    folder.remove();
    expect(read).toContain('BEGIN PRIVATE KEY');
    expect(read.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(read).toContain(certificatePem(authority.seal.certificate).trim());
  });
});
