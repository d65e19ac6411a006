/** Component lines of the sample, worked by hand; the arithmetic stands in the comments. */
import type { AppraisalLine, MaterialLine, RetentionClass } from '../../src/engine/index.js';
import { sampleOrder } from './sample-order.js';

export const scrapTable = 'demonstration/shenyang-scrap/2026-06-21';
export const partTable = 'demonstration/shenyang-parts/2026-04-01';
export const rowOf = (material: string): string => `${scrapTable}/${material}@210100`;
export const railRow = `${partTable}/car-guide-rail/T89/B@210000`;

/** CNY per kg: 2390 / 1000 / 1.13 = 2.115044; 56500 / 1000 / 1.13 = 50. */
const prices: Readonly<Record<string, string>> = {
  'steel-medium': '2.115044',
  'cast-iron': '2.000000',
  'copper-motor': '50.000000',
  concrete: '0.000000',
};
const recovery: Readonly<Record<string, string>> = {
  'steel-medium': '0.9800',
  'cast-iron': '0.9700',
  'copper-motor': '0.9500',
  concrete: '1.0000',
};

/** `[material, share, mass, amount]` */
type Part = readonly [material: string, share: string, massKg: string, amount: string];

function materialLine([material, share, massKg, amount]: Part): MaterialLine {
  const isPriced = prices[material] !== undefined;
  return {
    material,
    share,
    massKg,
    recoveryRate: recovery[material] ?? '1.0000',
    pricePerKg: prices[material] ?? null,
    rowId: isPriced ? rowOf(material) : null,
    hazardousWasteCode: isPriced ? null : '900-045-49',
    amount,
  };
}

interface LineFacts {
  readonly massKg: string;
  readonly kgPerUnit: string;
  readonly scrapAmount: string;
  readonly parts: readonly Part[];
  readonly retentionClass?: RetentionClass;
}

function line(componentId: string, facts: LineFacts, rest: Partial<AppraisalLine> = {}): AppraisalLine {
  const component = sampleOrder.components.find(({ id }) => id === componentId)!;
  const { massKg, kgPerUnit, scrapAmount, parts, retentionClass = 'C' } = facts;
  return {
    componentId,
    type: component.type,
    variant: component.variant ?? null,
    quantity: component.quantity,
    unit: component.unit,
    disposition: component.disposition,
    decision: 'scrap',
    retentionClass,
    massMethod: component.mass?.method ?? 'catalogue',
    massDefaulted: component.mass === undefined,
    kgPerUnit,
    massKg,
    massLowKg: massKg,
    massHighKg: massKg,
    materialsDefaulted: false,
    materials: parts.map(materialLine),
    scrapAmount,
    retained: null,
    amount: scrapAmount,
    findings: [],
    trace: [],
    ...rest,
  };
}

const whole = (material: string, massKg: string, amount: string): readonly Part[] => [[material, '1', massKg, amount]];

export const sampleLines: readonly AppraisalLine[] = [
  // 384 × 0.97 × 2 = 744.96; 192 × 0.98 × 2.115044 = 397.97; 64 × 0.95 × 50 = 3040.00
  line('c01', {
    massKg: '640.000',
    kgPerUnit: '640.000',
    scrapAmount: '4182.93',
    parts: [
      ['cast-iron', '0.60', '384.00', '744.96'],
      ['steel-medium', '0.30', '192.00', '397.97'],
      ['copper-motor', '0.10', '64.00', '3040.00'],
    ],
    retentionClass: 'B',
  }),
  // 180.0 × 0.640 = 115.200; × 0.98 × 2.115044 = 238.78
  line('c02', {
    massKg: '115.200',
    kgPerUnit: '0.640',
    scrapAmount: '238.78',
    parts: whole('steel-medium', '115.200', '238.78'),
  }),
  // 66 × 12.38 = 817.080; scrap 1693.60. 261 months used of 540: 279 / 540 = 0.5167;
  // 0.4 × 0.5167 + 0.6 × 0.80 = 0.6867; 66 × 100 × 0.6867 × 0.9 − 66 × 5 = 3748.998
  line(
    'c03',
    {
      massKg: '817.080',
      kgPerUnit: '12.380',
      scrapAmount: '1693.60',
      parts: whole('steel-medium', '817.080', '1693.60'),
      retentionClass: 'A',
    },
    {
      decision: 'retain',
      amount: '3749.00',
      retained: {
        newPrice: '100.000000',
        rowId: railRow,
        pricedQuantity: '66.0',
        pricedUnit: 'm',
        installedOn: '2004-09-01',
        installedOnDefaulted: false,
        usedMonths: 261,
        lifeYears: '45',
        ageLifeRate: '0.5167',
        score: '0.80',
        conditionRate: '0.6867',
        functionalObsolescence: '0.1',
        refurbishmentPerUnit: '5.000000',
        beforeBounds: '3749.00',
        bound: 'none',
      },
    },
  ),
  line(
    'c04',
    {
      massKg: '463.800',
      kgPerUnit: '7.730',
      scrapAmount: '961.34',
      parts: whole('steel-medium', '463.800', '961.34'),
      retentionClass: 'A',
    },
    { findings: ['retention-condition-met', 'retention-consent-missing'] },
  ),
  line('c05', {
    massKg: '313.500',
    kgPerUnit: '28.500',
    scrapAmount: '649.80',
    parts: whole('steel-medium', '313.500', '649.80'),
  }),
  line(
    'c06',
    {
      massKg: '880.000',
      kgPerUnit: '80.000',
      scrapAmount: '1824.01',
      parts: whole('steel-medium', '880.000', '1824.01'),
    },
    { materialsDefaulted: true, findings: ['mass-defaulted', 'materials-defaulted'] },
  ),
  line('c07', {
    massKg: '1000.000',
    kgPerUnit: '25.000',
    scrapAmount: '0.00',
    parts: whole('concrete', '1000.000', '0.00'),
  }),
  line('c08', {
    massKg: '12.500',
    kgPerUnit: '12.500',
    scrapAmount: '139.48',
    parts: [
      ['steel-medium', '0.80', '10.00000', '20.73'],
      ['copper-motor', '0.20', '2.50000', '118.75'],
    ],
  }),
  line('c09', {
    massKg: '110.000',
    kgPerUnit: '110.000',
    scrapAmount: '518.70',
    parts: [
      ['steel-medium', '0.90', '99.00000', '205.20'],
      ['copper-motor', '0.06', '6.60000', '313.50'],
      ['circuit-board', '0.04', '4.40000', '0.00'],
    ],
  }),
  line('c10', {
    massKg: '36.000',
    kgPerUnit: '36.000',
    scrapAmount: '72.23',
    parts: [
      ['cast-iron', '0.50', '18.00000', '34.92'],
      ['steel-medium', '0.50', '18.00000', '37.31'],
    ],
  }),
];
