import {
  type CertifiedKey,
  developmentSigner,
  issueDevelopmentKey,
} from '../../src/signing/certificates/development-authority.js';
import type { Signer } from '../../src/signing/signer.js';
import { developmentRevocationSource } from '../../src/signing/revocation/development-responder.js';
import type { RevocationSource } from '../../src/signing/revocation/revocation-source.js';
import { developmentTimeStampAuthority } from '../../src/signing/time-stamps/development-time-stamp-authority.js';
import type { TimeStampAuthority } from '../../src/signing/time-stamps/time-stamp-authority.js';
import { createDevelopmentAuthority } from '../../src/signing/certificates/development-authority.js';

const firm = '沈阳示例房地产估价有限公司';
const made = new Date('2026-10-01T00:00:00Z');
const places = { ocspUrl: 'http://ocsp.example/', crlUrl: 'http://crl.example/root.crl' };

/** A whole world for long-term proof: signers whose keys end after a year, stampers, a responder, and a clock to move. */
export class LongTermAuthority {
  now = new Date('2026-10-02T03:04:05Z');
  readonly revoked = new Map<string, Date>();
  readonly root: CertifiedKey;
  readonly seal: CertifiedKey;
  private readonly responder: CertifiedKey;

  constructor() {
    const authority = createDevelopmentAuthority({ firm, now: made, rootYears: 40 });
    this.root = authority.root;
    this.seal = this.issue(firm, { years: 1 });
    this.responder = this.issue('OCSP', { years: 30, purpose: 'ocsp-signing' });
  }

  issue(holder: string, order: Partial<Parameters<typeof issueDevelopmentKey>[1]> = {}): CertifiedKey {
    return issueDevelopmentKey(this.root, { firm, holder, now: made, years: 1, ...places, ...order });
  }

  signer(holder: CertifiedKey): Signer {
    return developmentSigner(this.root, holder);
  }

  /** A time-stamp authority whose certificate starts now and ends after so many years. */
  stamper(years: number): TimeStampAuthority {
    const holder = this.issue(`时间戳 ${years}`, { now: this.now, years, purpose: 'time-stamping' });
    return developmentTimeStampAuthority({ root: this.root, holder, now: () => this.now });
  }

  get source(): RevocationSource {
    const { root: authority, responder, revoked } = this;
    return developmentRevocationSource({ authority, responder, revoked, now: () => this.now });
  }

  trust(now: Date = this.now): { trustStore: Uint8Array[]; now: Date } {
    return { trustStore: [this.root.certificate], now };
  }
}
