/** 扣减项目表: each deduction with its driver, quantity, rate and amount. */
import type { DeductionLine } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, paragraph, rowWithDetail, totalRow } from './blocks.js';
import { grouped, withUnit, withoutTrailingZeros } from './format.js';
import { unitNameOrCode } from './names.js';
import { unitPrice } from './unit-price.js';

export function deductionBlocks(scope: ReportScope): readonly Block[] {
  const { text, appraisal, order } = scope;
  const payer = paragraph(text(`deductions.dismantling.${order.terms.dismantlingPaidBy}`));
  if (appraisal.deductions.length === 0) return [paragraph(text('deductions.none')), payer];
  return [
    {
      kind: 'table',
      caption: text('table.deductions'),
      columns: [
        column(text('column.deduction'), 8),
        column(text('column.driver'), 4),
        column(text('column.quantity'), 3, 'right'),
        column(text('column.rate'), 4, 'right'),
        column(text('column.amount-yuan'), 3, 'right'),
      ],
      rows: [
        ...appraisal.deductions.map((line) => rowWithDetail(deductionCells(scope, line), basisOf(scope, line), 'cash')),
        totalRow([text('deductions.total'), '', '', '', grouped(appraisal.scrapResidualValue.deductions)], 'cash'),
      ],
      density: 'dense',
    },
    payer,
    paragraph(text('deductions.tonnage', { distance: haulDistance(scope) })),
  ];
}

function haulDistance({ text, order }: ReportScope): string {
  const { haulDistanceKm } = order.terms;
  if (haulDistanceKm === undefined) return text('deductions.distance-missing');
  return text('deductions.distance', { distance: grouped(haulDistanceKm) });
}

export function deductionName({ standard, text }: ReportScope, line: DeductionLine): string {
  const deduction = standard.deductions.find(({ code }) => code === line.code);
  if (!deduction) throw new Error(`The edition knows no deduction "${line.code}"`);
  return line.hazardousWasteCode
    ? text('deductions.hazardous', { name: deduction.zh, code: line.hazardousWasteCode })
    : deduction.zh;
}

function deductionCells(scope: ReportScope, line: DeductionLine): readonly string[] {
  return [
    deductionName(scope, line),
    scope.text(`driver.${line.driver}`),
    withUnit(withoutTrailingZeros(line.quantity), unitNameOrCode(scope, line.unit)),
    unitPrice(scope, withoutTrailingZeros(line.rate), line.unit),
    grouped(line.amount),
  ];
}

function basisOf(scope: ReportScope, line: DeductionLine): string {
  return scope.text('deductions.basis', { basis: clauseWithMark(scope, line) });
}

/** A clause never stands without the mark that says what it rests on. */
function clauseWithMark(
  { text }: ReportScope,
  { basis, clause }: { readonly basis: string; readonly clause: string },
): string {
  return text('clause.marked', { mark: text(`basis-mark.${basis}`), clause });
}
