import type { Signatures } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, muted, rule, strongRule } from '../palette.js';
import { sealDiameter, type Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import type { Press } from '../press.js';
import { prepareSealField } from '../seal-field.js';
import { lineHeight, printLine, printLines, styles, wrapIn, type TextStyle } from '../text-style.js';

const role: TextStyle = { weight: 'regular', size: 8.6, leading: 1.5, colour: muted };
const name: TextStyle = { weight: 'bold', size: 11, leading: 1.5, colour: ink };
const certificate: TextStyle = { weight: 'regular', size: 9, leading: 1.5, colour: ink };
const hint: TextStyle = { weight: 'regular', size: 7.8, leading: 1.45, colour: muted };
const firmStyle: TextStyle = { weight: 'bold', size: 11, leading: 1.6, colour: ink };
const sealGutter = 24;
const rowPadding = 6;

/** Who signs, for which firm, when; and at the right the place of the firm's seal. */
export function signaturePieces(press: Press, block: Signatures, frame: Frame): Piece[] {
  const left = { x: frame.x, width: frame.width - sealDiameter - sealGutter };
  const rows = block.people.map((person) => personRow(person, left));
  const firm = wrapIn(block.firm, firmStyle, left.width);
  const hints = wrapIn(block.sealHint, hint, sealDiameter + 8);
  const peopleHeight = rows.reduce((sum, row) => sum + row.height, 0);
  const leftHeight = peopleHeight + 16 + firm.length * lineHeight(firmStyle) + lineHeight(styles.value);
  const height = Math.max(leftHeight, sealDiameter + 6 + hints.length * lineHeight(hint));
  const draw = (y: number): void => {
    drawPeople(press, rows, { left, y });
    const top = y + peopleHeight + 16;
    press.leaf(press.root, 'P', () => printLines(press.sheet, firm, { style: firmStyle, box: { ...left, y: top } }));
    const dateTop = top + firm.length * lineHeight(firmStyle);
    press.leaf(press.root, 'P', () =>
      printLine(press.sheet, block.date, { style: styles.value, box: { ...left, y: dateTop } }),
    );
    const x = frame.x + frame.width - sealDiameter;
    prepareSealField(press, { x, y, width: sealDiameter, height: sealDiameter }, block.firm);
    const box = { x: x - 4, y: y + sealDiameter + 6, width: sealDiameter + 8, align: 'center' as const };
    press.leaf(press.root, 'P', () => printLines(press.sheet, hints, { style: hint, box }));
  };
  return [{ height, gap: 12, draw }];
}

interface PersonRow {
  readonly height: number;
  readonly draw: (press: Press, element: StructureElement, y: number) => void;
}

function personRow(person: Signatures['people'][number], frame: Frame): PersonRow {
  const columns = [
    { share: 0.2, text: person.role, style: role },
    { share: 0.36, text: person.name, style: name },
    { share: 0.44, text: person.certificate, style: certificate },
  ];
  let x = frame.x;
  const cells = columns.map(({ share, text, style }) => {
    const width = frame.width * share - 8;
    const cell = { x, width, style, lines: wrapIn(text, style, width) };
    x += frame.width * share;
    return cell;
  });
  const height = Math.max(...cells.map((cell) => cell.lines.length * lineHeight(cell.style))) + 2 * rowPadding;
  return {
    height,
    draw: (press, element, y) =>
      cells.forEach(({ style, lines, ...strip }, index) => {
        const offset = (height - lines.length * lineHeight(style)) / 2;
        const tag = index === 0 ? (['TH', { scope: 'Row' }] as const) : 'TD';
        press.leaf(element, tag, () => printLines(press.sheet, lines, { style, box: { ...strip, y: y + offset } }));
      }),
  };
}

function drawPeople(press: Press, rows: readonly PersonRow[], { left, y }: { left: Frame; y: number }): void {
  if (rows.length === 0) return;
  const body = press.element(press.element(press.root, 'Table'), 'TBody');
  press.decorate(() => press.sheet.line([left.x, y], [left.x + left.width, y], { colour: strongRule, width: 0.8 }));
  let top = y;
  for (const row of rows) {
    row.draw(press, press.element(body, 'TR'), top);
    top += row.height;
    const foot = top;
    press.decorate(() => press.sheet.line([left.x, foot], [left.x + left.width, foot], { colour: rule, width: 0.5 }));
  }
}
