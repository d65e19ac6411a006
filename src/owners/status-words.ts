/** What a status is called and what it means, in words a resident understands. Pure. */
import type { Tone } from '../http/page/tone.js';
import { dayInChinese } from '../reports/content/format.js';
import type { PublicStanding } from './public-standing.js';
import type { ReportStatus } from './report-status.js';

interface Answer {
  readonly answer: 'yes' | 'no';
  readonly text: string;
}

interface StatusWords {
  readonly tone: Tone;
  readonly word: string;
  /** One sentence on the report's page. */
  readonly meaning: string;
  /** The answer to: is it still in force? */
  readonly inForce: Answer;
}

export const statusWords: Readonly<Record<ReportStatus, StatusWords>> = {
  'in-force': {
    tone: 'good',
    word: '有效',
    meaning: '这份报告由本服务出具，目前有效。',
    inForce: { answer: 'yes', text: '报告有效，在使用期限内。' },
  },
  'use-expired': {
    tone: 'caution',
    word: '已过使用期限',
    meaning: '报告内容没有变，但评估基准日已过一年，价格可能已不同，使用前应重新评估。',
    inForce: { answer: 'no', text: '评估基准日已过一年，报告已过使用期限，应重新评估。' },
  },
  superseded: {
    tone: 'caution',
    word: '已被新报告取代',
    meaning: '评估单位已出具新的报告，请以新报告为准。',
    inForce: { answer: 'no', text: '报告已被新的报告取代，请以新报告为准。' },
  },
  revoked: {
    tone: 'warning',
    word: '已撤销',
    meaning: '评估单位已撤销这份报告，不得再使用。',
    inForce: { answer: 'no', text: '报告已被评估单位撤销，不得再使用。' },
  },
  test: {
    tone: 'warning',
    word: '测试报告，没有效力',
    meaning: '这是测试机构为试用本服务而生成的报告，没有任何效力，不写入公开日志，不能作为任何依据使用。',
    inForce: { answer: 'no', text: '这是测试报告，从来没有效力，不能作为任何依据使用。' },
  },
  draft: {
    tone: 'caution',
    word: '草稿',
    meaning: '报告尚未签章（委托资料不全，或者正在出具），不能作为依据使用。',
    inForce: { answer: 'no', text: '这是草稿，没有签章，不能作为依据使用。' },
  },
};

/** Still in force? With the firm's reason when it is not, and with what took its place. */
export function statusStatement(standing: PublicStanding): Answer {
  const { answer, text } = statusWords[standing.status].inForce;
  return { answer, text: text + reasonSentence(standing) + replacementSentence(standing) };
}

/** 理由（2026年11月2日）：…。 Empty without a reason. */
export function reasonSentence({ reason, since }: PublicStanding): string {
  if (reason === null) return '';
  const day = since === null ? '' : `（${dayInChinese(since)}）`;
  return `理由${day}：${/[。！？.!?]$/u.test(reason) ? reason : `${reason}。`}`;
}

function replacementSentence({ replacedBy, newest }: PublicStanding): string {
  const last = newest ?? replacedBy;
  return last === null ? '' : `${newest === null ? '取代它的报告' : '最新的报告'}：${last.number}。`;
}
