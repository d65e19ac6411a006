/** The register and the public log asked together about one file, or about one code. */
import { Injectable } from '@nestjs/common';
import { sizeOfCheckpoint } from '../transparency/checkpoint.js';
import { TransparencyLog } from '../transparency/transparency-log.js';
import { copiesKnownOf } from './copies-known-of.js';
import { historyIn, type LogFinding } from './log-answer.js';
import { PublicRegister, type RegisterEntry } from './public-register.js';
import type { RegisterAnswer } from './register-answer.js';
import { registrationOf } from './registration-of.js';
import { stageOf } from './stage-of.js';

@Injectable()
export class RegisterAndLog {
  constructor(
    private readonly register: PublicRegister,
    private readonly log: TransparencyLog,
  ) {}

  async ofBytes(sha256: string, now: Date): Promise<RegisterAnswer> {
    return this.answer(await this.register.withBytes(sha256), { sha256, now });
  }

  async ofCode(typed: string, now: Date): Promise<RegisterAnswer> {
    const entry = await this.register.withCode(typed);
    // Of a closed report the code alone does not open the log either.
    const sha256 = entry?.mode === 'closed' ? null : (entry?.report.file?.sha256 ?? null);
    return this.answer(entry, { sha256, now });
  }

  private async answer(
    entry: RegisterEntry | null,
    { sha256, now }: { readonly sha256: string | null; readonly now: Date },
  ): Promise<RegisterAnswer> {
    const copies = entry ? copiesKnownOf(entry.report) : [];
    const log = sha256 === null ? null : await this.logAbout(new Set([sha256, ...copies]), now);
    if (!entry) return { registration: null, stage: null, log };
    const file = sha256 ?? entry.report.file?.sha256 ?? null;
    const history = file === null || log === null ? null : historyIn(file, log);
    return { registration: registrationOf(entry), stage: stageOf(file, entry.report, history), log };
  }

  private async logAbout(subjects: ReadonlySet<string>, now: Date): Promise<LogFinding> {
    const checkpoint = await this.log.checkpoint(now);
    const size = sizeOfCheckpoint(checkpoint);
    const about = await Promise.all([...subjects].map((subject) => this.log.entriesAbout(subject, size)));
    return { checkpoint, proven: about.flat().sort((one, other) => one.position - other.position) };
  }
}
