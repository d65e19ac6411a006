/** The amount of one component, scrapped (rule 3) or retained (rule 6), at its central figures and in a run of rule 8. */
import type { Run, TonnageShares, ValuedComponent, WorkedComponent } from '../worksheet.js';
import { formatMoney } from '../exact/scales.js';
import type { Fen, Grams, MicroPrice } from '../exact/scales.js';
import { retainedAmount } from './value-retained.js';
import { materialAmount, scrapAmount } from './value-scrap.js';
import { sumOf } from '../exact/integer.js';

/** Only for components without refusal: anything missing here is a bug. */
export function valueComponent(worked: WorkedComponent, tonnageShares: TonnageShares): ValuedComponent {
  const { mass, retained, decision, component } = worked;
  if (mass === null || worked.parts === null || (decision === 'retain' && retained === null)) {
    throw new Error(`A component with a refusal is not valued: ${component.id}`);
  }
  const parts = worked.parts.map((part) => ({ ...part, amount: materialAmount(part, mass.masses[0], 0) }));
  const scrap = sumOf(parts.map(({ amount }) => amount));
  const amounts = [
    amountWith({ retained }, { mass: mass.masses[0], scrap, price: priceOf({ retained }, 0) }),
    amountInRun({ mass, parts, retained }, 1),
    amountInRun({ mass, parts, retained }, 2),
  ] as const;
  const scrapText = formatMoney(scrap);
  const printed = { scrap: scrapText, amount: amounts[0] === scrap ? scrapText : formatMoney(amounts[0]) };
  return { worked, mass, parts, retained, scrap, amounts, printed, tonnageShares };
}

/** Mass and prices all of one run. */
function amountInRun({ mass, parts, retained }: Pick<ValuedComponent, 'mass' | 'parts' | 'retained'>, run: Run): Fen {
  const grams = mass.masses[run];
  return amountWith(
    { retained },
    { mass: grams, scrap: scrapAmount(parts, grams, run), price: priceOf({ retained }, run) },
  );
}

/** The mass alone of another run, every price central. */
export function amountAtMass(valued: ValuedComponent, run: Run): Fen {
  const mass = valued.mass.masses[run];
  return amountWith(valued, { mass, scrap: scrapAmount(valued.parts, mass, 0), price: priceOf(valued, 0) });
}

/** Another price of the new part, all else central. */
export function amountAtPartPrice(valued: ValuedComponent, price: MicroPrice): Fen {
  return amountWith(valued, { mass: valued.mass.masses[0], scrap: valued.scrap, price });
}

/** Another scrap amount, because the price of one of its materials is another. */
export function amountAtScrap(valued: ValuedComponent, scrap: Fen): Fen {
  return amountWith(valued, { mass: valued.mass.masses[0], scrap, price: priceOf(valued, 0) });
}

function amountWith(
  { retained }: Pick<ValuedComponent, 'retained'>,
  { mass, scrap, price }: { readonly mass: Grams; readonly scrap: Fen; readonly price: MicroPrice },
): Fen {
  return retained === null ? scrap : retainedAmount(retained.terms, { mass, price, scrapFloor: scrap }).amount;
}

function priceOf({ retained }: Pick<ValuedComponent, 'retained'>, run: Run): MicroPrice {
  return retained === null ? 0 : retained.price.prices[run];
}
