/** Short ways to write blocks of the report document. */
import type { Block, KeyValue, Table, TableRow, Tone } from '../report-document.js';

type Column = Table['columns'][number];

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function paragraph(text: string, style: 'body' | 'lead' | 'small' = 'body'): Block {
  return { kind: 'paragraph', text, style };
}

export function bulleted(items: readonly string[]): Block {
  return { kind: 'list', items, ordered: false };
}

export function numbered(items: readonly string[]): Block {
  return { kind: 'list', items, ordered: true };
}

export function keyValues(rows: readonly KeyValue[]): Block {
  return { kind: 'key-values', rows };
}

export function column(title: string, weight: number, align: Column['align'] = 'left'): Column {
  return { title, weight, align };
}

export function row(cells: readonly string[], tone: Tone = 'neutral'): TableRow {
  return { cells, role: 'plain', tone };
}

/** A row with what needs more room than a cell under it. */
export function rowWithDetail(cells: readonly string[], detail: string, tone: Tone = 'neutral'): TableRow {
  return { cells, detail, role: 'plain', tone };
}

/** A row that spans the table and opens a group of rows. */
export function groupRow(title: string, columns: number): TableRow {
  return { cells: [title, ...Array<string>(columns - 1).fill('')], role: 'group', tone: 'neutral' };
}

export function totalRow(cells: readonly string[], tone: Tone = 'neutral'): TableRow {
  return { cells, role: 'total', tone };
}
