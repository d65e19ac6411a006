/** The register and the public log asked together about one file, or about one code. */
import { Injectable } from '@nestjs/common';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { ReportStore, type StoredReport } from '../reports/report-store.js';
import { sizeOfCheckpoint } from '../transparency/checkpoint.js';
import { TransparencyLog } from '../transparency/transparency-log.js';
import { copiesKnownOf } from './copies-known-of.js';
import { historyIn, type LogFinding } from './log-answer.js';
import type { RegisterAnswer, StatusReason } from './register-answer.js';
import { registrationOf } from './registration-of.js';
import { stageOf } from './stage-of.js';

@Injectable()
export class ReportRegister {
  constructor(
    private readonly reports: ReportStore,
    private readonly appraisals: AppraisalStore,
    private readonly log: TransparencyLog,
  ) {}

  async ofBytes(sha256: string, now: Date): Promise<RegisterAnswer> {
    return this.answer(await this.reports.withBytes(sha256), { sha256, now });
  }

  async ofCode(code: string | null, now: Date): Promise<RegisterAnswer> {
    const stored = code === null ? null : await this.reports.withCode(code);
    return this.answer(stored, { sha256: stored?.file?.sha256 ?? null, now });
  }

  private async answer(
    stored: StoredReport | null,
    { sha256, now }: { readonly sha256: string | null; readonly now: Date },
  ): Promise<RegisterAnswer> {
    const subjects = new Set([...(sha256 === null ? [] : [sha256]), ...(stored ? copiesKnownOf(stored) : [])]);
    const log = sha256 === null ? null : await this.logAbout([...subjects], now);
    if (!stored) return { registration: null, stage: null, reason: null, log };
    const appraisal = await this.appraisals.find(stored.version.organisationId, stored.version.appraisalId);
    if (!appraisal) throw new Error('a report without its appraisal cannot be stored');
    return {
      registration: registrationOf(stored, appraisal.order.referenceDate, now),
      stage: stageOf(sha256, stored, sha256 === null || log === null ? null : historyIn(sha256, log)),
      reason: await this.reasonOf(stored, log),
      log,
    };
  }

  private async logAbout(subjects: readonly string[], now: Date): Promise<LogFinding> {
    const checkpoint = await this.log.checkpoint(now);
    const size = sizeOfCheckpoint(checkpoint);
    const about = await Promise.all(subjects.map((subject) => this.log.entriesAbout(subject, size)));
    return { checkpoint, proven: about.flat().sort((one, other) => one.position - other.position) };
  }

  /** Why it is no longer in force: what was written down then, and which report took its place. */
  private async reasonOf({ events, file }: StoredReport, log: LogFinding | null): Promise<StatusReason | null> {
    const end = events.findLast(({ state }) => state === 'revoked' || state === 'superseded');
    if (!end) return null;
    const superseded = file && log ? historyIn(file.sha256, log).superseded : null;
    const successor = superseded?.by === undefined ? null : await this.reports.withBytes(superseded.by);
    return { at: end.at, reason: end.reason, successor: successor?.version.number ?? null };
  }
}
