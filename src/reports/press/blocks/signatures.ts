import { appraiserFieldName, sealFieldName } from '../../signature-slots.js';
import type { Signatures } from '../../report-document.js';
import { appraiserFieldSize, awaitedAppraiser } from '../appraiser-appearance.js';
import { circlePath } from '../circle-path.js';
import type { Piece } from '../flow.js';
import { ink, muted } from '../palette.js';
import { sealDiameter, type Frame } from '../page-geometry.js';
import type { Press } from '../press.js';
import { whenNeeded } from '../press.js';
import { prepareSignatureField } from '../signature-field.js';
import { lineHeight, printLine, printLines, styles, wrapIn, type TextStyle } from '../text-style.js';
import { peopleTable, personRow, type PersonRow } from './signing-people.js';

const hint: TextStyle = { weight: 'regular', size: 7.8, leading: 1.45, colour: muted };
const firmStyle: TextStyle = { weight: 'bold', size: 11, leading: 1.6, colour: ink };
const sealGutter = 24;
const firmGap = 16;

/** Who signs, for which firm, when; and the places of the signatures and of the firm's seal. */
export function signaturePieces(press: Press, block: Signatures, frame: Frame): Piece[] {
  return block.people.some(({ signs }) => signs === true)
    ? piecesWithFields(press, block, frame)
    : [besideTheSeal(press, block, frame)];
}

/** Only the firm seals: the people are listed beside the place of its seal. */
function besideTheSeal(press: Press, block: Signatures, frame: Frame): Piece {
  const left = { x: frame.x, width: frame.width - sealDiameter - sealGutter };
  const rows = block.people.map((person) => personRow(person, left));
  const peopleHeight = rows.reduce((sum, row) => sum + row.height, 0);
  const firm = firmBlock(press, block, frame);
  const seal = sealBlock(press, block, frame);
  return {
    height: Math.max(peopleHeight + firmGap + firm.height, seal.height),
    gap: 12,
    draw: (y) => {
      const table = peopleTable(press, left);
      let top = y;
      for (const row of rows) {
        table(row, top);
        top += row.height;
      }
      firm.draw(top + firmGap);
      seal.draw(y);
    },
  };
}

/** The people sign in the file: each row has the whole width, and the seal comes last, also on the page. */
function piecesWithFields(press: Press, block: Signatures, frame: Frame): Piece[] {
  const table = whenNeeded(() => peopleTable(press, frame));
  const rows = block.people.map((person, index) => {
    const row = personRow(person, frame, appraiserFieldSize);
    return person.signs === true ? withField(press, row, { person, place: index + 1 }) : row;
  });
  const firm = firmBlock(press, block, frame);
  const seal = sealBlock(press, block, frame);
  return [
    ...rows.map((row, index): Piece => {
      return { height: row.height, gap: index === 0 ? 12 : 0, keepsWithNext: true, draw: (y) => table()(row, y) };
    }),
    {
      height: Math.max(firm.height, seal.height),
      gap: firmGap,
      draw: (y) => {
        firm.draw(y);
        seal.draw(y);
      },
    },
  ];
}

interface SigningPerson {
  readonly person: Signatures['people'][number];
  readonly place: number;
}

function withField(press: Press, row: PersonRow, { person, place }: SigningPerson): PersonRow {
  return {
    ...row,
    field: (cell, corner) =>
      prepareSignatureField(press, cell, {
        fieldName: appraiserFieldName(place),
        description: `${person.role}${person.name}的电子签名`,
        area: { ...corner, ...appraiserFieldSize },
        operators: awaitedAppraiser(),
      }),
  };
}

type Part = Pick<Piece, 'height' | 'draw'>;

function firmBlock(press: Press, block: Signatures, frame: Frame): Part {
  const left = { x: frame.x, width: frame.width - sealDiameter - sealGutter };
  const firm = wrapIn(block.firm, firmStyle, left.width);
  const firmHeight = firm.length * lineHeight(firmStyle);
  return {
    height: firmHeight + lineHeight(styles.value),
    draw: (y) => {
      press.leaf(press.root, 'P', () => printLines(press.sheet, firm, { style: firmStyle, box: { ...left, y } }));
      press.leaf(press.root, 'P', () =>
        printLine(press.sheet, block.date, { style: styles.value, box: { ...left, y: y + firmHeight } }),
      );
    },
  };
}

function sealBlock(press: Press, { firm, sealHint }: Signatures, frame: Frame): Part {
  const hints = wrapIn(sealHint, hint, sealDiameter + 8);
  const x = frame.x + frame.width - sealDiameter;
  const radius = sealDiameter / 2;
  const circle = circlePath({ x: radius, y: radius, radius: radius - 2 });
  return {
    height: sealDiameter + 6 + hints.length * lineHeight(hint),
    draw: (y) => {
      prepareSignatureField(press, press.root, {
        fieldName: sealFieldName,
        description: `${firm}电子签章`,
        area: { x, y, width: sealDiameter, height: sealDiameter },
        operators: `0.72 0.76 0.8 RG 0.8 w [3 3] 0 d ${circle} S`,
      });
      const box = { x: x - 4, y: y + sealDiameter + 6, width: sealDiameter + 8, align: 'center' as const };
      press.leaf(press.root, 'P', () => printLines(press.sheet, hints, { style: hint, box }));
    },
  };
}
