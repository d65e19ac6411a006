/** The sample's report input, with the texts of the shipped edition. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Block, ReportDocument } from '../../src/reports/report-document.js';
import type { ReportInput } from '../../src/reports/report-content.js';
import { sampleAppraisal } from './sample-appraisal.js';
import { sampleOrder } from './sample-order.js';
import { sampleStandard } from './sample-standard.js';

export const textsFile = 'standards/shenyang-residual-value/2024.1/report-texts.zh-CN.yaml';

export function shippedTexts(): Record<string, string> {
  return parse(readFileSync(textsFile, 'utf8')) as Record<string, string>;
}

const hash = (digit: string): string => digit.repeat(64);

export const sampleIdentity: ReportInput['identity'] = {
  reportNumber: '电梯残评〔2026〕第000012号',
  code: '0123-4567-89AB-CDEF-GHJK',
  verifyUrl: 'https://example.org/r/0123-4567-89AB-CDEF-GHJK',
  issuedOn: '2026-07-15',
  createdAt: '2026-07-15T09:30:00+08:00',
  registered: true,
  developmentSeal: false,
};

export function sampleInput(change: Partial<ReportInput> = {}): ReportInput {
  return {
    appraisal: sampleAppraisal,
    order: sampleOrder,
    standard: sampleStandard,
    texts: shippedTexts(),
    statement: '本版次依据公开资料重构，不是团体标准的文本。',
    fingerprints: {
      order: hash('1'),
      standard: hash('2'),
      priceTables: [{ editionId: 'demonstration/shenyang-scrap/2026-06-21', sha256: hash('3') }],
      engine: hash('4'),
      result: hash('5'),
    },
    priceTables: [],
    identity: sampleIdentity,
    missingForIssue: [],
    attachments: [],
    ...change,
  };
}

/** Every string a reader can meet, in order. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  return [];
}

export function blocksOf<K extends Block['kind']>(
  document: ReportDocument,
  kind: K,
): readonly Extract<Block, { kind: K }>[] {
  const blocks = document.chapters.flatMap((chapter) => chapter.blocks);
  return blocks.filter((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}

export function tableOf(document: ReportDocument, caption: string): Extract<Block, { kind: 'table' }> {
  const table = blocksOf(document, 'table').find((candidate) => candidate.caption === caption);
  if (!table) throw new Error(`no table "${caption}"`);
  return table;
}

/** Reads a printed amount back: `−1,234.50` → -123450 fen. */
export function fenOf(printed: string): bigint {
  const match = /^(−?)([\d,]+)\.(\d{2})(?:\u2060元)?$/.exec(printed);
  if (!match) throw new Error(`not a printed amount: ${printed}`);
  const fen = BigInt(match[2]!.replaceAll(',', '') + match[3]!);
  return match[1] ? -fen : fen;
}
