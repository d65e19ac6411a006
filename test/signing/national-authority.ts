import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { certificatePem, type CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import type { CertificatePurpose } from '../../src/signing/certificates/certificate-extensions.js';
import { issueCertificate } from '../../src/signing/certificates/issue-certificate.js';
import { answerOcspRequest, writeCrl } from '../../src/signing/revocation/development-responder.js';
import { answerTimeStampRequest } from '../../src/signing/time-stamps/development-time-stamp-authority.js';

export interface Asked {
  method: string;
  path: string;
  contentType?: string;
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
const validFrom = new Date('2026-10-01T00:00:00Z');
const validTo = new Date('2036-10-01T00:00:00Z');
const subject = { countryCode: 'CN', organization: 'National', unit: 'Trust', commonName: 'National Root' };

/** An authority that is not one for development, reached over HTTP as a real one is: time-stamps, OCSP and a list. */
export class NationalAuthority {
  now = new Date('2026-11-02T08:00:00Z');
  readonly asked: Asked[] = [];
  /** Nobody answers there any more. */
  readonly silent = new Set<string>();
  readonly root: CertifiedKey;
  private readonly stamper: CertifiedKey;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    const key = newKey();
    const order = { subject, publicKey: key, purpose: 'authority' as const, validFrom, validTo };
    this.root = { key, certificate: issueCertificate(order, key) };
    this.stamper = this.issue('Time-stamps', 'time-stamping');
  }

  static async start(): Promise<NationalAuthority> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const authority = new NationalAuthority(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const { method = '', url: path = '', headers } = request;
      authority.asked.push({ method, path, contentType: headers['content-type'] });
      if (authority.silent.has(path)) return void response.writeHead(503).end();
      void buffer(request)
        .then((question) => authority.answer(path, question))
        .then((answer) => response.end(answer));
    });
    return authority;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }

  issue(commonName: string, purpose: CertificatePurpose = 'document-signing', key = newKey()): CertifiedKey {
    const places = { ocspUrl: `${this.url}/ocsp`, crlUrl: `${this.url}/root.crl` };
    const period = { validFrom, validTo, ...places };
    const order = { subject: { ...subject, commonName }, publicKey: key, purpose, issuer: this.root, ...period };
    return { key, certificate: issueCertificate(order, this.root.key) };
  }

  get rootPem(): string {
    return certificatePem(this.root.certificate);
  }

  private async answer(path: string, question: Buffer): Promise<Uint8Array> {
    const now = (): Date => this.now;
    if (path === '/stamps') return answerTimeStampRequest(question, { root: this.root, holder: this.stamper, now });
    const order = { authority: this.root, now };
    return path === '/ocsp' ? answerOcspRequest(question, order) : writeCrl(order);
  }
}
