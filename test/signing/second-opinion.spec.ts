import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CryptoKeySigner, PDF } from '@libpdf/core';
import { execFileSync, spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pkijs from 'pkijs';
import { certificatePem } from '../../src/signing/certificates/development-authority.js';
import { readAttachments } from '../../src/signing/read-attachments.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { sealedPdf, type SealedPdf, signatureOrder, signedAt } from './sealed-pdf.js';
import { signPdf } from '../../src/signing/sign-pdf.js';

let sealed: SealedPdf;
beforeAll(async () => {
  sealed = await sealedPdf();
});

/** Content and message of the last signature, taken from the text of the file. */
function partsOf(pdf: Uint8Array): { content: Buffer; message: Buffer } {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const match = /\/ByteRange \[\s*0 (\d+) (\d+) (\d+)/.exec(text.slice(text.lastIndexOf('/ByteRange')))!;
  const [start, end, rest] = match.slice(1).map(Number) as [number, number, number];
  const padded = Buffer.from(text.slice(start + 1, end - 1), 'hex');
  const content = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end, end + rest)]);
  return { content, message: padded.subarray(0, 4 + padded.readUInt16BE(2)) };
}

describe('what pkijs says of our signature', () => {
  const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never });
  const verified = async (content: Buffer, message: Buffer): Promise<boolean> => {
    const envelope = pkijs.ContentInfo.fromBER(new Uint8Array(message));
    const signedData = new pkijs.SignedData({ schema: envelope.content });
    const trustedCerts = [pkijs.Certificate.fromBER(new Uint8Array(sealed.authority.root.certificate))];
    const data = new Uint8Array(content).buffer;
    const question = { signer: 0, data, trustedCerts, checkChain: true, checkDate: signedAt };
    return signedData.verify(question, engine).catch(() => false);
  };

  it('verifies, with its chain', async () => {
    const { content, message } = partsOf(sealed.signed);
    expect(await verified(content, message)).toBe(true);
  });

  it('does not verify for other content', async () => {
    const { content, message } = partsOf(sealed.signed);
    content[1000] = content[1000]! ^ 1;
    expect(await verified(content, message)).toBe(false);
  });
});

describe('what we say of a signature made by @libpdf/core', () => {
  const foreign = async (pdf: Uint8Array): Promise<Uint8Array> => {
    const { seal, root } = sealed.authority;
    const pkcs8 = seal.key.export({ type: 'pkcs8', format: 'der' });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await webcrypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), algorithm, false, ['sign']);
    const signer = new CryptoKeySigner(key, seal.certificate, 'EC', 'ECDSA', [root.certificate]);
    const document = await PDF.load(pdf);
    const { bytes } = await document.sign({ signer, fieldName: 'second', reason: 'Foreign', signingTime: signedAt });
    return bytes;
  };

  it('is intact, and notes the attribute PAdES does not want', async () => {
    const verification = verifyPdf(await foreign(sealed.unsigned), sealed.trust);
    expect(verification).toMatchObject({
      verdict: 'development',
      signatures: [{ integrity: 'intact', reason: 'Foreign' }],
    });
    expect(verification.findings.map(({ code }) => code)).toContain('signing-time-attribute');
  });

  it('is not intact with one byte changed', async () => {
    const bytes = Buffer.from(await foreign(sealed.unsigned));
    bytes[800] = bytes[800]! ^ 1;
    expect(['invalid', 'unreadable']).toContain(verifyPdf(bytes, sealed.trust).verdict);
  });

  it('can be read and signed by us when it comes with a cross-reference stream', async () => {
    const document = await PDF.load(sealed.unsigned);
    const compact = await document.save({ useXRefStream: true });
    const signed = await signPdf(compact, signatureOrder(sealed.authority));
    expect(verifyPdf(signed, sealed.trust).verdict).toBe('development');
    expect(readAttachments(signed).map(({ name }) => name)).toEqual(['appraisal.json']);
  });
});

const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const hasOpenssl = openssl.status === 0 && /^OpenSSL 3/.test(openssl.stdout);
(hasOpenssl ? describe : describe.skip)(
  'what OpenSSL 3 says of our signature (skipped where it is not installed)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'signature-'));
    afterAll(() => rmSync(folder, { recursive: true }));
    const file = (name: string, content: Uint8Array | string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };
    const verify = (content: Buffer, message: Buffer): string => {
      const at = String(Math.floor(signedAt.getTime() / 1000));
      const root = file('ca.pem', certificatePem(sealed.authority.root.certificate));
      const question = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', file('message.der', message)];
      const trust = ['-content', file('content', content), '-CAfile', root, '-attime', at, '-out', join(folder, 'out')];
      return spawnSync('openssl', [...question, ...trust], { encoding: 'utf8' }).stderr;
    };

    it('verifies as CAdES, with its chain', () => {
      const { content, message } = partsOf(sealed.signed);
      expect(verify(content, message)).toMatch(/CAdES Verification successful/);
    });

    it('does not verify for other content', () => {
      const { content, message } = partsOf(sealed.signed);
      content[1000] = content[1000]! ^ 1;
      expect(verify(content, message)).toMatch(/Verification failure/);
    });

    it('reads both certificates and finds the chain whole', () => {
      const root = file('root.pem', certificatePem(sealed.authority.root.certificate));
      const seal = file('seal.pem', certificatePem(sealed.authority.seal.certificate));
      const at = ['-attime', String(Math.floor(signedAt.getTime() / 1000))];
      const answer = execFileSync('openssl', ['verify', '-x509_strict', ...at, '-CAfile', root, seal], {
        encoding: 'utf8',
      });
      expect(answer).toMatch(/seal\.pem: OK/);
    });
  },
);
