/** What is put up for the owners to see: each household's share, the rule, the sum. Names are masked here, before anything is drawn. */
import { grouped, dayInChinese, yuan } from '../../reports/content/format.js';
import { isNegative } from '../../reports/content/decimals.js';
import type { CalendarDay, DecimalText } from '../../engine/index.js';
import type { HouseholdList, ShareKey } from './household.js';
import { maskName } from './mask-name.js';
import { shareOut } from './share-out.js';

export interface NoticeLine {
  readonly room: string;
  readonly maskedOwner: string;
  readonly exclusiveAreaM2: DecimalText;
  /** Only under the key `weights`. */
  readonly weight: DecimalText | null;
  readonly share: DecimalText;
}

export interface ShareNotice {
  readonly firm: string;
  readonly reportNumber: string;
  /** Where the page of the report is. */
  readonly url: string;
  readonly address: string | null;
  readonly referenceDate: CalendarDay;
  /** The day the list was stored. */
  readonly listedOn: CalendarDay;
  readonly key: ShareKey;
  /** 残值 net; below 0 the households owe their shares. */
  readonly total: DecimalText;
  readonly areaSum: DecimalText;
  readonly weightSum: DecimalText;
  readonly lines: readonly NoticeLine[];
}

export type NoticeHead = Omit<ShareNotice, 'key' | 'areaSum' | 'weightSum' | 'lines'>;

export function shareNotice(head: NoticeHead, list: HouseholdList): ShareNotice {
  const { lines, weightSum } = shareOut(head.total, list);
  const { weightSum: areaSum } = shareOut('0.00', { ...list, key: { kind: 'exclusive-area', agreement: null } });
  return {
    ...head,
    key: list.key,
    areaSum,
    weightSum,
    lines: lines.map(({ household: { room, owner, exclusiveAreaM2, weight }, share }) => ({
      ...{ room, exclusiveAreaM2, share },
      maskedOwner: maskName(owner),
      weight: list.key.kind === 'weights' ? weight : null,
    })),
  };
}

export const isDebt = ({ total }: Pick<ShareNotice, 'total'>): boolean => isNegative(total);

export const keyNames: Readonly<Record<ShareKey['kind'], string>> = {
  'exclusive-area': '按专有部分面积',
  equal: '按户平均',
  weights: '按约定的权重',
};

/** The rule, with where it comes from. */
export function ruleSentence(key: ShareKey): string {
  if (key.kind === 'exclusive-area') {
    return '按业主专有部分面积所占比例分配。依据：《中华人民共和国民法典》第二百八十三条，没有约定或者约定不明确的，按照业主专有部分面积所占比例确定。';
  }
  const { text, agreedOn } = key.agreement;
  return `${keyNames[key.kind]}分配。依据：《中华人民共和国民法典》第二百八十三条，有约定的，按照约定。业主的约定（${dayInChinese(agreedOn)}）：“${text}”`;
}

export const fenSentence =
  '每户份额精确到分：先各自舍去不足一分的部分，余下的几分逐一补给舍去最多的户，相同的按名单次序。因此各户份额之和与总额完全相等。';

export const cashSentence =
  '这里分的只是残值（净额）：拆下来的零部件当废旧物资卖掉、扣除费用以后的钱。余值不是现金，是留用旧零部件而省下的购置费，不在这里分。';

export function purposeSentence(notice: Pick<ShareNotice, 'total'>): string {
  const debt = isDebt(notice) ? '本例净额为负数：卖得的钱不够付费用，各户份额是应承担的差额。' : '';
  return `${debt}份额按评估金额计算，不是付款通知。实际收支以拆除以后的结算为准，款项如何使用由业主依法共同决定。`;
}

export const sharesTitle = '残值分配清单（公示）';
export const shareHeading = (notice: Pick<ShareNotice, 'total'>): string =>
  isDebt(notice) ? '份额（元，负数为应承担）' : '份额（元）';

/** `89.35 ÷ 5,230.10 × 4,361.00 元`: what a reader may compute again. */
export function shareArithmetic({ key, total, areaSum, weightSum, lines }: ShareNotice, line: NoticeLine): string {
  if (key.kind === 'equal') return `1 ÷ ${lines.length} 户 × ${yuan(total)}`;
  const [part, sum] = key.kind === 'weights' ? [line.weight ?? '0', weightSum] : [line.exclusiveAreaM2, areaSum];
  const unit = key.kind === 'weights' ? '' : ' 平方米';
  return `${grouped(part)}${unit} ÷ ${grouped(sum)}${unit} × ${yuan(total)}`;
}
