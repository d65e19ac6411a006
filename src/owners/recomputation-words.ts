/** What a recomputation found, in plain Chinese and without a figure: where it differs, not by how much. Pure. */
import type { ReportRecomputation } from '../reports/verify-report.js';

const outcomes: Readonly<Record<ReportRecomputation['outcome'], string>> = {
  identical: '按附在文件中的委托和当时的标准、价格表重新计算，结果完全一致。',
  'identical-with-attached-prices':
    '按附在文件中的委托和价格重新计算，结果一致；价格表原件不在手边，价格本身没有核对。',
  different: '按附在文件中的委托重新计算，结果与报告不同。',
  'rule-book-missing': '报告所用的标准或者价格表不在手边，无法重新计算。',
};

export interface RecomputationWords {
  /** Stable, for machines. */
  readonly code: string;
  readonly text: string;
  /** Which parts differ; empty unless they do. */
  readonly differences: readonly string[];
}

export function recomputationWords(recomputation: ReportRecomputation): RecomputationWords {
  const code = recomputation.outcome;
  const found = code === 'different' ? recomputation.differences : [];
  const differences = [...new Set(found.map(({ pointer }) => placeOf(pointer)))];
  return { code, text: outcomes[code], differences };
}

const places: readonly (readonly [RegExp, (index: string) => string])[] = [
  [/^\/lines\/(\d+)/, (index) => `第 ${Number(index) + 1} 项部件`],
  [/^\/deductions\/(\d+)/, (index) => `第 ${Number(index) + 1} 项费用`],
  [/^\/(residualValue|unroundedTotal|rounding|inCapitals)/, () => '残余价值'],
  [/^\/scrapResidualValue/, () => '残值'],
  [/^\/remainingValue/, () => '余值'],
  [/^\/range/, () => '可能的范围'],
  [/^\/(totalMassKg|scrapMassKg)/, () => '质量合计'],
  [/^\/(secondMethod|sensitivity|assumedShare)/, () => '对照与敏感性'],
  [/^\/findings/, () => '提示事项'],
];

function placeOf(pointer: string): string {
  for (const [form, words] of places) {
    const found = form.exec(pointer);
    if (found) return words(found[1] ?? '');
  }
  return pointer === '' ? '整份评估' : '推导过程';
}
