/** 汇总: the totals as formulas beside those of the report, whether every check agrees, fingerprints, and how to use it. */
import type { ReportScope } from '../content/report-scope.js';
import { Fraction } from './fraction.js';
import type { ParameterSheet } from './parameter-sheet.js';
import { agreed, empty, figure, input, Sheet, text } from './sheet.js';
import { difference, product, quotient, rounded, sum, tidied, type Term } from './term.js';

const at = { computed: 1, reported: 2, check: 3 } as const;

const notes = [
  '本工作簿按报告的委托、价格行和参数重新计算各行金额、扣减和合计。黑字公式可以逐格查看；“报告数值”是报告印出的数字，“核对”比较两者。',
  '改动数量、单位质量、占比、公布价格、税率或者参数，金额随之重算；这时“核对”显示不一致，说明已不是报告的数值。',
  '公式里的 ×1.0000000000001（个别为 ×0.9999999999999）和 0.0000000000001 只为抵消电子表格二进制运算的误差，使恰为半数的值按四舍五入进位，不影响其他数值。',
  '取值区间、敏感性和是否保留的判定不在本工作簿内；所用价格的来源见报告附件四。',
];

export interface Checked {
  readonly sheet: Sheet;
  readonly checks: { readonly column: number; readonly first: number };
}

export interface Totals {
  readonly gross: Term;
  readonly deductions: Term;
  readonly remaining: Term;
}

export class SummarySheet {
  readonly sheet = new Sheet('汇总', [
    ['项目', 34],
    ['计算（元）', 18],
    ['报告数值（元）', 18],
    ['核对', 10],
  ]);
  readonly net: Term;
  private readonly lastTotal: number;

  constructor(
    private readonly scope: ReportScope,
    totals: Totals,
    parameters: ParameterSheet,
  ) {
    const { appraisal, standard } = scope;
    const { scrapResidualValue } = appraisal;
    const gross = this.add('拆除部件金额合计', tidied(totals.gross, 2), scrapResidualValue.gross);
    const deductions = this.add('扣减合计', tidied(totals.deductions, 2), scrapResidualValue.deductions);
    this.net = this.add('残值（净额）', tidied(difference(gross, deductions), 2), scrapResidualValue.net);
    const remaining = this.add('余值', tidied(totals.remaining, 2), appraisal.remainingValue);
    const unrounded = this.add('合计（取整前）', tidied(sum(this.net, remaining), 2), appraisal.unroundedTotal);
    const step = parameters.of(standard.roundingStep);
    const value = this.add('残余价值', product(rounded(quotient(unrounded, step), 0), step), appraisal.residualValue);
    this.add('取整差额', tidied(difference(value, unrounded), 2), appraisal.roundingDifference);
    this.lastTotal = this.sheet.nextRow - 1;
  }

  /** Once every other sheet stands. */
  conclude(others: readonly Checked[]): void {
    const { sheet, scope } = this;
    const ranges = [
      sheet.range(at.check, 2, this.lastTotal),
      ...others.map((other) => other.sheet.range(other.checks.column, other.checks.first)),
    ];
    const wrong = ranges.map((range) => `COUNTIF(${range},"不一致")`).join('+');
    const formula = `IF(${wrong}=0,"${agreed}","不一致")`;
    sheet.add(text('全部核对'), empty, empty, { kind: 'words', formula, value: agreed });
    sheet.add();
    for (const note of notes) sheet.add(text(note));
    sheet.add();
    const { fingerprints } = scope;
    sheet.add(text('报告编号'), text(scope.identity.reportNumber));
    sheet.add(text('评估结果 SHA-256'), text(fingerprints.result));
    sheet.add(text('评估委托 SHA-256'), text(fingerprints.order));
    sheet.add(text('标准版本 SHA-256'), text(fingerprints.standard));
    for (const { editionId, sha256 } of fingerprints.priceTables) sheet.add(text(editionId), text(sha256));
    sheet.add(text('计算程序'), text(fingerprints.engine));
  }

  private add(label: string, term: Term, reported: string): Term {
    const { sheet } = this;
    const row = sheet.nextRow;
    const computed = sheet.at(row, at.computed, term.exact);
    const cell = sheet.at(row, at.reported, Fraction.of(reported));
    sheet.add(text(label), figure(term, 2), input(reported), sheet.check(computed, { cell, decimal: reported }, 2));
    return computed;
  }
}

export const summaryCells = { unroundedTotal: 6, residualValue: 7, allChecks: 9 } as const;
