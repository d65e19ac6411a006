/**
 * The rule of quotations: at least three, each of another supplier, and the price is their mean, low and high their ends.
 * Every fault says what would be right.
 */
import { compareDecimalTexts } from '../../engine/index.js';
import type { LocalFault } from '../price-table-faults-error.js';
import type { PriceRowInFile } from '../price-table-file.js';
import { meanQuotation, rangeOfQuotations } from './mean-quotation.js';

/** Fewer quotations than three are no price: the trade's own rule. */
export const FEWEST_QUOTATIONS = 3;

export function checkQuotations(row: PriceRowInFile): LocalFault[] {
  const { source, quotations } = row;
  if (source.kind !== 'quotations') {
    return quotations === undefined ? [] : [wrong('/quotations', 'only a price from quotations lists them')];
  }
  if (quotations === undefined || quotations.length < FEWEST_QUOTATIONS) {
    return [wrong('/quotations', `a price from quotations lists at least ${FEWEST_QUOTATIONS} of them`)];
  }
  const full = { ...row, quotations };
  return [...checkSampleSize(full), ...checkPrice(full), ...checkDays(full), ...checkSuppliers(full)];
}

type QuotedRow = PriceRowInFile & Required<Pick<PriceRowInFile, 'quotations'>>;

function checkSampleSize({ sampleSize, quotations }: QuotedRow): LocalFault[] {
  if (sampleSize === quotations.length) return [];
  const message = `sampleSize is ${sampleSize ?? 'missing'}; it is the number of quotations, ${quotations.length}`;
  return [{ code: 'wrong-sample-size', pointer: '/sampleSize', message }];
}

function checkPrice({ price, low, high, quotations }: QuotedRow): LocalFault[] {
  const mean = meanQuotation(price, quotations);
  const ends = rangeOfQuotations(quotations);
  const figures = [
    { pointer: '/price', given: price, right: mean, what: 'the mean' },
    { pointer: '/low', given: low, right: ends.low, what: 'the lowest' },
    { pointer: '/high', given: high, right: ends.high, what: 'the highest' },
  ];
  return figures
    .filter(({ given, right }) => given === undefined || compareDecimalTexts(given, right) !== 0)
    .map(({ pointer, given, right, what }) =>
      wrong(pointer, `${given ?? 'nothing'} is not ${what} of the quotations, which is ${right}`),
    );
}

function checkDays({ source, quotations }: QuotedRow): LocalFault[] {
  return quotations.flatMap(({ quotedOn }, index) =>
    quotedOn <= source.capturedOn
      ? []
      : [wrong(`/quotations/${index}/quotedOn`, `quoted on ${quotedOn}, after capturedOn (${source.capturedOn})`)],
  );
}

function checkSuppliers({ quotations }: QuotedRow): LocalFault[] {
  const names = quotations.map(({ supplier }) => nameOf(supplier));
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [wrong(`/quotations/${index}/supplier`, `the same supplier as /quotations/${names.indexOf(name)}`)],
  );
}

/** Width and case of letters, and blanks, tell no two suppliers apart. */
const nameOf = (supplier: string): string => supplier.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const wrong = (pointer: string, message: string): LocalFault => ({ code: 'wrong-quotations', pointer, message });
