/**
 * Three questions in their order: exactly a file we issued? unaltered and sealed by whom? still in force? The register
 * answers the first and the last, the bytes the second. Registered bytes are compared whole; a file that merely looks
 * like ours is never called ours.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../config/clock.js';
import { FIRM_SEAL, type FirmSeal } from '../reports/firm-seal.js';
import { PublicRegister } from './public-register.js';
import { registrationOf } from './registration-of.js';
import { verificationAnswer, type VerificationAnswer } from './verification-answer.js';
import { VerificationRoom } from './verification-room.js';

@Injectable()
export class VerifyUpload {
  constructor(
    private readonly register: PublicRegister,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    private readonly room: VerificationRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofBytes(pdf: Uint8Array): Promise<VerificationAnswer> {
    const now = this.clock.now();
    const verification = await this.room.verify({ pdf, trustStore: this.seal.trustStore, now });
    const entry = await this.register.withBytes(verification.sha256);
    return verificationAnswer({ verification, registration: entry && registrationOf(entry) });
  }

  async ofCode(typed: string): Promise<VerificationAnswer> {
    const entry = await this.register.withCode(typed);
    return verificationAnswer({ verification: null, registration: entry && registrationOf(entry) });
  }
}
