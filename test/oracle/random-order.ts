/** Draws an order that fits a rule book; in a clean mood nothing it needs is missing. */
import type { CompactComponent, CompactOrder } from '../cases/complete-order.js';
import type { CompactStandard, CompactType } from '../cases/complete-standard.js';
import { addDays } from './calendar.js';
import { decimalText } from './draw.js';
import type { Draw } from './draw.js';
import { drawShares, typeCodes } from './random-standard.js';
import type { Mood } from './random-standard.js';
import type { Knowing } from './random-tables.js';

interface Sketch {
  readonly draw: Draw;
  readonly mood: Mood;
  readonly referenceDate: string;
  readonly knowing: Knowing;
  readonly standard: CompactStandard;
}

/** Masses that vanish in the rounding, but not at their high: a deduction without line must stay without. */
interface Scale extends Sketch {
  readonly isTiny: boolean;
}

function drawQuantity(sketch: Scale, unit: string): string {
  const { draw, mood } = sketch;
  if (sketch.isTiny) return '1';
  if (mood.isWide && draw.chance(50)) return draw.decimal(1, 999_999_999, draw.pick([6, 9]));
  if (unit === '{piece}' || mood.isRound) return String(draw.pick([1, 1, 2, 4, 10]));
  return draw.pick([draw.decimal(1, 900, 1), draw.decimal(1, 90, 0), '0.5', '12.50', draw.decimal(1, 9000, 2)]);
}

function drawKgPerUnit({ draw, mood }: Sketch): string {
  if (mood.isWide && draw.chance(60)) return draw.decimal(1, 99_999_999_999, draw.pick([6, 9]));
  if (mood.isRound) return decimalText(draw.int(1, 9) * 100_000, 3);
  // Odd multiples of 16 kg times a recovery rate of 15/16: heavy masses whose amounts end on half a fen.
  if (draw.chance(25)) return String(16 * (2 * draw.int(30, 3000) + 1));
  return decimalText(draw.pick([draw.int(1, 300_000), draw.int(1, 20) * 1000 + 5, 1000]), 3);
}

function drawMass(sketch: Scale, type: CompactType, variant: string | undefined): CompactComponent['mass'] {
  const { draw, mood } = sketch;
  if (sketch.isTiny) return { method: 'geometry', kgPerUnit: '0.00049' };
  const figure = variant === undefined ? type.mass : type.variants?.[variant]?.mass;
  const mayDefault = figure !== undefined || (mood.kind === 'broken' && draw.chance(25));
  if (mayDefault && draw.chance(40)) return draw.maybe(40, () => ({ method: 'catalogue' }));
  return { method: draw.pick(['weighed', 'nameplate', 'linear', 'geometry']), kgPerUnit: drawKgPerUnit(sketch) };
}

function drawMaterials(sketch: Sketch, type: CompactType, variant: string | undefined): CompactComponent['materials'] {
  const { draw, mood } = sketch;
  const own = variant === undefined ? undefined : type.variants?.[variant]?.materials;
  const isRequired = (own ?? type.materials) === 'required';
  const mayDefault = !isRequired || (mood.kind === 'broken' && draw.chance(25));
  return mayDefault && draw.chance(45) ? undefined : drawShares(draw, mood);
}

/** Whole years back, to the day or a day beside it: where months begin and end. */
function drawDate(sketch: Sketch): string {
  const { draw, mood, referenceDate } = sketch;
  if (mood.kind === 'broken' && draw.chance(8)) return addDays(referenceDate, draw.pick([1, 300]));
  if (draw.chance(5)) return referenceDate;
  if (draw.chance(45)) return `${Number(referenceDate.slice(0, 4)) - draw.int(1, 33)}${referenceDate.slice(4)}`;
  return addDays(referenceDate, -draw.int(0, 13_000));
}

function drawRetention(sketch: Sketch): CompactComponent['retention'] {
  const { draw } = sketch;
  const yes = (): boolean | undefined => (draw.chance(94) ? true : draw.pick([false, undefined]));
  const taxBasis = draw.pick(['included', 'excluded'] as const);
  return {
    installerConsent: yes(),
    loadChecked: yes(),
    inContract: yes(),
    certificate: draw.chance(88) ? 'TX-1' : draw.pick([null, undefined]),
    functionalObsolescence: draw.chance(20) ? draw.pick(['0', '0.15', '0.0625', '1']) : draw.pick([null, undefined]),
    // The door admits no refurbishment below 0 and no rate above 1, so x never exceeds quantity × new price; a negative
    // refurbishment is drawn here all the same, because nothing else can show that the upper bound works.
    refurbishment: draw.chance(20)
      ? {
          amount: draw.chance(20) ? draw.decimal(-900_000, -1, 2) : draw.decimal(0, 5000, 2),
          taxBasis,
          rate: taxBasis === 'included' ? '0.06' : undefined,
        }
      : draw.pick([null, undefined]),
    reason: 'drawn',
  };
}

function drawSurvey(sketch: Sketch, type: CompactType): CompactComponent['survey'] {
  const { draw } = sketch;
  const answered = draw.some(type.requiredConditions ?? [], 96);
  const others = draw.some(['dented'], 8);
  return {
    score: draw.maybe(95, () => draw.pick(['0.8', '0.75', '1', '0', draw.decimal(0, 10_000, 4)])),
    conditions: draw.maybe(97, () => [...answered, ...others].map((code) => ({ code, met: draw.chance(6) }))),
  };
}

function drawComponent(sketch: Scale, place: number): CompactComponent {
  const { draw, standard } = sketch;
  const code = draw.pick(typeCodes);
  const type = standard.componentTypes[code]!;
  const variant = draw.maybe(35, () => draw.pick(['V1', 'V2', 'V1', 'V2', 'VX']));
  const isRetained = draw.chance(55);
  return {
    id: `c${String(draw.int(10, 99))}${place}`,
    type: code,
    variant,
    quantity: drawQuantity(sketch, type.unit),
    mass: drawMass(sketch, type, variant),
    materials: drawMaterials(sketch, type, variant),
    disposition: isRetained ? 'retain' : 'dismantle',
    installedOn: draw.maybe(75, () => drawDate(sketch)),
    survey: draw.maybe(98, () => drawSurvey(sketch, type)),
    retention: draw.maybe(98, () => drawRetention(sketch)),
  };
}

function drawOffers(sketch: Sketch): CompactOrder['offers'] {
  const { draw, mood } = sketch;
  if (draw.chance(45)) return draw.chance(90) ? undefined : [];
  const isNought = draw.chance(8);
  const sign = draw.chance(10) ? -1 : 1;
  const middle = draw.int(0, 400_000);
  return Array.from({ length: draw.int(1, 5) }, () => {
    const taxBasis = draw.pick(['included', 'excluded'] as const);
    const cents = mood.isRound ? draw.int(0, 30) * 2500 : middle + draw.int(0, draw.pick([40, 90_000]));
    return {
      amount: decimalText(isNought ? 0 : sign * cents, 2),
      taxBasis,
      rate: taxBasis === 'included' ? draw.pick(['0.03', '0.13']) : undefined,
      offeredOn: sketch.referenceDate,
      source: 'drawn',
    };
  });
}

export function drawOrder(sketch: Sketch): CompactOrder {
  const { draw, mood, referenceDate, knowing } = sketch;
  const isBroken = mood.kind === 'broken';
  const isTiny = draw.chance(3);
  const count = draw.pick([1, 2, 3, 3, 4, 5, 6, 8]);
  return {
    referenceDate,
    region: mood.kind !== 'clean' && draw.chance(12) ? '210102' : '210100',
    knownAt: knowing.at[0],
    terms: {
      dismantlingPaidBy: draw.pick(['contractor', 'owners', 'recycler']),
      taxBasis: draw.pick(mood.isRound ? (['excluded'] as const) : (['included', 'excluded'] as const)),
      haulDistanceKm: isBroken && draw.chance(15) ? undefined : draw.pick(['25', '12.5', '0.7', '100', '0']),
    },
    lift: {
      stops: draw.int(2, 33),
      landings: draw.int(2, 33),
      commissionedOn: draw.chance(isBroken ? 70 : 100) ? drawDate(sketch) : undefined,
    },
    components: Array.from({ length: count }, (_, place) => drawComponent({ ...sketch, isTiny }, place)),
    offers: drawOffers(sketch),
  };
}
