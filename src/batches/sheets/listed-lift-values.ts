/** Lists within one cell of the sheet of lifts, one entry a line. Writing and reading are each other's inverse. */
import { taxBasisNames } from '../../assignments/component-sheets/component-columns.js';
import { codeOf, linesText, notesOf } from '../../assignments/component-sheets/listed-values.js';
import type { Engagement, Offer } from '../../engine/index.js';

type Appraisers = NonNullable<Engagement['appraisers']>;

export const appraisersText = (appraisers: Appraisers): string =>
  linesText(appraisers.map(({ name, certificate }) => `${name}：${certificate}`));

/** An entry without a certificate is kept for the checks to name. */
export const appraisersOf = (text: string): Partial<Appraisers[number]>[] =>
  notesOf(text).map((line) => {
    const [, name = line, certificate] = /^([^:：]*)[:：](.*)$/.exec(line) ?? [];
    return { name: name.trim(), ...(certificate === undefined ? {} : { certificate: certificate.trim() }) };
  });

export const offersText = (offers: readonly Offer[]): string =>
  linesText(
    offers.map(({ amount, taxBasis, rate = '', offeredOn, source }) =>
      [amount, taxBasisNames[taxBasis] ?? taxBasis, rate, offeredOn, source].join('；'),
    ),
  );

/** The source comes last and may hold any mark; a line that is no offer is kept as one, for the checks to name. */
export const offersOf = (text: string): Readonly<Record<string, string>>[] =>
  notesOf(text).map((line) => {
    const part = '([^;；]*)[;；]';
    const fields = new RegExp(`^${part.repeat(4)}(.*)$`).exec(line)?.slice(1) ?? [line];
    const [amount = '', taxBasis = '', rate = '', offeredOn = '', source = ''] = fields.map((field) => field.trim());
    const said = { amount, taxBasis: codeOf(taxBasisNames, taxBasis), rate, offeredOn, source };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  });
