import type { TableRow } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { brand, muted, panel, rule, strongRule, toneColours } from '../palette.js';
import { bodyHeight } from '../page-geometry.js';
import type { Area, StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import { lineHeight, printLines, type TextStyle } from '../text-style.js';
import { cellOf, heightOfCells, type Cell, type TableLayout } from './table-layout.js';

interface RowLook {
  readonly style: TextStyle;
  readonly background: string | null;
}

/** A row that takes more of a page than this is divided, so that it never outgrows one. */
const tallestRow = 0.85 * bodyHeight;

const detailLeading = 1.28;

export interface RowPlace {
  readonly row: TableRow;
  readonly index: number;
}

/** One line of cells, or the line of detail under them. */
interface Layer {
  readonly cells: readonly Cell[];
  readonly style: TextStyle;
  readonly above: number;
  readonly below: number;
}

/** A row with the detail under it: two rows of the structure, one row to the eye. */
export function rowPieces(press: Press, layout: TableLayout, place: RowPlace): Piece[] {
  const { row, index } = place;
  const look = lookOf(row, index, layout.style);
  const y = layout.padding.y;
  const detail = detailLayer(layout, row);
  const layers: Layer[] = [
    { cells: cellsOf(layout, row, look.style), style: look.style, above: y, below: detail === null ? y : 0 },
    ...(detail === null ? [] : [detail]),
  ];
  return layers.flatMap((layer, at) => {
    const bounds = { opens: at === 0, closes: at === layers.length - 1 };
    return layerPieces(press, layout, { ...place, layer, look, ...bounds });
  });
}

function lookOf(row: TableRow, index: number, style: TextStyle): RowLook {
  const { text, tint } = toneColours(row.tone);
  if (row.role === 'group') return { style: { ...style, weight: 'bold', colour: brand }, background: panel };
  if (row.role === 'total') return { style: { ...style, weight: 'bold', colour: text }, background: tint };
  return { style, background: row.tone === 'warning' ? tint : index % 2 === 1 ? '0.984 0.988 0.992' : null };
}

/** Cells by column; the last given cell takes the columns that are missing. */
function cellsOf(layout: TableLayout, row: TableRow, style: TextStyle): Cell[] {
  const count = layout.columns.length;
  if (row.role === 'group') return [cellOf(layout, { text: row.cells[0] ?? '', index: 0, style, span: count })];
  const texts = row.cells.length === 0 ? [''] : row.cells.slice(0, count);
  return texts.map((text, index) => {
    const span = index === texts.length - 1 ? count - index : 1;
    return cellOf(layout, { text, index, style, span });
  });
}

/** Under the cells, from the first column of words to the table's edge. */
function detailLayer(layout: TableLayout, { detail }: TableRow): Layer | null {
  if (detail === undefined || detail === '') return null;
  const style: TextStyle = { ...layout.style, size: layout.style.size - 0.6, leading: detailLeading, colour: muted };
  const index = Math.max(
    0,
    layout.columns.findIndex(({ align }) => align === 'left'),
  );
  const cell = cellOf(layout, { text: detail, index, style, span: layout.columns.length - index });
  return { cells: [{ ...cell, span: layout.columns.length }], style, above: 0, below: layout.padding.y };
}

interface LayerPlace extends RowPlace {
  readonly layer: Layer;
  readonly look: RowLook;
  readonly opens: boolean;
  readonly closes: boolean;
}

function layerPieces(press: Press, layout: TableLayout, place: LayerPlace): Piece[] {
  const { layer, closes, opens } = place;
  const step = lineHeight(layer.style);
  const count = Math.round(heightOfCells(layer.cells, layer.style) / step);
  const mostLines = Math.floor(tallestRow / step);
  const parts = Math.ceil(count / mostLines);
  const elements = whenNeeded(() => rowElements(press, layout, layer.cells));
  return Array.from({ length: parts }, (_, part) => {
    const range = [part * mostLines, Math.min(count, (part + 1) * mostLines)] as const;
    const height = (range[1] - range[0]) * step + layer.above + layer.below;
    const edges = { opens: opens && part === 0, closes: closes && part === parts - 1 };
    return {
      height,
      gap: 0,
      keepsWithNext: !closes,
      draw: (y: number) => {
        press.decorate(() => drawGround(press, { ...place, ...edges, area: { ...layout.frame, y, height } }));
        elements().forEach((element, at) => {
          printCell(press, element, { cell: layer.cells[at], style: layer.style, y: y + layer.above, range });
        });
      },
    };
  });
}

/** The row in the structure tree; a cell over several columns says so. */
function rowElements(press: Press, layout: TableLayout, cells: readonly Cell[]): StructureElement[] {
  const row = press.element(layout.body(), 'TR');
  return cells.map((cell) => {
    const element = press.element(row, 'TD');
    if (cell.span > 1) element.dictionary.data.A = { O: 'Table', ColSpan: cell.span };
    return element;
  });
}

interface CellPrint {
  readonly cell: Cell | undefined;
  readonly style: TextStyle;
  readonly y: number;
  readonly range: readonly [number, number];
}

function printCell(press: Press, element: StructureElement, { cell, style, y, range }: CellPrint): void {
  const lines = cell?.lines.slice(...range) ?? [];
  if (cell === undefined || lines.every((line) => line.glyphs.length === 0)) return;
  press.mark(element, () => printLines(press.sheet, lines, { style, box: { ...cell.column, y } }));
}

interface Ground {
  readonly row: TableRow;
  readonly look: RowLook;
  readonly area: Area;
  readonly opens: boolean;
  readonly closes: boolean;
}

function drawGround({ sheet }: Press, { row, look, area, opens, closes }: Ground): void {
  const right = area.x + area.width;
  const foot = area.y + area.height;
  // The ground leaves the rule of the row above uncovered.
  const spared = opens ? 0.3 : 0;
  const ground = { ...area, y: area.y + spared, height: area.height - spared };
  if (look.background !== null) sheet.rectangle(ground, look.background);
  if (row.role === 'plain' && row.tone !== 'neutral') {
    sheet.rectangle({ ...area, width: 1.8 }, toneColours(row.tone).fill);
  }
  if (row.role === 'total' && opens) sheet.line([area.x, area.y], [right, area.y], { colour: strongRule, width: 0.8 });
  if (closes) sheet.line([area.x, foot], [right, foot], { colour: rule, width: 0.4 });
}
