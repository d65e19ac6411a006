/** `price-tables diff`: two edition files side by side, in Chinese, for a terminal. */
import {
  compareEditions,
  type ChangedRow,
  type EditionDifference,
} from '../price-tables/comparison/compare-editions.js';
import { keyInWords, keyOfRow } from '../price-tables/comparison/row-key.js';
import { usualMovementRule } from '../price-tables/comparison/usual-movement.js';
import { columnOfField } from '../price-tables/exchange/quotation-columns.js';
import { PriceTableFaultsError } from '../price-tables/price-table-faults-error.js';
import type { PriceRowInFile, PriceTableKind, PublishedEdition } from '../price-tables/price-table-file.js';
import { readPriceTableEdition } from '../price-tables/read-price-table-edition.js';
import { CommandError, exitCode } from './exit-code.js';

export async function diffCommand(before: string, after: string): Promise<string> {
  const [earlier, later] = [await readEdition(before), await readEdition(after)];
  if (earlier.kind !== later.kind) {
    throw new CommandError(`两期不是同类价格表：${earlier.kind}、${later.kind}`, exitCode.usage);
  }
  const difference = compareEditions(earlier.edition.rows, later.edition.rows);
  const heading = `${earlier.edition.editionId} → ${later.edition.editionId}`;
  return [heading, ...linesOf(difference, later.kind)].join('\n');
}

async function readEdition(file: string): Promise<PublishedEdition> {
  try {
    return await readPriceTableEdition(file);
  } catch (error) {
    throw error instanceof PriceTableFaultsError ? new CommandError(error.message, exitCode.no) : error;
  }
}

function linesOf({ added, removed, changed, unchanged }: EditionDifference, kind: PriceTableKind): string[] {
  const outliers = changed.filter(({ isOutlier }) => isOutlier).length;
  return [
    `新增 ${added.length} 行，删除 ${removed.length} 行，变动 ${changed.length} 行，未变 ${unchanged} 行`,
    ...added.map((row) => `  + ${inWords(row)}`),
    ...removed.map((row) => `  - ${inWords(row)}`),
    ...changed.map((row) => `  ${row.isOutlier ? '!' : '~'} ${changeInWords(row, kind)}`),
    ...(outliers === 0 ? [] : [`带 ! 的 ${outliers} 行请核对：${limitInWords}`]),
  ];
}

const inWords = (row: PriceRowInFile): string => `${keyInWords(keyOfRow(row))} ${row.price} 元/${row.unit}`;

const limitInWords = `变动超过 ${percent(usualMovementRule.plainLimit)}，或者单位、计税、交货口径不同，无法比较`;

function changeInWords({ key, before, after, change, ratio, fields }: ChangedRow, kind: PriceTableKind): string {
  const others = fields.filter((field) => field !== '/price').map((field) => fieldInWords(field, kind));
  const also = others.length === 0 ? '' : `；${fields.includes('/price') ? '另有' : ''}${others.join('、')}不同`;
  const prices = fields.includes('/price') ? `${before.price} → ${after.price}` : `价格 ${after.price} 未变`;
  const by = change === null || !fields.includes('/price') ? '' : `（${signed(change)} 元${shareInWords(ratio)}）`;
  return `${keyInWords(key)} ${prices}${by}${also}`;
}

const fieldInWords = (field: string, kind: PriceTableKind): string =>
  field === '/quotations' ? '报价' : (columnOfField(kind, field)?.header ?? field);

const signed = (text: string): string => (text.startsWith('-') ? text : `+${text}`);

const shareInWords = (ratio: string | null): string => (ratio === null ? '' : `，${signed(percent(ratio))}`);

/** A share as a percentage, digit by digit: `-0.0056` is `-0.56%`. */
function percent(share: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share) ?? [];
  const digits = fraction.padEnd(2, '0');
  const units = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${sign}${units}${rest === '' ? '' : `.${rest}`}%`;
}
