/** The report's words as plain tables, for makers that lay out by themselves: the same texts in the same order. */
import type { Block, ReportDocument, ValueCard } from '../../../src/reports/report-document.js';

export interface PlainTable {
  readonly columns: number;
  readonly rows: readonly (readonly string[])[];
}

export function tablesOf(document: ReportDocument): readonly PlainTable[] {
  const { cover, chapters } = document;
  const front = [
    ...[cover.firm, cover.title, cover.subtitle].map((text) => [text]),
    ...cover.facts.map(({ label, value }) => [label, value]),
    ...cover.cards.flatMap(cardRows),
    ...cover.notices.map(({ title, text }) => [title, text]),
    ...[cover.qr.heading, ...cover.qr.lines].map((text) => [text]),
  ];
  const contents = chapters.map(({ title }) => [title]);
  const body = chapters.flatMap(({ title, blocks }) => [
    plainTable([[title]]),
    ...blocks.map((block) => plainTable(block.kind === 'contents' ? contents : blockRows(block))),
  ]);
  return [plainTable(front), ...body].filter(({ rows }) => rows.length > 0);
}

function plainTable(rows: readonly (readonly string[])[]): PlainTable {
  return { columns: Math.max(1, ...rows.map((row) => row.length)), rows };
}

const cardRows = ({ title, caption, amount, detail }: ValueCard): string[][] => [
  [title, amount],
  ...[caption, ...detail].map((text) => [text]),
];

function blockRows(block: Exclude<Block, { kind: 'contents' }>): string[][] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [[block.text]];
    case 'list':
      return block.items.map((item, index) => [block.ordered ? `${index + 1}. ${item}` : `· ${item}`]);
    case 'key-values':
      return block.rows.map(({ label, value }) => [label, value]);
    case 'cards':
      return block.cards.flatMap(cardRows);
    case 'callout':
      return [[block.callout.title, block.callout.text]];
    case 'table':
      return [
        [block.caption],
        block.columns.map(({ title }) => title),
        ...block.rows.flatMap(({ cells, detail }) => [[...cells], ...(detail === undefined ? [] : [[detail]])]),
      ];
    default:
      return drawnRows(block);
  }
}

type Drawn = Extract<Block, { kind: 'bar-chart' | 'range-chart' | 'derivations' | 'signatures' }>;

function drawnRows(block: Drawn): string[][] {
  switch (block.kind) {
    case 'bar-chart':
      return [[block.title], ...block.bars.map(({ label, valueLabel }) => [label, valueLabel])];
    case 'range-chart':
      return [[block.title], ...[block.low, block.value, block.high].map(({ label }) => [label])];
    case 'derivations':
      return block.items.flatMap(({ title, lines, result }) => [[title], ...lines.map((line) => [line]), [result]]);
    case 'signatures':
      return [
        ...block.people.map(({ role, name, certificate }) => [role, name, certificate]),
        [block.firm, block.date],
      ];
  }
}
