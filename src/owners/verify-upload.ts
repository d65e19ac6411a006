/**
 * Three questions in their order: exactly a file we issued? unaltered and sealed by whom? still in force? The register and
 * the public log answer the first and the last, the bytes the second. Registered bytes are compared whole; a file that
 * merely looks like ours is never called ours.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../config/clock.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { FIRM_SEAL, type FirmSeal } from '../reports/firm-seal.js';
import { KnownCodes } from './known-codes.js';
import { RegisterAndLog } from './register-and-log.js';
import { verificationAnswer, type VerificationAnswer } from './verification-answer.js';
import { VerificationRoom } from './verification-room.js';

@Injectable()
export class VerifyUpload {
  constructor(
    private readonly register: RegisterAndLog,
    private readonly codes: KnownCodes,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    private readonly room: VerificationRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofBytes(pdf: Uint8Array): Promise<VerificationAnswer> {
    const now = this.clock.now();
    const register = await this.register.ofBytes(sha256Hex(pdf), now);
    const verification = await this.room.verify({ pdf, trustStore: this.seal.trustStore, now });
    return verificationAnswer({ verification, register });
  }

  ofCode(typed: string): Promise<VerificationAnswer> {
    const now = this.clock.now();
    return this.codes.answer(typed, now, async () =>
      verificationAnswer({ verification: null, register: await this.register.ofCode(typed, now) }),
    );
  }
}
