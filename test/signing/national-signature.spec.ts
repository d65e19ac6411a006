import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../src/config/settings.js';
import { verifyNationalSignature } from '../../src/cli/national-signature-command.js';
import { signNationally, statementOf, verifyNationally } from '../../src/signing/sm2/national-signature.js';
import { publicKeyDer, sm2Sign, sm2Verify } from '../../src/signing/sm2/sm2.js';
import { readSm2Keys, type Sm2Signer, sm2SignerFromPem } from '../../src/signing/sm2/sm2-signer.js';
import { sm2Pem, strangersNumber } from './sm2-key.js';

const pdf = Buffer.from('%PDF-1.7 a report');
const signer: Sm2Signer = sm2SignerFromPem({ key: sm2Pem() });
const stranger = sm2SignerFromPem({ key: sm2Pem(strangersNumber) });
let sig: string;
beforeAll(async () => {
  sig = await signNationally(pdf, signer);
});

const parts = (): Record<string, string> => JSON.parse(sig) as Record<string, string>;
const changed = (changes: Record<string, unknown>): string => JSON.stringify({ ...parts(), ...changes });
const verdict = (text: string, file: Uint8Array = pdf, keys = [signer.publicKey]) => {
  const { verdict: said, fault } = verifyNationally(file, text, keys);
  return [said, fault];
};

describe('a signature by the national algorithms', () => {
  it('states both digests and the length, and verifies with the key', () => {
    expect(statementOf(Buffer.from('abc'))).toBe(
      'lift-appraisal detached signature 1\n' +
        'sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n' +
        // GB/T 32905-2016, example 1.
        'sm3 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0\n' +
        'bytes 3\n',
    );
    expect(verdict(sig)).toEqual(['valid', undefined]);
  });

  it('is refused over another file, under another key, or altered', async () => {
    expect(verdict(sig, Buffer.from('%PDF-1.7 another'))).toEqual(['invalid', 'other-file']);
    expect(verdict(sig, pdf, [stranger.publicKey])).toEqual(['not-trusted', 'key-untrusted']);
    expect(verdict(sig, pdf, [])).toEqual(['not-trusted', 'key-untrusted']);
    expect(verdict(changed({ statement: parts().statement!.replace('bytes 1', 'bytes 2') }))[1]).toBe('other-file');
    expect(verdict(changed({ statement: statementOf(Buffer.from('x')) }), Buffer.from('x'))).toEqual([
      'invalid',
      'signature-mismatch',
    ]);
    const other = JSON.parse(await signNationally(pdf, stranger)) as Record<string, string>;
    expect(verdict(changed({ publicKey: other.publicKey }))).toEqual(['invalid', 'signature-mismatch']);
    expect(verdict(changed({ signature: other.signature }))).toEqual(['invalid', 'signature-mismatch']);
  });

  it('is refused under another identity, also the empty one that node signs with by itself', () => {
    const key = createPrivateKey(sm2Pem());
    const message = Buffer.from('message');
    const signature = sm2Sign(key, signer.publicKey, message);
    const verify = (identity?: string) =>
      sm2Verify(createPublicKey(key), signer.publicKey, { message, signature, identity });
    expect([verify(), verify('1234567812345678'), verify(''), verify('1234567812345679')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each<[string, () => string]>([
    ['no JSON', () => 'sig'],
    ['a list', () => '[]'],
    ['null', () => 'null'],
    ['a key more', () => changed({ note: 'paid' })],
    ['a key less', () => JSON.stringify({ ...parts(), signature: undefined })],
    ['another format', () => changed({ format: 'lift-appraisal-sm2/2' })],
    ['a number', () => changed({ signature: 1 })],
    ['base64 in another spelling', () => changed({ signature: `${parts().signature} ` })],
    ['an empty signature', () => changed({ signature: '' })],
    ['a key of another curve', () => changed({ publicKey: p256.toString('base64') })],
    ['too long a text', () => sig.padEnd(9000)],
  ])('cannot be read: %s', (_, text) => {
    expect(verdict(text())).toEqual(['unreadable', 'sig-unreadable']);
  });

  it('with any changed bit of signature or key is refused', () => {
    const flipped = (part: 'signature' | 'publicKey'): string[] => {
      const bytes = Buffer.from(parts()[part]!, 'base64');
      return [...bytes.keys()].map((place) => {
        const copy = Buffer.from(bytes);
        copy[place]! ^= 0x01;
        return changed({ [part]: copy.toString('base64') });
      });
    };
    const accepted = [...flipped('signature'), ...flipped('publicKey')].filter((text) => verdict(text)[0] === 'valid');
    expect(accepted).toEqual([]);
  });
});

const p256 = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey.export({ type: 'spki', format: 'der' });

describe('keys', () => {
  it('of another kind are refused with a code', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => sm2SignerFromPem({ key })).toThrow(expect.objectContaining({ code: 'key-unsupported' }));
    expect(() => sm2SignerFromPem({ key: 'no key' })).toThrow(expect.objectContaining({ code: 'key-unreadable' }));
  });

  it('that do not fit their signer are told before a file goes out', async () => {
    const false_: Sm2Signer = { publicKey: stranger.publicKey, sign: (message) => signer.sign(message) };
    await expect(signNationally(pdf, false_)).rejects.toMatchObject({ code: 'key-does-not-match' });
    const silent: Sm2Signer = { ...signer, sign: () => Promise.reject(new Error('no card')) };
    await expect(signNationally(pdf, silent)).rejects.toMatchObject({ code: 'signer-failed' });
  });

  it('are named in the settings', () => {
    const read = (environment: Record<string, string>) => readSettings(environment).signing.sm2;
    expect(read({})).toBeNull();
    expect(read({ SM2_KEY_FILE: '/keys/sm2.pem' })).toEqual({ keyFile: '/keys/sm2.pem', passwordFile: null });
    expect(() => read({ SM2_KEY_PASSWORD_FILE: '/keys/password' })).toThrow('SM2_KEY_FILE');
  });
});

describe('OpenSSL and we', () => {
  let folder: string;
  const at = (file: string): string => path.join(folder, file);
  const identity = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sm2-'));
    writeFileSync(at('key.pem'), sm2Pem());
    const publicKey = createPublicKey(createPrivateKey(sm2Pem()));
    writeFileSync(at('public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const hasSm2 = spawnSync('openssl', ['list', '-public-key-algorithms'], { encoding: 'utf8' }).stdout?.includes('SM2');
  const withOpenSsl = hasSm2 ? it : it.skip;

  withOpenSsl('it verifies what we sign, and not under another identity', () => {
    const { statement, signature } = parts();
    writeFileSync(at('statement.txt'), statement!);
    writeFileSync(at('signature.der'), Buffer.from(signature!, 'base64'));
    const verify = (distid: string) =>
      spawnSync('openssl', [
        ...['pkeyutl', '-verify', ...identity.slice(0, -1), `distid:${distid}`, '-in', at('statement.txt')],
        ...['-sigfile', at('signature.der'), '-pubin', '-inkey', at('public.pem')],
      ]).status;
    expect([verify('1234567812345678') === 0, verify('1234567812345679') === 0]).toEqual([true, false]);
  });

  withOpenSsl('we verify what it signs', async () => {
    writeFileSync(at('statement.txt'), statementOf(pdf));
    const files = ['-in', at('statement.txt'), '-out', at('signature.der'), '-inkey', at('key.pem')];
    execFileSync('openssl', ['pkeyutl', '-sign', ...identity, ...files]);
    const signature = execFileSync('cat', [at('signature.der')]).toString('base64');
    const text = changed({ signature });
    expect(verdict(text)).toEqual(['valid', undefined]);
    const [key] = readSm2Keys(execFileSync('cat', [at('public.pem')]).toString());
    expect(Buffer.compare(key!, publicKeyDer(createPublicKey(createPrivateKey(sm2Pem()))))).toBe(0);
    writeFileSync(at('report.sig'), text);
    const ask = (file: Uint8Array) =>
      verifyNationalSignature(file, { sig: at('report.sig'), trust: [at('public.pem')] });
    expect(await ask(pdf)).toMatchObject({ exitCode: 0, text: expect.stringContaining('有效') });
    expect(await ask(Buffer.from('x'))).toMatchObject({ exitCode: 1, text: expect.stringContaining('other-file') });
  });
});
