/** A settlement and its difference from the appraisal, in words a resident understands. Pure. */
import type { CalendarDay, DecimalText } from '../../engine/index.js';
import { compare, isNegative, negate } from '../../reports/content/decimals.js';
import { dayInChinese, grouped, withoutTrailingZeros, yuan } from '../../reports/content/format.js';
import { maskName } from '../shares/mask-name.js';
import type { Compared, Difference } from './explain-difference.js';
import type { ExplainedSettlement } from './settlement-desk.js';
import type { DestinationKind, Settlement } from './settlement.js';

export const destinationNames: Readonly<Record<DestinationKind, string>> = {
  'maintenance-fund': '转入住宅专项维修资金',
  'shared-out': '分给各户',
  'new-lift': '抵作更新电梯的费用',
  other: '其他',
};

export const taxNames = { excluded: '不含税', included: '含税' } as const;

/** `public`: a person’s name is masked. */
export const buyerShown = ({ buyer }: Settlement, reader: 'public' | 'firm'): string =>
  reader === 'public' && buyer.isPerson ? maskName(buyer.name) : buyer.name;

export function destinationShown({ destination: { kind, note } }: Settlement): string {
  if (kind === 'other' && note !== null) return note;
  return note === null ? destinationNames[kind] : `${destinationNames[kind]}（${note}）`;
}

export const manifestShown = ({ manifestNumber, manifestMissing }: Settlement): string =>
  manifestNumber ?? `没有联单：${manifestMissing ?? ''}`;

/** `+12.00 元`, `−12.00 元` */
export const signed = (amount: DecimalText): string => (compare(amount, '0') > 0 ? `+${yuan(amount)}` : yuan(amount));

export interface ExplainedBy {
  readonly settlement: ExplainedSettlement;
  readonly referenceDate: CalendarDay;
}

export function differenceSentences({ settlement, referenceDate }: ExplainedBy): readonly string[] {
  const { difference, receivedOn, taxBasis } = settlement;
  return [
    massSentence(difference.massKg),
    ...causeSentences(difference, taxBasis),
    ...costSentences(difference.costs),
    `评估按${dayInChinese(referenceDate)}的价格计算，实际收款在${dayInChinese(receivedOn)}。`,
    '结算只放在评估旁边对照，不改变评估结果。',
  ];
}

function massSentence({ appraised, actual, difference }: Compared): string {
  const kg = (text: DecimalText): string => `${grouped(withoutTrailingZeros(text))} 千克`;
  const start = `过磅 ${kg(actual)}，评估时算的是 ${kg(appraised)}`;
  if (compare(difference, '0') === 0) return `${start}，一样重。`;
  return `${start}，${isNegative(difference) ? '少' : '多'} ${kg(isNegative(difference) ? negate(difference) : difference)}。`;
}

function causeSentences({ effects, whyNot, gross }: Difference, taxBasis: Settlement['taxBasis']): readonly string[] {
  if (whyNot === 'other-tax-basis') {
    const other = taxBasis === 'included' ? 'excluded' : 'included';
    return [`实收的金额${taxNames[taxBasis]}，评估的金额${taxNames[other]}，两者不能直接比较，因此不拆分差额的原因。`];
  }
  if (effects === null) return ['评估没有计入可以卖的重量，因此不拆分差额的原因。'];
  const { quantity, price, byMaterial } = effects;
  const rest = byMaterial === null ? '单价和材料构成' : '单价';
  const unpriced = (byMaterial ?? []).filter(({ quantityEffect }) => quantityEffect === null);
  return [
    `卖得的钱相差 ${signed(gross.difference)}：其中 ${signed(quantity)} 来自重量（按评估的价格计算），${signed(price)} 来自${rest}。`,
    ...(unpriced.length === 0 ? [] : ['过磅单里有评估没有的材料，没有评估价格可比，卖得的钱计入后一项。']),
  ];
}

function costSentences({ difference }: Compared): readonly string[] {
  if (compare(difference, '0') === 0) return [];
  const more = isNegative(difference) ? '少' : '多';
  return [`费用比评估时算的${more} ${yuan(isNegative(difference) ? negate(difference) : difference)}。`];
}
