import { beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { authorityChain } from '../../src/signing/check-document-time-stamp.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { writeCrl } from '../../src/signing/revocation/development-responder.js';
import { type CertificateForgery, forgeCertificate } from '../attacks/forge-certificate.js';
import { withStore } from '../attacks/forge-proof.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';

const world = new LongTermAuthority();
const began = new Date('2026-10-01T00:00:00Z');
const days = (count: number): Date => new Date(began.getTime() + count * 24 * 3600_000);
const stamper = world.issue('时间戳', { years: 1, purpose: 'time-stamping' });
const certificate = readCertificateFully(stamper.certificate);

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await preparedPdf();
});

interface Asked {
  at?: Date;
  heldUntil?: Date;
  now?: Date;
  others?: Uint8Array[];
  file?: Uint8Array;
}
function ask({ at = days(10), heldUntil = days(20), now = days(30), others = [], file = pdf }: Asked) {
  const token = { certificate, others: others.map(readCertificateFully), at };
  return authorityChain(token, PdfFile.open(file), { trust: world.trust(now), heldUntil });
}
const believed = { state: 'development', codes: [] };
const untrusted = (state: string) => ({ state, codes: ['time-stamp-untrusted'] });

describe('an authority that stamped', () => {
  it('is believed when its certificate held at the stated time and ever since', () => {
    expect(ask({})).toEqual(believed);
    expect(ask({ at: undefined })).toEqual(believed);
    expect(ask({ at: days(-1) })).toEqual(untrusted('not-yet-valid'));
    expect(ask({ heldUntil: days(366), now: days(400) })).toEqual(untrusted('expired'));
    expect(ask({ at: days(366), heldUntil: days(20), now: days(400) })).toEqual(untrusted('expired'));
    expect(ask({ heldUntil: days(300), now: days(400) })).toEqual(believed);
  });

  it('is nobody when the token has no certificate of its signer', () => {
    const nobody = { certificate: undefined, others: [], at: days(1) };
    const chain = authorityChain(nobody, PdfFile.open(pdf), { trust: world.trust(days(30)), heldUntil: days(20) });
    expect(chain).toEqual({ state: 'unknown', codes: [] });
  });

  it('is believed no more when it was revoked before it was renewed, and still when it was revoked after', () => {
    const { serialNumber } = certificate.summary;
    const told = (since: Date): Uint8Array =>
      withStore(pdf, {
        crls: [writeCrl({ authority: world.root, now: () => days(29), revoked: new Map([[serialNumber, since]]) })],
      });
    expect(ask({ file: told(days(15)) })).toEqual(untrusted('revoked'));
    expect(ask({ file: told(days(20)) })).toEqual(untrusted('revoked'));
    expect(ask({ file: told(days(21)) })).toEqual(believed);
  });
});

describe('the further certificates of a token', () => {
  const { root } = world;
  const [other, stranger] = [new LongTermAuthority(), generateKeyPairSync('ec', { namedCurve: 'prime256v1' })];
  const crossed = (fault: Partial<CertificateForgery> = {}): Uint8Array =>
    forgeCertificate(root.certificate, {
      ...{ signedBy: other.root.key, issuedBy: other.root.certificate, isAuthority: true, serial: 77 },
      ...fault,
    });
  const foreign = { state: 'development', codes: ['time-stamp-unacceptable'] };

  it('belong to its chain', () => {
    expect(ask({ others: [root.certificate] })).toEqual(believed);
    expect(ask({ others: [root.certificate, world.issue('王五').certificate] })).toEqual(foreign);
    expect(ask({ others: [other.root.certificate] })).toEqual(foreign);
  });

  it('or are another certificate of an authority in it, which somebody here signed', () => {
    expect(ask({ others: [forgeCertificate(root.certificate, { signedBy: root.key, serial: 77 })] })).toEqual(believed);
    const file = withStore(pdf, { certificates: [other.root.certificate] });
    expect(ask({ file, others: [crossed()] })).toEqual(believed);
    expect(ask({ others: [crossed()] })).toEqual(foreign);
    expect(ask({ file, others: [crossed({ publicKey: stranger.publicKey })] })).toEqual(foreign);
    expect(ask({ file, others: [crossed({ signedBy: stranger.privateKey })] })).toEqual(foreign);
  });

  it('belong to a chain that leads to nobody, too: it proves no time and spoils nothing', () => {
    const others = [readCertificateFully(crossed({ signedBy: stranger.privateKey }))];
    const trust = { trustStore: [other.root.certificate], now: days(30) };
    const chain = authorityChain({ certificate, others, at: days(10) }, PdfFile.open(pdf), {
      trust,
      heldUntil: days(20),
    });
    expect(chain).toEqual(untrusted('untrusted'));
  });

  it('may not bear another name over the key of an authority', () => {
    const renamed = forgeCertificate(other.issue('王五').certificate, {
      ...{ publicKey: createPublicKey(root.key), signedBy: root.key, issuedBy: root.certificate, isAuthority: true },
    });
    expect(ask({ others: [renamed] })).toEqual(foreign);
  });
});
