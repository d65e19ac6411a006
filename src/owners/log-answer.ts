/** What the public log says of a file, each entry with its proof and a plain sentence. Pure. */
import { instantInChinese } from '../reports/content/format.js';
import type { Hash } from '../transparency/merkle-tree.js';
import { readEntry, type EntryStatement } from '../transparency/read-entry.js';
import { historyOf, type ReportHistory } from '../transparency/report-history.js';

export interface LogAnswer {
  readonly code: 'in-the-log' | 'not-in-the-log';
  readonly text: string;
  /** The signed head the proofs lead to: worth keeping. */
  readonly checkpoint: string;
  readonly entries: readonly LogEntryAnswer[];
}

export interface LogEntryAnswer {
  readonly position: number;
  /** Canonical JSON, exactly what was hashed. */
  readonly content: string;
  /** Audit path, base64. */
  readonly proof: readonly string[];
  readonly text: string;
}

interface Proven {
  readonly position: number;
  readonly content: string;
  readonly proof: readonly Hash[];
}

export interface LogFinding {
  readonly checkpoint: string;
  readonly proven: readonly Proven[];
}

export function logAnswer({ checkpoint, proven }: LogFinding): LogAnswer {
  const entries = proven.map(({ position, content, proof }) => {
    const statement = statementOf(content);
    const text = statement ? entrySentence(statement) : '本程序不认识的记录。';
    return { position, content, proof: proof.map((hash) => hash.toString('base64')), text };
  });
  const isIn = entries.length > 0;
  return {
    code: isIn ? 'in-the-log' : 'not-in-the-log',
    text: isIn
      ? `公开日志中有 ${entries.length} 条关于这份报告的记录，都可以用附带的证明自行核对。`
      : '公开日志中没有关于这个文件的记录。',
    checkpoint,
    entries,
  };
}

export const historyIn = (sha256: string, { proven }: LogFinding): ReportHistory =>
  historyOf(
    sha256,
    proven.flatMap(({ content }) => statementOf(content) ?? []),
  );

function statementOf(content: string): EntryStatement | null {
  const reading = readEntry(content);
  return reading.kind === 'read' ? reading.statement : null;
}

const sentences: Readonly<Record<EntryStatement['kind'], (entry: EntryStatement) => string>> = {
  'report-issued': ({ number }) => `出具报告 ${number ?? ''}`,
  'report-renewed': () => '续加存档时间戳，成为一份更长的副本',
  'report-superseded': ({ by }) => `被新的报告取代（新报告的 SHA-256：${by ?? ''}）`,
  'report-revoked': () => '报告被撤销',
  'price-edition-published': ({ editionId }) => `发布价格表 ${editionId ?? ''}`,
  'price-edition-withdrawn': ({ editionId }) => `撤回价格表 ${editionId ?? ''}`,
};

export const entrySentence = (entry: EntryStatement): string =>
  `${instantInChinese(entry.at)}：${sentences[entry.kind](entry)}。`;
