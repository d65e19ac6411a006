/**
 * Why the settlement brought another amount than the appraisal. What was weighed differently is valued at the appraised price
 * per kilogram; whatever is left comes from the price, and, where the slips name no materials, from their mix. The two add up
 * to the difference to the fen. The appraisal stays as it is. Pure.
 */
import {
  addDecimalTexts,
  divideDecimalTexts,
  multiplyDecimalTexts,
  subtractDecimalTexts,
  type Appraisal,
  type DecimalText,
} from '../../engine/index.js';
import { isZero } from '../../reports/content/decimals.js';
import type { Settlement } from './settlement.js';

export interface Compared {
  readonly appraised: DecimalText;
  readonly actual: DecimalText;
  /** actual − appraised */
  readonly difference: DecimalText;
}

export interface MaterialEffect {
  readonly material: string;
  readonly massKg: Compared;
  /** What the other mass brings at the appraised price; null: the appraisal has no such material, and no price for it. */
  readonly quantityEffect: DecimalText | null;
}

export interface Difference {
  readonly gross: Compared;
  readonly costs: Compared;
  readonly net: Compared;
  /** Without hazardous waste, which no recycler weighs. */
  readonly massKg: Compared;
  /** null: it cannot be told apart, see `whyNot`. */
  readonly effects: {
    readonly quantity: DecimalText;
    /** The rest of the difference of `gross`. */
    readonly price: DecimalText;
    /** null: the slips do not name their materials. */
    readonly byMaterial: readonly MaterialEffect[] | null;
  } | null;
  readonly whyNot: 'other-tax-basis' | 'nothing-appraised' | null;
}

type Appraised = Pick<Appraisal, 'scrapResidualValue' | 'lines' | 'taxBasis'>;

interface Pile {
  readonly massKg: DecimalText;
  readonly amount: DecimalText;
}

const nothing: Pile = { massKg: '0', amount: '0' };

export function explainDifference(appraisal: Appraised, settlement: Settlement): Difference {
  const { gross, deductions, net } = appraisal.scrapResidualValue;
  const piles = appraisedPiles(appraisal);
  const appraisedKg = sumOf([...piles.values()].map(({ massKg }) => massKg));
  const massKg = compared(appraisedKg, sumOf(settlement.slips.map(({ netKg }) => netKg)));
  const [received, paid] = [inFen(settlement.received), inFen(settlement.costs)];
  const sold = compared(gross, received);
  const whyNot = reasonNotToSplit(appraisal, settlement, appraisedKg);
  return {
    gross: sold,
    costs: compared(deductions, paid),
    net: compared(net, subtractDecimalTexts(received, paid)),
    massKg,
    effects: whyNot === null ? effectsOf({ piles, settlement, massKg, sold }) : null,
    whyNot,
  };
}

function reasonNotToSplit(
  { taxBasis }: Appraised,
  settlement: Settlement,
  appraisedKg: DecimalText,
): Difference['whyNot'] {
  if (taxBasis !== settlement.taxBasis) return 'other-tax-basis';
  return isZero(appraisedKg) ? 'nothing-appraised' : null;
}

/** What was to be sold, by material. */
function appraisedPiles({ lines }: Appraised): ReadonlyMap<string, Pile> {
  const piles = new Map<string, Pile>();
  const materials = lines.filter(({ decision }) => decision === 'scrap').flatMap((line) => line.materials);
  for (const { material, massKg, amount, hazardousWasteCode } of materials) {
    if (hazardousWasteCode !== null) continue;
    const before = piles.get(material) ?? nothing;
    piles.set(material, {
      massKg: addDecimalTexts(before.massKg, massKg),
      amount: addDecimalTexts(before.amount, amount),
    });
  }
  return piles;
}

interface SplitFacts {
  readonly piles: ReadonlyMap<string, Pile>;
  readonly settlement: Settlement;
  readonly massKg: Compared;
  readonly sold: Compared;
}

function effectsOf({ piles, settlement, massKg, sold }: SplitFacts): Difference['effects'] {
  const byMaterial = materialEffects(piles, settlement);
  const whole = { massKg: massKg.appraised, amount: sold.appraised };
  const quantity = byMaterial
    ? sumOf(byMaterial.map(({ quantityEffect }) => quantityEffect ?? '0.00'))
    : valueOf(massKg.difference, whole);
  return { quantity, price: subtractDecimalTexts(sold.difference, quantity), byMaterial };
}

function materialEffects(piles: ReadonlyMap<string, Pile>, { slips }: Settlement): readonly MaterialEffect[] | null {
  const weighed = new Map<string, DecimalText>();
  for (const { material, netKg } of slips) {
    if (material === null) return null;
    weighed.set(material, addDecimalTexts(weighed.get(material) ?? '0', netKg));
  }
  return [...new Set([...piles.keys(), ...weighed.keys()])].map((material) => {
    const pile = piles.get(material) ?? nothing;
    const massKg = compared(pile.massKg, weighed.get(material) ?? '0');
    const quantityEffect = isZero(pile.massKg) ? null : valueOf(massKg.difference, pile);
    return { material, massKg, quantityEffect };
  });
}

/** So many kilograms at the appraised price of the pile, to the fen. */
const valueOf = (kg: DecimalText, { massKg, amount }: Pile): DecimalText =>
  divideDecimalTexts(multiplyDecimalTexts(kg, amount), massKg, 2);

const compared = (appraised: DecimalText, actual: DecimalText): Compared => ({
  ...{ appraised, actual },
  difference: subtractDecimalTexts(actual, appraised),
});

/** `14500` → `14500.00` */
const inFen = (amount: DecimalText): DecimalText => addDecimalTexts(amount, '0.00');

const sumOf = (texts: readonly DecimalText[]): DecimalText => texts.reduce(addDecimalTexts, '0.00');
