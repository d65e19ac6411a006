/** What a price from quotations has to be. */
import { compareDecimalTexts, meanOfDecimalTexts, type DecimalText, type Quotation } from '../../engine/index.js';

/**
 * The mean of the quotations, rounded once, ties away from zero, to as many decimals as the price is written with, and at
 * least as many as the finest quotation needs (so the mean never leaves the range of the quotations).
 */
export function meanQuotation(price: DecimalText, quotations: readonly Pick<Quotation, 'price'>[]): DecimalText {
  const prices = quotations.map((one) => one.price);
  const places = Math.max(decimalsOf(price), ...prices.map((one) => decimalsOf(withoutZeros(one))));
  return meanOfDecimalTexts(prices, places);
}

export function rangeOfQuotations(quotations: readonly Pick<Quotation, 'price'>[]): {
  readonly low: DecimalText;
  readonly high: DecimalText;
} {
  const sorted = quotations.map(({ price }) => price).sort(compareDecimalTexts);
  const [low = '0'] = sorted;
  return { low, high: sorted.at(-1) ?? low };
}

const decimalsOf = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;

const withoutZeros = (text: DecimalText): DecimalText => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
