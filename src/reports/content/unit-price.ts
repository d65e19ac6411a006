/** Prices with what they are per: 2.116 元/千克. */
import type { DecimalText, Unit } from '../../engine/index.js';
import type { Naming } from './names.js';
import { unitNameOrCode } from './names.js';
import { grouped, WORD_JOINER } from './format.js';

export function unitPrice(naming: Naming, price: DecimalText, unit: Unit): string {
  return figurePerUnit(naming, price, unitNameOrCode(naming, unit));
}

/** In one piece: no line break between the figure and what it is per. */
export function figurePerUnit({ text }: Naming, price: DecimalText, unit: string): string {
  return text('price.per-unit', { price: grouped(price) + WORD_JOINER, unit: WORD_JOINER + unit });
}
