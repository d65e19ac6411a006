/**
 * Three questions in their order: exactly a file we issued? unaltered and sealed by whom? still in force? The register
 * answers the first and the last, the bytes the second. Registered bytes are compared whole; a file that merely looks
 * like ours is never called ours.
 */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { FIRM_SEAL, type FirmSeal } from '../reports/firm-seal.js';
import { readReportCode } from '../reports/report-identity.js';
import { ReportStore, type StoredReport } from '../reports/report-store.js';
import { registrationOf } from './registration-of.js';
import { verificationAnswer, type Registration, type VerificationAnswer } from './verification-answer.js';
import { VerificationRoom } from './verification-room.js';

@Injectable()
export class VerifyUpload {
  constructor(
    private readonly reports: ReportStore,
    private readonly appraisals: AppraisalStore,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    private readonly room: VerificationRoom,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofBytes(pdf: Uint8Array): Promise<VerificationAnswer> {
    const now = this.clock.now();
    const verification = await this.room.verify({ pdf, trustStore: this.seal.trustStore, now });
    const stored = await this.reports.withBytes(verification.sha256);
    return verificationAnswer({ verification, registration: stored && (await this.registerEntry(stored, now)) });
  }

  async ofCode(typed: string): Promise<VerificationAnswer> {
    const code = readReportCode(typed);
    const stored = code === null ? null : await this.reports.withCode(code);
    const registration = stored && (await this.registerEntry(stored, this.clock.now()));
    return verificationAnswer({ verification: null, registration });
  }

  private async registerEntry(stored: StoredReport, now: Date): Promise<Registration> {
    const appraisal = await this.appraisals.find(stored.version.organisationId, stored.version.appraisalId);
    if (!appraisal) throw new Error('a report without its appraisal cannot be stored');
    return registrationOf(stored, appraisal.order.referenceDate, now);
  }
}
