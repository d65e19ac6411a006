/** The list of a correction as CSV for spreadsheets: UTF-8 with BOM, CRLF, Chinese heads, no text taken for a formula. */
import { guarded } from '../price-tables/exchange/spreadsheet-injection.js';
import type { CorrectionView, EffectView } from './correction-views.js';

const columns: readonly (readonly [string, (effect: EffectView, correction: CorrectionView) => string | null])[] = [
  ['价格表版本', (_, { editionId }) => editionId],
  ['报告编号', ({ reportNumber }) => reportNumber],
  ['评估机构', ({ firm }) => firm],
  ['评估标识', ({ appraisalId }) => appraisalId],
  ['结果', ({ outcome }) => outcomeNames[outcome]],
  ['原值（元）', ({ oldValue }) => oldValue],
  ['新值（元）', ({ newValue }) => newValue],
  ['差额（元）', ({ difference }) => difference],
  ['无法评估的原因', ({ refusals }) => refusals.join(' ')],
  ['亦受其他发布影响', ({ otherPublications }) => (otherPublications ? '是' : '否')],
  ['已知时点', ({ knownAt }) => knownAt],
  ['重新评估标识', ({ successorId }) => successorId],
];

/** What an effect is called; the console's pages use the same words. */
export const outcomeNames: Readonly<Record<EffectView['outcome'], string>> = {
  pending: '待计算',
  changed: '结果变化',
  'lines-changed': '明细变化、结果不变',
  unchanged: '用到但无变化',
  refused: '按现有价格无法评估',
  'not-used': '未用到',
};

const amount = /^-?\d+\.\d{2}$/;

function cell(text: string | null): string {
  if (text === null) return '';
  // A negative amount is a number, not a formula.
  const safe = amount.test(text) ? text : guarded(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const line = (cells: readonly (string | null)[]): string => `${cells.map(cell).join(',')}\r\n`;

export const csvHead = (): string => `\uFEFF${line(columns.map(([name]) => name))}`;

export const csvLines = (correction: CorrectionView, effects: readonly EffectView[]): string =>
  effects.map((effect) => line(columns.map(([, read]) => read(effect, correction)))).join('');
