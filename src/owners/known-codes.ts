/**
 * Answers to codes, kept for as long as nothing they say has changed. All that can change stands in tables that only grow
 * (the database refuses everything else) and is counted with one statement for each question, so that what another process
 * has written shows at once.
 */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { chinaDayOf } from '../config/clock.js';
import { LastUsed } from '../config/last-used.js';
import { readReportCode } from '../reports/report-identity.js';
import type { VerificationAnswer } from './verification-answer.js';

/** Some kilobytes each, most of it proofs of the log. */
const mostKept = 1_000;

/** Every table that an answer to a code is made from; what else it needs of them never changes. */
const countsOfCode = `SELECT
    (SELECT COUNT(*) FROM report_events one WHERE one.report_id = report.id) AS events,
    (SELECT COUNT(*) FROM report_files one WHERE one.report_id = report.id) AS files,
    (SELECT COUNT(*) FROM report_visibility one WHERE one.report_id = report.id) AS shown,
    (SELECT COUNT(*) FROM report_revocations one WHERE one.report_id = report.id) AS revoked,
    (SELECT COUNT(*) FROM report_supersessions one WHERE one.by_report_id = report.id) AS replaces,
    (SELECT COUNT(*) FROM report_supersessions one WHERE one.report_id = report.id) AS superseded,
    (SELECT MAX(position) FROM log_entries) AS logged
  FROM report_versions report WHERE report.code = ?`;

type Counts = Readonly<
  Record<'events' | 'files' | 'shown' | 'revoked' | 'replaces' | 'superseded' | 'logged', unknown>
>;

interface Kept {
  readonly mark: string;
  readonly answer: VerificationAnswer;
}

@Injectable()
export class KnownCodes {
  private readonly kept = new LastUsed<string, Kept>(mostKept);

  constructor(private readonly dataSource: DataSource) {}

  /** The kept answer if it still holds; otherwise the one found now. `now` counts by its day, on which a use may expire. */
  async answer(typed: string, now: Date, find: () => Promise<VerificationAnswer>): Promise<VerificationAnswer> {
    const code = readReportCode(typed);
    const counts = code === null ? null : await this.countsOf(code);
    if (code === null || counts === null) return find();
    // What took the place of its successor is told too: that stands with other reports, which are not counted here.
    if (Number(counts.superseded) > 0) return find();
    const mark = [chinaDayOf(now), ...Object.values(counts)].join(' ');
    const kept = this.kept.get(code);
    if (kept?.mark === mark) return kept.answer;
    const answer = await find();
    this.kept.set(code, { mark, answer });
    return answer;
  }

  private async countsOf(code: string): Promise<Counts | null> {
    const runner = this.dataSource.createQueryRunner('slave');
    try {
      const [counts] = (await runner.query(countsOfCode, [code])) as readonly Counts[];
      return counts ?? null;
    } finally {
      await runner.release();
    }
  }
}
