/** Everything that may be wrong with an order, in words. */
import type { OrderFaultCode } from '../engine/index.js';
import type { Fault } from '../http/edge-error.js';
import type { Bilingual } from '../http/language.js';
import { shapeFaultTexts, type ShapeFaultCode } from './order/shape-fault-texts.js';

/** Faults that only the clock and the shelf can tell. */
type SettlingFaultCode =
  'known-at-in-future' | 'reference-date-in-future' | 'region-unknown' | 'standard-unknown' | 'price-book-unknown';

/** Faults of facts that cannot be so, see `fact-faults.ts`. */
type FactFaultCode =
  'day-in-future' | 'day-too-early' | 'landings-beyond-stops' | 'pieces-not-whole' | 'material-named-twice';

export interface OrderFault {
  /** JSON Pointer into the order. */
  readonly pointer: string;
  readonly code: ShapeFaultCode | OrderFaultCode | SettlingFaultCode | FactFaultCode;
  /** Formal, the same in every language. */
  readonly allowed?: string;
}

const ruleBookFaultTexts: Readonly<Record<Exclude<OrderFault['code'], ShapeFaultCode>, Bilingual>> = {
  'known-at-in-future': { zh: '已知时点晚于现在', en: 'The instant lies in the future' },
  'reference-date-in-future': { zh: '评估基准日晚于今天', en: 'The reference date lies in the future' },
  'reference-date-after-known-at': {
    zh: '评估基准日晚于已知时点所在的日期',
    en: 'The reference date is later than the day prices are known by',
  },
  'region-unknown': { zh: '没有这一行政区划代码', en: 'There is no such region' },
  'standard-unknown': { zh: '没有这一标准或版本', en: 'There is no such standard or version' },
  'price-book-unknown': {
    zh: '本机构没有这一类别的这份自用价格表',
    en: 'The organisation has no such private price book of this kind',
  },
  'component-id-duplicate': { zh: '零部件编号重复', en: 'Another component has this id' },
  'component-type-unknown': { zh: '标准目录中没有这一零部件类型', en: 'The catalogue has no such component type' },
  'unit-not-of-type': { zh: '计量单位与零部件类型不符', en: 'Not the unit of this component type' },
  'mass-figure-forbidden': {
    zh: '采用目录质量时不得另给数值',
    en: 'With the method "catalogue" no own figure is allowed',
  },
  'mass-figure-required': { zh: '该质量确定方法须给出数值', en: 'This method needs a figure' },
  'mass-too-large': { zh: '零部件质量超过 50 吨', en: 'The component is heavier than 50 t' },
  'material-unknown': { zh: '标准中没有这一材质', en: 'The edition has no such material' },
  'shares-not-one': { zh: '材质占比之和不等于 1', en: 'The shares do not sum to 1' },
  'condition-unknown': { zh: '标准中没有这一报废条件', en: 'The edition has no such scrapping condition' },
  'condition-answered-twice': { zh: '同一报废条件回答了两次', en: 'This scrapping condition is answered twice' },
  'reason-required': {
    zh: '以自定数值代替标准数值时须说明理由',
    en: 'A figure that replaces the edition’s needs a reason',
  },
  'day-in-future': { zh: '日期晚于今天，尚未发生', en: 'The day has not come yet' },
  'day-too-early': { zh: '日期过早，请核对年份', en: 'The day is too early: check the year' },
  'landings-beyond-stops': {
    zh: '层门数超过层站数的两倍（每层站至多前后两扇层门）',
    en: 'More than two landing doors a stop',
  },
  'pieces-not-whole': { zh: '以件计量的数量应为整数', en: 'Pieces are counted in whole numbers' },
  'material-named-twice': {
    zh: '同一零部件中该材质重复列出，请合并占比',
    en: 'The component names this material already: add the shares up',
  },
  'tax-rate-required': { zh: '含税金额须注明税率', en: 'An amount that includes tax needs its rate' },
};

const texts: Readonly<Record<OrderFault['code'], Bilingual>> = { ...shapeFaultTexts, ...ruleBookFaultTexts };

export function inWords({ pointer, code, allowed }: OrderFault): Fault {
  return { pointer, code, message: texts[code], ...(allowed === undefined ? {} : { allowed }) };
}
