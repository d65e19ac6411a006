/** What a report gets before it is issued here: whose signatures, and how long its proof should be left to run. */
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { NationalSigning } from './national-signatures/national-signing.js';
import { proofOfFile } from './proof-of-file.js';
import type { FileProof } from './report-store.js';
import type { SealedReport } from './seal-report.js';
import { SigningRecords } from './signatures/signing-records.js';

@Injectable()
export class ReportTerms {
  readonly appraisersSign: boolean;

  constructor(
    readonly records: SigningRecords,
    readonly national: NationalSigning,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.appraisersSign = settings.signing.signatures === 'appraisers-and-seal';
  }

  proofOf(reach: Pick<SealedReport, 'level' | 'gaps' | 'provenUntil'>): FileProof {
    return proofOfFile(reach, this.settings.signing.proofRenewalDays);
  }
}
