/** 计算过程 of a carried price: its age, the two levels of the index, the factor and the price that came of it. */
import type { ReportScope } from './report-scope.js';
import type { Derivation } from './derivation-lines.js';
import { carriedPrices, indexName, type CarriedPrice, type IndexLevel } from './carried-prices.js';
import { taxInWords } from './conclusion-chapter.js';
import { dayInChinese, withoutTrailingZeros } from './format.js';
import { readRowId, regionName, rowName } from './names.js';
import { conversionOf } from './price-conversion.js';
import { usedPrices, type UsedPrice } from './used-prices.js';
import { unitPrice } from './unit-price.js';

export function carriedDerivations(scope: ReportScope): readonly Derivation[] {
  const used = new Map(usedPrices(scope).map((price) => [price.rowId, price]));
  return carriedPrices(scope).map((carried) => carriedDerivation(scope, carried, used.get(carried.rowId)));
}

function carriedDerivation(scope: ReportScope, carried: CarriedPrice, used: UsedPrice | undefined): Derivation {
  const { text } = scope;
  const price = used?.converted ? unitPrice(scope, used.converted.price, used.converted.unit) : '';
  return {
    title: text('derivation.carried', {
      row: rowName(scope, carried.rowId),
      region: regionName(scope, readRowId(carried.rowId).region),
    }),
    lines: [
      text('derivation.carried.age', {
        from: dayInChinese(carried.fromDay),
        ageDays: carried.ageDays,
        maxAge: withoutTrailingZeros(carried.maxAgeDays),
        longest: withoutTrailingZeros(carried.longestCarryDays),
      }),
      text('derivation.carried.from', levelInWords(scope, carried.from)),
      text('derivation.carried.to', levelInWords(scope, carried.to)),
      text('derivation.carried.factor', { ...operands(carried), factor: factorInWords(scope, carried) }),
      ...(used ? [priceLine(scope, used, price)] : []),
      text('derivation.carried.basis', {
        mark: text(`basis-mark.${carried.basis}`),
        clause: carried.clause,
        source: carried.source,
      }),
    ],
    result: text('derivation.result.carried', { price }),
    tone: 'warning',
  };
}

function levelInWords(scope: ReportScope, level: IndexLevel): Readonly<Record<string, string>> {
  return {
    name: indexName(scope, level.rowId),
    region: regionName(scope, readRowId(level.rowId).region),
    validFrom: dayInChinese(level.validFrom),
    price: unitPrice(scope, level.price, level.unit),
    tax: taxInWords(scope.text, level.taxBasis, level.taxRate),
  };
}

/** What is divided by what; tax and unit are written out only where the two levels differ in them. */
function operands({ from, to }: CarriedPrice): Readonly<Record<'from' | 'to', string>> {
  const isAlike = from.unit === to.unit && from.taxBasis === to.taxBasis && from.taxRate === to.taxRate;
  return isAlike ? { from: from.price, to: to.price } : { from: perKgUntaxed(from), to: perKgUntaxed(to) };
}

function perKgUntaxed({ price, unit, taxBasis, taxRate }: IndexLevel): string {
  const parts = [price, ...(unit === 't' ? ['1000'] : []), ...(taxBasis === 'included' ? [`(1 + ${taxRate})`] : [])];
  return parts.length === 1 ? price : `(${parts.join(' ÷ ')})`;
}

function factorInWords({ text }: ReportScope, { factor, factorShown }: CarriedPrice): string {
  return factor.includes('/') ? text('derivation.carried.shown', { exact: factor, shown: factorShown }) : factor;
}

function priceLine(scope: ReportScope, used: UsedPrice, price: string): string {
  const { value, unit } = used.row;
  return scope.text('derivation.carried.price', {
    price: unitPrice(scope, value, unit),
    conversion: conversionOf(scope, used),
    used: price,
  });
}
