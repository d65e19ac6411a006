/** Where reports are made: an appraisal with the edition it was computed with goes in, archived bytes come out. */
import { Inject, Injectable } from '@nestjs/common';
import { SHELF, type LiveShelf } from '../appraisals/shelf.js';
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { FIRM_SEAL, type FirmSeal } from './firm-seal.js';
import { reportSources } from './compose-report.js';
import { drawReport, produceReport, type ProducedReport } from './produce-report.js';
import { ReportArchive } from './report-archive.js';
import { registeredIdentity, type ReportIdentity } from './report-identity.js';
import type { ReportVersion } from './report.entities.js';
import { sealIfAvailable } from './seal-if-available.js';
import type { ChainFile } from './signatures/signing-chain.js';

@Injectable()
export class ReportWorkshop {
  constructor(
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly archive: ReportArchive,
  ) {}

  /** With the seal alone, or as a draft; archived. */
  async produce(stored: StoredAppraisal, version: ReportVersion): Promise<ProducedReport> {
    const identity = this.identityOf(version);
    const sources = reportSources(stored, await this.shelf.whole());
    const work = (): Promise<ProducedReport> => produceReport(sources, identity, this.seal);
    const produced = await sealIfAvailable(work);
    await this.archive.add(produced.pdf);
    return produced;
  }

  /** Drawn with its empty fields, for signatures to come; archived. */
  async prepare(stored: StoredAppraisal, version: ReportVersion): Promise<ChainFile> {
    const unsigned = await this.draw(stored, version);
    return { sha256: await this.archive.add(unsigned), sizeBytes: unsigned.length };
  }

  async draw(stored: StoredAppraisal, version: ReportVersion): Promise<Uint8Array> {
    const signatures = { appraisersSign: true, developmentSeal: this.seal.isDevelopment };
    const sources = reportSources(stored, await this.shelf.whole());
    return (await drawReport(sources, this.identityOf(version), signatures)).unsigned;
  }

  private identityOf({ number, code, createdAt }: ReportVersion): ReportIdentity {
    return registeredIdentity({ number, code, createdAt: new Date(createdAt) }, this.settings.publicUrl);
  }
}
