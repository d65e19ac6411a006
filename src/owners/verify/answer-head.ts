/** The one line somebody reads first. Who issued the file is worth nothing once the report is withdrawn, so that comes first. Pure. */
import type { Tone } from '../../http/page/tone.js';
import type { ReportStatus } from '../report-status.js';
import type { VerificationAnswer } from '../verification-answer.js';

export interface AnswerHead {
  readonly tone: Tone;
  readonly title: string;
  /** What the line means for whoever holds the report; null: the cards below say it. */
  readonly meaning: string | null;
}

interface Words {
  readonly tone: Tone;
  readonly title: string;
}

/** Of a code nobody may say more than that a report has it: the file in somebody's hands may be another. */
const headOfCode = { tone: 'good', title: '有这份报告' } as const;

const heads: Readonly<Record<VerificationAnswer['verdict'], Words>> = {
  issued: { tone: 'good', title: '这是本服务出具的报告' },
  'not-issued': { tone: 'warning', title: '这不是本服务出具的报告' },
  altered: { tone: 'warning', title: '文件被改动过，不能采信' },
  test: { tone: 'warning', title: '这是测试报告，没有任何效力' },
  unfinished: { tone: 'warning', title: '这不是出具的报告，是草稿或者未完成的文件' },
};

/** Issued once, and not to be relied on any more. */
const endedHeads: Partial<Record<ReportStatus, Words>> = {
  revoked: { tone: 'warning', title: '这份报告已撤销' },
  superseded: { tone: 'caution', title: '这份报告已被取代' },
  'use-expired': { tone: 'caution', title: '这份报告已过使用期限' },
};

const unknownCode: AnswerHead = {
  tone: 'warning',
  title: '没有这个查验码的报告',
  meaning: '请核对报告封面上的查验码。如果确认无误，这份文件不是本服务出具的报告。',
};

export function answerHead({ verdict, report, inForce, technical }: VerificationAnswer): AnswerHead {
  const isCode = technical === null;
  if (isCode && report === null) return unknownCode;
  const ended = verdict === 'issued' && report !== null ? endedHeads[report.status] : undefined;
  if (ended !== undefined) return { ...ended, meaning: inForce.text };
  return { ...(isCode && verdict === 'issued' ? headOfCode : heads[verdict]), meaning: null };
}
