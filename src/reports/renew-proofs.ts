/**
 * Carries the proof of issued reports on: before the certificate of the last archive time-stamp ends, or when something
 * that was missing can be had now, the archived file gets what has become known and a new time-stamp. What was signed
 * stays byte for byte; the longer file is verified before it takes its place beside the old one.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '../config/clock.js';
import { RepeatedRound } from '../notices/repeated-round.js';
import { FIRM_SEAL, type FirmSeal } from './firm-seal.js';
import { ReportArchive } from './report-archive.js';
import { ReportStore, type ArchivedFile, type FileProof, type StoredReport } from './report-store.js';
import { ReportTerms } from './report-terms.js';
import { archiveReport, reachOf, type ProofGap } from './seal-report.js';
import { verifyPdf } from '../signing/verify-pdf.js';

const everyMs = 60 * 60_000;
/** What could not be had is asked for again after this long. */
const gapRetryMs = 24 * 60 * 60_000;

/** As it stands in the audit log: no person, no key. */
const actor = 'service';

/** Makes one renewed file, or says that nothing is gained. */
@Injectable()
export class ProofRenewal {
  constructor(
    private readonly archive: ReportArchive,
    @Inject(FIRM_SEAL) private readonly seal: FirmSeal,
    private readonly terms: ReportTerms,
  ) {}

  /** Without a new time-stamp nothing is carried on: no report need be looked at. */
  get isPossible(): boolean {
    return this.seal.proof.timeStampAuthority !== null;
  }

  async renew(sha256: string, known: FileProof | null, now: Date): Promise<RenewedFile | null> {
    const pdf = await this.archive.read(sha256);
    const isDue = known === null || (known.renewBefore !== null && known.renewBefore <= now);
    if (!isDue && !(await this.canFill(pdf, known.gaps, now))) return null;
    const { pdf: longer, gaps } = await archiveReport(pdf, this.seal, now);
    // Without a new time-stamp nothing is carried on.
    if (gaps.includes('archive-time-stamp-missing')) return null;
    const verification = verifyPdf(longer, { trustStore: [...this.seal.trustStore], now });
    const { verdict } = verification;
    if (verdict !== 'valid' && verdict !== 'development') throw new RenewalRefusedError(verdict);
    const proof = this.terms.proofOf({ ...reachOf(verification), gaps });
    const nationalSignature = await this.terms.national.of(longer);
    return { sha256: await this.archive.add(longer), sizeBytes: longer.length, proof, nationalSignature };
  }

  /** Asked before a time-stamp is spent: authorities count them. */
  private async canFill(pdf: Uint8Array, gaps: readonly ProofGap[], now: Date): Promise<boolean> {
    if (!this.isPossible) return false;
    if (gaps.some((gap) => gap !== 'revocation-unanswered')) return true;
    const withoutStamp = { ...this.seal, proof: { ...this.seal.proof, timeStampAuthority: null } };
    const tried = await archiveReport(pdf, withoutStamp, now);
    return !tried.gaps.includes('revocation-unanswered');
  }
}

export type RenewedFile = Omit<ArchivedFile, 'kind' | 'at' | 'actor'>;

/** The renewed file does not verify: the old one stays. */
export class RenewalRefusedError extends Error {
  constructor(verdict: string) {
    super(`a renewed report does not verify: ${verdict}`);
    this.name = 'RenewalRefusedError';
  }
}

@Injectable()
export class RenewProofs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(RenewProofs.name);
  private readonly retryAt = new Map<string, number>();
  private isStopping = false;
  private readonly rounds = new RepeatedRound(
    () => this.round(),
    everyMs,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly reports: ReportStore,
    private readonly renewal: ProofRenewal,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
    // A service that is started anew every few minutes renews all the same.
    void this.run().catch((error: unknown) => this.log.error(error));
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.rounds.stop();
  }

  /** One round now. */
  run(): Promise<void> {
    return this.rounds.run();
  }

  private async round(): Promise<void> {
    if (!this.renewal.isPossible) return;
    for await (const report of this.reports.withProofToRenew(this.clock.now())) {
      if (this.isStopping) return;
      if ((this.retryAt.get(report.version.id) ?? 0) > this.clock.now().getTime()) continue;
      // One report that cannot be renewed keeps no other from it.
      await this.renew(report).catch((error: unknown) => this.log.error(error));
    }
  }

  private async renew(report: StoredReport): Promise<void> {
    const { version, file } = report;
    if (!file) return;
    const at = this.clock.now();
    this.retryAt.set(version.id, at.getTime() + gapRetryMs);
    const known = await this.reports.proofOf(version.id);
    const renewed = await this.renewal.renew(file.sha256, known, at);
    if (!renewed) return;
    const record = { ...renewed, kind: 'renewed', at, actor } as const;
    await this.dataSource.transaction((manager) => this.reports.recordRenewed(manager, report, record));
  }
}
