/** Draws a rule book: few materials and types, every parameter open. */
import type { CompactDeduction, CompactShares, CompactStandard, CompactType } from '../cases/complete-standard.js';
import { addDays } from './calendar.js';
import { decimalText } from './draw.js';
import type { Draw } from './draw.js';

/**
 * `clean`: nothing is missing, so that figures are compared; `gaps`: rows are missing, fallback regions stand in;
 * `broken`: refusals of every kind. `isRound`: coarse figures, so that sums land on the halves of the step;
 * `isWide`: figures of many digits, whose products leave the safe integers.
 */
export interface Mood {
  readonly kind: 'clean' | 'gaps' | 'broken';
  readonly isRound: boolean;
  readonly isWide: boolean;
}

export const metals = ['steel', 'copper', 'aluminium', 'cast-iron'];
export const hazardous = ['board', 'oil'];
export const everyMaterial = [...metals, 'worthless', ...hazardous];
export const typeCodes = ['machine', 'rail', 'door', 'rope', 'cable', 'weight'];
export const wasteUnits: Readonly<Record<string, string>> = { '900-1': 'kg', '900-2': 'L', '900-3': '{piece}' };
const conditionCodes = ['worn', 'cracked', 'bent'];

export function drawShares(draw: Draw, { isRound, isWide }: Mood): CompactShares {
  if (isWide && draw.chance(60)) {
    const part = draw.int(1, 99_999_999);
    return { steel: decimalText(part, 8), copper: decimalText(100_000_000 - part, 8) };
  }
  if (isRound) return { [draw.pick(everyMaterial)]: '1' };
  const names = draw.shuffled(everyMaterial).slice(0, draw.pick([1, 1, 2, 2, 3, 4]));
  const shares: Record<string, string> = {};
  let left = 100;
  for (const [place, name] of names.entries()) {
    const isLast = place === names.length - 1;
    const share = isLast ? left : draw.int(1, left - (names.length - 1 - place));
    shares[name] = share % 10 === 0 && share < 100 ? decimalText(share / 10, 1) : decimalText(share, 2);
    left -= share;
  }
  return shares;
}

function drawMass(draw: Draw, { isRound }: Mood) {
  const kg = isRound ? draw.int(1, 9) * 100_000 : draw.int(20, 400_000);
  return {
    kgPerUnit: decimalText(kg, 3),
    low: draw.chance(15) ? undefined : decimalText(Math.floor((kg * draw.int(50, 100)) / 100), 3),
    high: draw.chance(15) ? undefined : decimalText(Math.ceil((kg * draw.int(100, 170)) / 100), 3),
  };
}

function drawMaterials(draw: Draw, mood: Mood): 'required' | CompactShares {
  return draw.chance(20) ? 'required' : drawShares(draw, mood);
}

function drawType(draw: Draw, mood: Mood): CompactType {
  const variants = Object.fromEntries(
    draw.some(['V1', 'V2'], 60).map((code) => [
      code,
      {
        mass: draw.maybe(80, () => drawMass(draw, mood)),
        materials: draw.maybe(50, () => drawMaterials(draw, mood)),
      },
    ]),
  );
  return {
    unit: draw.pick(['{piece}', '{piece}', 'm', 'm', 'kg']),
    retentionClass: draw.pick(['A', 'A', 'A', 'B', 'B', 'C', 'W']),
    mass: draw.maybe(85, () => drawMass(draw, mood)),
    materials: drawMaterials(draw, mood),
    variants,
    life: draw.pick(['32', '32', '15', '20', '25', '12.5']),
    lifeFloor: draw.pick(['1', '2', '2.5', '3']),
    functionalObsolescence: draw.pick(['0', '0.1', '0.25', '0.0005', '1']),
    refurbishment: {
      value: mood.isRound ? draw.pick(['0', '0', '10', '5']) : draw.decimal(0, 30_000, 3),
      taxBasis: draw.pick(['included', 'excluded'] as const),
      rate: draw.pick(['0.06', '0.03', '0']),
    },
    requiredConditions: draw.some(conditionCodes, 40),
    hazardousWaste: draw.some(Object.entries(wasteUnits), 20).map(([code, unit]) => ({
      code,
      unit,
      quantityPerUnit: draw.pick(['0.5', '2', '1.25', '0.333', '0']),
    })),
  };
}

function drawDeductions(draw: Draw): CompactDeduction[] {
  const drawn: (CompactDeduction | undefined)[] = [
    draw.maybe(85, () => ({
      code: 'dismantling',
      kind: 'dismantling',
      driver: draw.pick(['per-stop', 'per-landing', 'lump']),
    })),
    draw.maybe(85, () => ({ code: 'cutting', kind: 'cutting', driver: 'per-tonne' })),
    draw.maybe(90, () =>
      draw.chance(50)
        ? { code: 'transport', kind: 'transport', driver: 'per-tonne-kilometre', serviceCode: 'haul' }
        : {
            code: 'transport',
            kind: 'transport',
            driver: 'per-trip',
            serviceCode: 'trip',
            truckLoad: draw.pick(['5', '0.5', '0.05', '0.013']),
          },
    ),
    draw.maybe(85, () => ({ code: 'waste', kind: 'hazardous-waste', driver: 'per-hazardous-quantity' })),
  ];
  return draw.shuffled(drawn.filter((each) => each !== undefined));
}

const gatesOfA = ['installer-consent', 'load-check', 'contract', 'survey-score', 'scrapping-conditions'] as const;

function drawGates(draw: Draw): CompactStandard['retentionClasses'] {
  const full = draw.chance(85);
  const some = draw.shuffled(gatesOfA.filter((gate) => full || gate === 'survey-score' || draw.chance(70)));
  const a = full ? [...gatesOfA] : some;
  return { A: { gates: a }, B: { gates: full || draw.chance(80) ? [...a, 'certificate'] : a }, C: {}, W: {} };
}

function drawForce(draw: Draw, referenceDate: string, mood: Mood): { validFrom: string; validUntil?: string } {
  if (mood.kind === 'broken' && draw.chance(8)) {
    return draw.chance(50)
      ? { validFrom: addDays(referenceDate, draw.pick([1, 30])) }
      : { validFrom: '2020-01-01', validUntil: addDays(referenceDate, draw.pick([0, -20])) };
  }
  return {
    validFrom: draw.chance(10) ? referenceDate : '2020-01-01',
    validUntil: draw.maybe(20, () => addDays(referenceDate, draw.pick([1, 400]))),
  };
}

function drawRates(draw: Draw): Pick<CompactStandard, 'taxRates' | 'maxAgeDays' | 'massBands' | 'conditionWeights'> {
  const weights = draw.pick([
    ['0.5', '0.5'],
    ['0.4', '0.6'],
    ['0.35', '0.65'],
    ['0', '1'],
    ['1', '0'],
  ]);
  const band = (): string => draw.pick(['0', '0.01', '0.1', '0.25', '0.3333']);
  return {
    taxRates: {
      scrap: draw.pick(['0.13', '0.03']),
      parts: draw.pick(['0.13', '0']),
      services: draw.pick(['0.06', '0.09']),
    },
    maxAgeDays: {
      scrap: draw.pick(['31', '100', '0']),
      parts: draw.pick(['200', '366']),
      services: draw.pick(['92', '366']),
    },
    massBands: { weighed: band(), nameplate: band(), linear: band(), geometry: band() },
    conditionWeights: { age: weights[0]!, survey: weights[1]! },
  };
}

export function drawStandard(draw: Draw, referenceDate: string, mood: Mood): CompactStandard {
  const recovery = (): string => (mood.isRound ? '1' : draw.pick(['1', '0.95', '0.9', '0.9375', '0.9375']));
  return {
    ...drawForce(draw, referenceDate, mood),
    ...drawRates(draw),
    regionFallback: {
      '210100': draw.pick([['210000', '100000'], ['210000', '100000'], ['100000', '210000'], ['100000'], []]),
      '210102': ['210100', '210000', '100000'],
    },
    materials: {
      ...Object.fromEntries([...metals, 'worthless'].map((code) => [code, { recoveryRate: recovery() }])),
      board: { recoveryRate: '0.9', hazardousWasteCode: '900-1' },
      oil: { hazardousWasteCode: '900-2' },
    },
    componentTypes: Object.fromEntries(typeCodes.map((code) => [code, drawType(draw, mood)])),
    retentionClasses: drawGates(draw),
    deductions: drawDeductions(draw),
    deliveryBases: {
      'ex-yard': { containsCutting: false, containsTransport: false },
      'picked-up': { containsCutting: true, containsTransport: true },
      'cut-up': { containsCutting: true, containsTransport: false },
      collected: { containsCutting: false, containsTransport: true },
    },
    roundingStep: draw.pick(['1', '10', '100']),
    limits: {
      minimumOffers: draw.pick(['3', '2']),
      reconciliationRatio: draw.pick(['0.1', '0.3', '1', '2.5']),
      plausibleResidualValue: draw.pick(['200', '3000', '30000']),
      plausibleMassLow: draw.pick(['0', '100', '1000']),
      plausibleMassHigh: draw.pick(['1500', '3000', '9000']),
    },
  };
}
