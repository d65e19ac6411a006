/** Puts together what the public page of a report shows, and what its reading view is made from. */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { SHELF, type LiveShelf } from '../appraisals/shelf.js';
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { composeReport, reportInput, reportSources, type ExpectedSignatures } from '../reports/compose-report.js';
import { rangeChart, systemChart } from '../reports/content/charts.js';
import { reportScope } from '../reports/content/report-scope.js';
import { FIRM_SEAL, type FirmSeal } from '../reports/firm-seal.js';
import { NationalSignatures } from '../reports/national-signatures/national-signatures.js';
import type { ReportDocument } from '../reports/report-document.js';
import { registeredIdentity, type ReportIdentity } from '../reports/report-identity.js';
import { sealSlot, slotsOf } from '../reports/signature-slots.js';
import type { RegisterEntry } from './public-register.js';
import { registrationOf } from './registration-of.js';
import { liftParts } from './report-page/lift-parts.js';
import type { PublicReport } from './report-page/public-report-page.js';

@Injectable()
export class PublicView {
  constructor(
    private readonly appraisals: AppraisalStore,
    @Inject(SHELF) private readonly shelf: LiveShelf,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly signatures: NationalSignatures,
  ) {}

  async page(entry: RegisterEntry): Promise<PublicReport> {
    const stored = await this.stored(entry);
    return {
      registration: registrationOf(entry),
      order: stored.order,
      appraisal: stored.appraisal,
      ...this.toldOf(entry, stored),
      signers: signersOf(entry),
      isDevelopmentSeal: this.seal.isDevelopment,
      isWhole: entry.mode === 'full',
      hasNationalSignature: await this.hasNationalSignature(entry),
    };
  }

  async hasNationalSignature({ report }: RegisterEntry): Promise<boolean> {
    return (await this.signatures.of(report.file)) !== null;
  }

  /** Every word of the report, as it was printed. */
  async document(entry: RegisterEntry): Promise<ReportDocument> {
    const sources = reportSources(await this.stored(entry), await this.shelf.whole());
    return composeReport(sources, this.identityOf(entry), this.signaturesOf(entry));
  }

  /** The words of charts and parts are the edition's: without it on the shelf the page does without them. */
  private toldOf(entry: RegisterEntry, stored: StoredAppraisal): Pick<PublicReport, 'charts' | 'parts'> {
    if (!this.shelf.standards.byFingerprint(stored.fingerprints.standard)) return { charts: null, parts: null };
    const sources = reportSources(stored, this.shelf);
    const scope = reportScope(reportInput(sources, this.identityOf(entry), this.signaturesOf(entry)));
    return {
      charts: { bars: { ...systemChart(scope), title: '' }, range: { ...rangeChart(scope), title: '' } },
      parts: entry.mode === 'full' ? liftParts(scope) : null,
    };
  }

  private async stored({ report }: RegisterEntry): Promise<StoredAppraisal> {
    const stored = await this.appraisals.find(report.version.organisationId, report.version.appraisalId);
    if (!stored) throw new Error('a report without its appraisal cannot be stored');
    return stored;
  }

  private identityOf({ report }: RegisterEntry): ReportIdentity {
    const { number, code, createdAt } = report.version;
    return registeredIdentity({ number, code, createdAt: new Date(createdAt) }, this.settings.publicUrl);
  }

  private signaturesOf(entry: RegisterEntry): ExpectedSignatures {
    const { isDevelopment: developmentSeal } = this.seal;
    return signersOf(entry).length > 0 ? { developmentSeal, appraisersSign: true } : { developmentSeal };
  }
}

/** The appraisers who signed in the file, in the only order in which they may. */
function signersOf({ report, order }: RegisterEntry): readonly string[] {
  const signed = new Set(report.events.filter(({ state }) => state === 'signed').map(({ slot }) => slot));
  return slotsOf(order)
    .filter(({ slot }) => slot !== sealSlot && signed.has(slot))
    .map(({ name }) => name);
}
