import type { Signatures } from '../../report-document.js';
import { ink, muted, rule, strongRule } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import type { Press } from '../press.js';
import { lineHeight, printLines, wrapIn, type TextStyle } from '../text-style.js';

const role: TextStyle = { weight: 'regular', size: 8.6, leading: 1.5, colour: muted };
const name: TextStyle = { weight: 'bold', size: 11, leading: 1.5, colour: ink };
const certificate: TextStyle = { weight: 'regular', size: 9, leading: 1.5, colour: ink };
const rowPadding = 6;
const cellGap = 8;

/** Beside the seal, and beside a column of fields; of what these leave of the width. */
const shares = {
  wide: { role: 0.2, name: 0.36, certificate: 0.44 },
  narrow: { role: 0.295, name: 0.305, certificate: 0.4 },
};

export interface PersonRow {
  readonly height: number;
  readonly draw: (press: Press, element: StructureElement, y: number) => void;
  /** Where the table has a column of fields: its left edge and the height of what stands in it. */
  readonly fieldPlace: { readonly x: number; readonly height: number } | null;
  /** Puts the field of whoever signs into its cell; `corner` is its upper left one. */
  readonly field?: (cell: StructureElement, corner: { readonly x: number; readonly y: number }) => void;
}

/** One person: role, name, certificate and, with `fieldSize`, room for a signature at the right edge. */
export function personRow(
  person: Signatures['people'][number],
  frame: Frame,
  fieldSize?: { readonly width: number; readonly height: number },
): PersonRow {
  const textWidth = frame.width - (fieldSize?.width ?? 0);
  const share = fieldSize ? shares.narrow : shares.wide;
  const columns = [
    { share: share.role, text: person.role, style: role },
    { share: share.name, text: person.name, style: name },
    { share: share.certificate, text: person.certificate, style: certificate },
  ];
  let x = frame.x;
  const cells = columns.map(({ share, text, style }) => {
    const width = textWidth * share - cellGap;
    const cell = { x, width, style, lines: wrapIn(text, style, width) };
    x += textWidth * share;
    return cell;
  });
  const heights = cells.map((cell) => cell.lines.length * lineHeight(cell.style));
  const fieldHeight = person.signs === true ? (fieldSize?.height ?? 0) : 0;
  const height = Math.max(...heights, fieldHeight) + 2 * rowPadding;
  return {
    height,
    fieldPlace: fieldSize ? { x: frame.x + textWidth, height: fieldSize.height } : null,
    draw: (press, element, y) =>
      cells.forEach(({ style, lines, ...strip }, index) => {
        const offset = (height - lines.length * lineHeight(style)) / 2;
        const tag = index === 0 ? (['TH', { scope: 'Row' }] as const) : 'TD';
        press.leaf(element, tag, () => printLines(press.sheet, lines, { style, box: { ...strip, y: y + offset } }));
      }),
  };
}

/** Draws rows into one table of the structure tree, each ruled off; the first has a rule above it too. */
export function peopleTable(press: Press, { x, width }: Frame): (row: PersonRow, y: number) => void {
  const body = press.element(press.element(press.root, 'Table'), 'TBody');
  let isFirst = true;
  return (row, y) => {
    const line = (at: number, style: { colour: string; width: number }): void =>
      press.decorate(() => press.sheet.line([x, at], [x + width, at], style));
    if (isFirst) line(y, { colour: strongRule, width: 0.8 });
    isFirst = false;
    const element = press.element(body, 'TR');
    row.draw(press, element, y);
    if (row.fieldPlace) {
      const cell = press.element(element, 'TD');
      row.field?.(cell, { x: row.fieldPlace.x, y: y + (row.height - row.fieldPlace.height) / 2 });
    }
    line(y + row.height, { colour: rule, width: 0.5 });
  };
}
