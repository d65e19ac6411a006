/** The quotations behind one price as the fields of a form, and back; price and range follow from them. */
import type { Quotation } from '../../../engine/index.js';
import type { FormBody } from '../../../http/page/form-body.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { meanQuotation, rangeOfQuotations } from '../../../price-tables/quotations/mean-quotation.js';

/** Fewest by the rule of the trade, and room for some more. */
export const fewestShown = 3;
const roomForMore = 1;
const mostRead = 20;

const fields = ['supplier', 'quotedOn', 'price', 'evidenceSha256'] as const;

export const quotationField = (index: number, field: string): string => `quotations.${index}.${field}`;

/** How many quotations the form has room for. */
export const placesFor = (quotations: readonly Quotation[]): number =>
  Math.min(mostRead, Math.max(fewestShown, quotations.length) + roomForMore);

export function quotationFields(quotations: readonly Quotation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    quotations.flatMap((quotation, index) => fields.map((field) => [quotationField(index, field), quotation[field]])),
  );
}

/**
 * What was typed, empty places left out. `uploaded` says the hash of the file that came with a place; without one the
 * evidence stays as it was.
 */
export function quotationsOfForm(sent: FormBody, uploaded: ReadonlyMap<number, string>): readonly Quotation[] {
  const places = Array.from({ length: mostRead }, (_, index) => ({
    supplier: sent.text(quotationField(index, 'supplier')),
    quotedOn: sent.text(quotationField(index, 'quotedOn')),
    price: sent.text(quotationField(index, 'price')),
    evidenceSha256: uploaded.get(index) ?? sent.text(quotationField(index, 'evidenceSha256')),
  }));
  return places.filter((place) => Object.values(place).some((text) => text !== ''));
}

/** The row with its quotations, and with what follows from them: their mean, their ends and their number. */
export function withQuotations(row: PriceRowInFile, quotations: readonly Quotation[]): PriceRowInFile {
  const plain = { ...row };
  delete plain.quotations;
  if (row.source.kind !== 'quotations' || quotations.length === 0) return plain;
  const isPriced = quotations.every(({ price }) => /^\d{1,7}(\.\d{1,6})?$/.test(price));
  if (!isPriced) return { ...plain, quotations };
  const written = /^\d+(\.\d+)?$/.test(plain.price ?? '') ? plain.price : '0.00';
  const price = meanQuotation(written, quotations);
  return { ...plain, price, ...rangeOfQuotations(quotations), sampleSize: quotations.length, quotations };
}
