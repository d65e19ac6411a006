/** Prices with what they are per: 2.116 元/千克. */
import type { DecimalText, Unit } from '../../engine/index.js';
import type { Naming } from './names.js';
import { unitNameOrCode } from './names.js';
import { grouped } from './format.js';

export function unitPrice(naming: Naming, price: DecimalText, unit: Unit): string {
  return naming.text('price.per-unit', { price: grouped(price), unit: unitNameOrCode(naming, unit) });
}
