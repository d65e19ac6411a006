/** Where in a sheet's XML each row and each cell stands, so that a cell can be put in without touching the others. */
import { localName, strictXmlParser } from './read-xml.js';
import { columnNumber } from './sheet-fault.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ScannedRow {
  readonly number: number;
  /** The prefix this writer uses, with its colon, or nothing. */
  readonly prefix: string;
  readonly tag: Span;
  readonly isSelfClosing: boolean;
  readonly cells: (Span & { readonly column: number })[];
  /** Where `</row>` begins. */
  end: number;
}

export interface ScannedSheet {
  readonly rows: readonly ScannedRow[];
  readonly dimension: Span | null;
}

export function scanSheetXml(xml: string, part: string): ScannedSheet {
  const rows: ScannedRow[] = [];
  let dimension: Span | null = null;
  let cell = { column: 0, from: 0 };
  let opened = 0;
  const parser = strictXmlParser(part);
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const to = parser.position;
    opened = xml.lastIndexOf('<', to - 1);
    const row = rows.at(-1);
    const local = localName(name);
    if (local === 'row') {
      const number = Number(attributes['r'] ?? (row?.number ?? 0) + 1);
      const prefix = name.slice(0, -local.length);
      rows.push({ number, prefix, tag: { from: opened, to }, isSelfClosing, cells: [], end: to });
    } else if (local === 'c') {
      cell = { column: columnOf(attributes['r'], row), from: opened };
    }
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const to = parser.position;
    const from = isSelfClosing ? opened : xml.lastIndexOf('<', to - 1);
    const row = rows.at(-1);
    const local = localName(name);
    if (local === 'dimension') dimension = { from: isSelfClosing ? from : opened, to };
    else if (local === 'c') row?.cells.push({ ...cell, to });
    else if (local === 'row' && row !== undefined) row.end = from;
  });
  parser.write(xml).close();
  return { rows, dimension };
}

function columnOf(reference: string | undefined, row: ScannedRow | undefined): number {
  const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
  return letters === undefined ? (row?.cells.at(-1)?.column ?? 0) + 1 : columnNumber(letters);
}
