/**
 * Where in a sheet's XML each row and each cell stands, so that a cell can be put in without touching the others. Read as
 * a stream; what is kept are figures alone, since a sheet may have a million cells.
 */
import { localName, readXml, type OpenedTag, type TagPlaces } from './read-xml.js';
import { columnNumber } from './sheet-fault.js';

/** In UTF-16 units from the beginning of the part. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ScannedCell extends Span {
  readonly column: number;
}

export interface ScannedRow {
  readonly number: number;
  /** The prefix this writer uses, with its colon, or nothing. */
  readonly prefix: string;
  readonly tag: Span;
  readonly isSelfClosing: boolean;
  readonly cells: readonly ScannedCell[];
}

export async function scanSheetXml(chunks: AsyncIterable<string>, part: string): Promise<ScannedSheet> {
  const places = new ScannedSheet();
  await readXml(chunks, { open: () => undefined, places }, part);
  return places;
}

const ROW_SIZE = 5;
const CELL_SIZE = 3;

export class ScannedSheet implements TagPlaces {
  /** The hint at the used range, which a new column makes wrong. */
  dimension: Span | null = null;
  /** The last column in which a cell holds something. */
  lastColumn = 0;
  /** Number, tag from, tag to, self-closing, first cell. */
  private readonly rowFigures: number[] = [];
  /** Column, from, to. */
  private readonly cellFigures: number[] = [];
  private prefix = '';
  private begun = 0;

  begin(local: string, from: number): void {
    if (local === 'row' || local === 'c' || local === 'dimension') this.begun = from;
  }

  open({ name, attributes, isSelfClosing, to }: OpenedTag): void {
    const local = localName(name);
    const reference = attributes['r'];
    if (local === 'row') {
      this.prefix = name.slice(0, -local.length);
      const before = this.rowFigures.at(-ROW_SIZE) ?? 0;
      const number = Number(reference ?? before + 1);
      this.rowFigures.push(number, this.begun, to, isSelfClosing ? 1 : 0, this.cellFigures.length);
    } else if (local === 'c') {
      const column = this.columnOf(reference);
      if (!isSelfClosing) this.lastColumn = Math.max(this.lastColumn, column);
      this.cellFigures.push(column, this.begun, to);
    }
  }

  close(local: string, to: number): void {
    if (local === 'dimension') this.dimension = { from: this.begun, to };
    else if (local === 'c') this.cellFigures[this.cellFigures.length - 1] = to;
  }

  *rows(): Generator<ScannedRow> {
    for (let at = 0; at < this.rowFigures.length; at += ROW_SIZE) {
      const [number = 0, from = 0, to = 0, selfClosing = 0, first = 0] = this.rowFigures.slice(at, at + ROW_SIZE);
      const end = this.rowFigures[at + 2 * ROW_SIZE - 1] ?? this.cellFigures.length;
      const row = { number, prefix: this.prefix, tag: { from, to }, isSelfClosing: selfClosing === 1 };
      yield { ...row, cells: this.cellsBetween(first, end) };
    }
  }

  private cellsBetween(first: number, end: number): ScannedCell[] {
    const cells: ScannedCell[] = [];
    for (let at = first; at < end; at += CELL_SIZE) {
      const [column = 0, from = 0, to = 0] = this.cellFigures.slice(at, at + CELL_SIZE);
      cells.push({ column, from, to });
    }
    return cells;
  }

  private columnOf(reference: string | undefined): number {
    const letters = /^[A-Z]+/.exec(reference ?? '')?.[0];
    if (letters !== undefined) return columnNumber(letters);
    const isFirst = this.rowFigures.at(-1) === this.cellFigures.length;
    return isFirst ? 1 : (this.cellFigures.at(-CELL_SIZE) ?? 0) + 1;
  }
}
