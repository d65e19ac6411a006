/**
 * Corridor B: ledger → press → seal → archive → record. A version's number and code are taken first, since they are
 * printed; a second request for an issued report gets the one that stands. GET never comes here.
 */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalDesk } from '../appraisals/appraisal-desk.js';
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import { SHELF, type LiveShelf, type Shelf } from '../appraisals/shelf.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { tablesOf } from './attached-prices.js';
import { FIRM_SEAL, type FirmSeal } from './firm-seal.js';
import { UndrawableTextError } from './press/undrawable.js';
import { produceReport, type ProducedReport, type ReportSources } from './produce-report.js';
import { ReportArchive } from './report-archive.js';
import { missingEngagementParts } from './report-content.js';
import { registeredIdentity } from './report-identity.js';
import { reportProblem, undrawableProblem } from './report-problem.js';
import { ReportStore, type StoredReport } from './report-store.js';
import { reportView } from './report-view.js';

/** What a report is made with, beside the appraisal. */
@Injectable()
export class ReportWorkshop {
  constructor(
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async produce(stored: StoredAppraisal, { version }: StoredReport): Promise<ProducedReport> {
    const { number, code } = version;
    const identity = registeredIdentity(
      { number, code, createdAt: new Date(version.createdAt) },
      this.settings.publicUrl,
    );
    try {
      return await produceReport(sourcesOf(stored, await this.shelf.whole()), identity, this.seal);
    } catch (error) {
      if (error instanceof UndrawableTextError) throw undrawableProblem(error.characters);
      throw error;
    }
  }
}

function sourcesOf({ order, appraisal, fingerprints }: StoredAppraisal, shelf: Shelf): ReportSources {
  const edition = shelf.standards.byFingerprint(fingerprints.standard);
  if (!edition) throw reportProblem('edition-unknown');
  const { standard, texts, statement } = edition;
  const priceTables = tablesOf(fingerprints, shelf);
  return { order, appraisal, fingerprints, standard, texts, statement, priceTables };
}

@Injectable()
export class IssueReport {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly reports: ReportStore,
    private readonly archive: ReportArchive,
    private readonly workshop: ReportWorkshop,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare({ organisationId, actor }: Issuer, appraisalId: string): Promise<PreparedAnswer> {
    const appraisal = await this.appraisals.stored(organisationId, appraisalId);
    const missing = missingEngagementParts(appraisal.order);
    const owner = { organisationId, appraisalId };
    const report = await this.reports.open(owner, this.clock.now(), missing.length > 0);
    if (report.file) return { ...answer(200, reportView(report, missing)), write: () => Promise.resolve() };
    const produced = await this.workshop.produce(appraisal, report);
    await this.archive.add(produced.pdf);
    return this.recording(report, produced, actor);
  }

  private recording(report: StoredReport, made: ProducedReport, actor: string): PreparedAnswer {
    const at = this.clock.now();
    const { pdf, sha256, missing } = made;
    const kind = missing.length > 0 ? 'draft' : 'report';
    const file = { sha256, sizeBytes: pdf.length, kind, at, actor } as const;
    return {
      ...answer(201, reportView({ ...report, file }, missing)),
      write: (manager) => this.reports.record(manager, report, file),
    };
  }
}

export interface Issuer {
  readonly organisationId: string;
  readonly actor: string;
}

function answer(status: number, view: ReturnType<typeof reportView>): Omit<PreparedAnswer, 'write'> {
  return { status, headers: { location: `/v1/appraisals/${view.appraisalId}/report` }, body: JSON.stringify(view) };
}
