/** A sheet of the workbook while it is filled: rows of texts, input figures and formulas, and the names of their cells. */
import { columnLetter } from '../../workbooks/column-letter.js';
import { formulaCell, numericCell, rowXml, textCell, worksheetXml } from '../../workbooks/sheet-parts.js';
import { cellStyles } from '../../workbooks/workbook-frame.js';
import { isDangerous } from '../../price-tables/exchange/spreadsheet-injection.js';
import { Fraction } from './fraction.js';
import { atom, type Term } from './term.js';
import { isTooLong, tooLongForWorkbook } from './too-long.js';

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** A figure as it was given, to the digit. */
  | { readonly kind: 'input'; readonly decimal: string }
  | { readonly kind: 'figure'; readonly term: Term; readonly places: number | null }
  | { readonly kind: 'words'; readonly formula: string; readonly value: string };

export const text = (content: string): Cell => ({ kind: 'text', text: content });
export const input = (decimal: string): Cell => ({ kind: 'input', decimal });
/** `places`: decimals of a rounded figure; null: as many as there are. */
export const figure = (term: Term, places: number | null = null): Cell => ({ kind: 'figure', term, places });
export const empty = text('');

export const agreed = '一致';
const disagreed = '不一致';

export class Sheet {
  private readonly rows: Cell[][] = [];

  constructor(
    readonly name: string,
    private readonly columns: readonly (readonly [title: string, width: number])[],
  ) {
    this.rows.push(columns.map(([title]) => text(title)));
  }

  /** The number the next row will have. */
  get nextRow(): number {
    return this.rows.length + 1;
  }

  add(...cells: readonly Cell[]): number {
    this.rows.push([...cells]);
    return this.rows.length;
  }

  /** A cell as formulas name it, from this sheet and from others. */
  at(row: number, index: number, exact: Fraction): Term {
    return atom(`${this.prefix}$${columnLetter(index + 1)}$${row}`, exact);
  }

  /** A column between two rows; at least one cell, so that a sheet without rows adds up to 0. */
  range(index: number, first: number, last: number = this.rows.length): string {
    const letter = columnLetter(index + 1);
    return `${this.prefix}$${letter}$${first}:$${letter}$${Math.max(first, last)}`;
  }

  /** 一致 where the formula comes to what the report says. */
  check(computed: Term, reported: { readonly cell: Term; readonly decimal: string }, places: number): Cell {
    if (computed.exact.text(places) !== Fraction.of(reported.decimal).text(places)) {
      throw new Error(`The workbook comes to ${computed.exact.text(places)} where the report says ${reported.decimal}`);
    }
    const formula = `IF(ROUND(${computed.formula}-${reported.cell.formula},${places})=0,"${agreed}","${disagreed}")`;
    return { kind: 'words', formula, value: agreed };
  }

  xml(): Generator<string> {
    return worksheetXml({
      widths: this.columns.map(([, width]) => ({ width, style: cellStyles.plain })),
      rows: this.rows.map((cells, index) =>
        rowXml(
          index + 1,
          cells.map((cell, column) => this.cellXml(cell, { row: index + 1, index: column })),
        ),
      ),
      after: '',
    });
  }

  private get prefix(): string {
    return `'${this.name}'!`;
  }

  private cellXml(cell: Cell, place: { readonly row: number; readonly index: number }): string {
    const own = (formula: string): string => formula.replaceAll(this.prefix, '');
    switch (cell.kind) {
      case 'text':
        return textCell(cell.text, { ...place, style: textStyle(cell.text, place.row) });
      case 'input':
        return numericCell(exactly(cell.decimal), { ...place, style: numberStyle(cell.decimal) });
      case 'figure': {
        const value = cell.places === null ? shown(cell.term.exact) : exactly(cell.term.exact.text(cell.places));
        const formula = { formula: own(cell.term.formula), value, isText: false };
        return formulaCell(formula, { ...place, style: numberStyle(value) });
      }
      case 'words':
        return formulaCell(
          { formula: own(cell.formula), value: cell.value, isText: true },
          { ...place, style: cellStyles.plain },
        );
    }
  }
}

function textStyle(content: string, row: number): number {
  if (row === 1) return cellStyles.header;
  return isDangerous(content) ? cellStyles.quoted : cellStyles.text;
}

const mostDecimalsShown = 6;

/** More decimals than a style has are left to the program to show. */
function numberStyle(decimal: string): number {
  const decimals = decimal.split('.')[1]?.length ?? 0;
  return decimals > mostDecimalsShown ? cellStyles.plain : cellStyles.number(decimals);
}

function exactly(decimal: string): string {
  if (isTooLong(decimal)) throw tooLongForWorkbook(decimal);
  return decimal;
}

/** Of a figure nobody rounds: as many digits as a spreadsheet has. */
function shown(exact: Fraction): string {
  const wholeDigits = exact.absolute().text(1).split('.')[0]?.length ?? 1;
  const decimal = exact.text(Math.max(0, 14 - wholeDigits));
  return decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;
}
