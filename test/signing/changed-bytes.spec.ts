import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { answerOcspRequest } from '../../src/signing/revocation/development-responder.js';
import { ocspRequest, readOcspStatus } from '../../src/signing/revocation/read-ocsp.js';
import { checkTimeStamp } from '../../src/signing/time-stamps/check-time-stamp.js';
import { changes, everyNth, unnoticedChanges } from './byte-changes.js';
import { LongTermAuthority } from './long-term-authority.js';
import { sealedPdf, type SealedPdf } from './sealed-pdf.js';

let sealed: SealedPdf;
beforeAll(async () => {
  sealed = await sealedPdf();
});

function changedAt(bytes: Uint8Array, place: number, mask: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[place] = (changed[place] ?? 0) ^ mask;
  return changed;
}

describe('one changed byte of a signed file', () => {
  it.each(Object.entries(changes))('is noticed when it is %s, over the whole file', (_, change) => {
    expect(unnoticedChanges(sealed, everyNth(sealed.signed.length, 89), change)).toEqual([]);
  });

  it('is noticed in the signature dictionary, the message and its padding', () => {
    const text = Buffer.from(sealed.signed).toString('latin1');
    const start = text.lastIndexOf('/Type /Sig');
    const padding = text.indexOf('>', start) - 40;
    const places = [...everyNth(150, 1)].map((offset) => start + offset);
    const inPadding = [...everyNth(42, 3)].map((offset) => padding + offset);
    expect(unnoticedChanges(sealed, [...places, ...inPadding], (byte) => byte ^ 0x01)).toEqual([]);
  });
});

describe('one changed byte of a proof', () => {
  const world = new LongTermAuthority();

  it('is noticed in a time-stamp', async () => {
    const digest = createHash('sha256').update('signature').digest();
    const token = await world.stamper(3).stamp(digest);
    const root = Buffer.from(world.root.certificate);
    const unnoticed = [...everyNth(token.length, 31)].filter((place) => {
      const { codes, others } = checkTimeStamp(changedAt(token, place, 0x01), () => digest);
      // A change in the chain's further certificates shows when the chain is built, not here.
      return codes.length === 0 && others.every(({ der }) => root.equals(der));
    });
    expect(unnoticed).toEqual([]);
  });

  it('is noticed in what a responder said', () => {
    const appraiser = readCertificateFully(world.issue('张三').certificate);
    const issuer = readCertificateFully(world.root.certificate);
    const revoked = new Map([[appraiser.summary.serialNumber, new Date('2026-10-02T12:00:00Z')]]);
    const order = { authority: world.root, now: () => world.now, revoked };
    const response = answerOcspRequest(ocspRequest(appraiser, issuer), order);
    const original = readOcspStatus(response, appraiser, issuer);
    expect(original.state).toBe('revoked');
    // A wrapper nobody signs may be spelled otherwise; what it says may not change.
    const believed = [...response.keys()].filter((place) => {
      const status = readOcspStatus(changedAt(response, place, 0x04), appraiser, issuer);
      return status.state !== 'unknown' && JSON.stringify(status) !== JSON.stringify(original);
    });
    expect(believed).toEqual([]);
  });
});
