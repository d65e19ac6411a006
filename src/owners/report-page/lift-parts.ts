/** What was taken out, what stays, what each is worth and why, in words a resident understands. The figures are the appraisal's. Pure. */
import type { AppraisalLine, DecimalText } from '../../engine/index.js';
import { compare, isNegative, isZero, negate, subtract, sum } from '../../reports/content/decimals.js';
import { deductionName } from '../../reports/content/deduction-table.js';
import { quantityInWords } from '../../reports/content/engagement-chapters.js';
import { grouped, percent, withoutTrailingZeros } from '../../reports/content/format.js';
import { partName } from '../../reports/content/names.js';
import { allLines, type NumberedLine, type ReportScope } from '../../reports/content/report-scope.js';

export interface ToldPart {
  readonly name: string;
  readonly quantity: string;
  readonly why: string;
  readonly amount: DecimalText;
}

export interface ToldParts {
  /** Those that count most, in amount. */
  readonly parts: readonly ToldPart[];
  /** The rest in one line; null: there is none. */
  readonly others: { readonly count: number; readonly amount: DecimalText } | null;
  readonly total: DecimalText;
}

export interface LiftParts {
  readonly takenOut: ToldParts;
  readonly kept: ToldParts;
  readonly costs: readonly { readonly name: string; readonly amount: DecimalText }[];
}

/** More would not be read on a phone; the report lists them all. */
const mostTold = 8;

export function liftParts(scope: ReportScope): LiftParts {
  const lines = allLines(scope);
  const of = (decision: AppraisalLine['decision']): ToldParts =>
    told(lines.filter(({ line }) => line.decision === decision).map((entry) => toldPart(scope, entry)));
  return {
    takenOut: of('scrap'),
    kept: of('retain'),
    costs: scope.appraisal.deductions.map((line) => ({ name: deductionName(scope, line), amount: line.amount })),
  };
}

function told(all: readonly ToldPart[]): ToldParts {
  const total = sum(all.map(({ amount }) => amount));
  const size = ({ amount }: ToldPart): DecimalText => (isNegative(amount) ? negate(amount) : amount);
  const bySize = [...all].sort((one, other) => compare(size(other), size(one)));
  const parts = all.length <= mostTold ? bySize : bySize.slice(0, mostTold - 1);
  const count = all.length - parts.length;
  const rest = subtract(total, sum(parts.map(({ amount }) => amount)));
  return { parts, others: count === 0 ? null : { count, amount: rest }, total };
}

function toldPart(scope: ReportScope, { line, component }: NumberedLine): ToldPart {
  return {
    name: partName(scope, component.type, component.variant),
    quantity: quantityInWords(scope, line),
    why: whyOf(line),
    amount: line.amount,
  };
}

function whyOf({ retained, disposition, massKg, materials, amount }: AppraisalLine): string {
  if (retained) {
    return `留在新电梯上继续用，综合成新率 ${percent(retained.conditionRate)}`;
  }
  const mass = `${grouped(withoutTrailingZeros(massKg))} 千克`;
  const isHazardous = materials.length > 0 && materials.every((one) => one.hazardousWasteCode !== null);
  if (isHazardous) return `拆除：${mass}，属于危险废物，不能卖，要交有资质的单位处置`;
  const sold = isZero(amount) ? `${mass}，没有回收价值` : `${mass}，按废旧物资的价格卖`;
  return disposition === 'retain' ? `原来想留用，但是不符合留用的条件，改为拆除：${sold}` : `拆除：${sold}`;
}
