/** Totals, deductions, findings and references of the sample, worked by hand. */
import type { Appraisal, DeductionLine, Finding, Parameter, Reference } from '../../src/engine/index.js';
import { partTable, railRow, rowOf, sampleLines } from './sample-lines.js';
import { sampleStandard } from './sample-standard.js';

const serviceTable = 'demonstration/shenyang-services/2026-04-01';

type PriceFacts = Pick<Extract<Reference, { kind: 'price' }>, 'value' | 'unit' | 'taxBasis' | 'taxRate'>;

function price(editionId: string, facts: PriceFacts, deliveryBasis: string | null = null): Reference {
  return {
    kind: 'price',
    editionId,
    ...facts,
    region: editionId === partTable ? '210000' : '210100',
    requestedRegion: '210100',
    deliveryBasis,
    validFrom: editionId.slice(-10),
    status: 'demonstration',
    source: { kind: 'assumption', publisher: '演示发布单位', document: '演示价格说明', capturedOn: '2026-06-24' },
  };
}

const incl = (value: string, unit: string): PriceFacts => ({ value, unit, taxBasis: 'included', taxRate: '0.13' });
const excl = (value: string, unit: string): PriceFacts => ({ value, unit, taxBasis: 'excluded', taxRate: null });

const scrapTable = 'demonstration/shenyang-scrap/2026-06-21';
const serviceRow = (code: string): string => `${serviceTable}/${code}@210100`;

function parameterReference({ value, unit, basis, clause, source }: Parameter): Reference {
  return { kind: 'parameter', value, unit, basis, clause, source, validFrom: '2024-09-01' };
}

const usedParameters: readonly Parameter[] = [
  sampleStandard.conditionWeights.age,
  sampleStandard.conditionWeights.survey,
  sampleStandard.materials['steel-medium']!.recoveryRate,
  sampleStandard.componentTypes['landing-door']!.mass!.kgPerUnit,
  sampleStandard.componentTypes['car-guide-rail']!.life!,
  sampleStandard.componentTypes['car-guide-rail']!.refurbishment,
  sampleStandard.taxRates.scrap,
  sampleStandard.massBands.linear,
  sampleStandard.limits.minimumOffers,
  sampleStandard.roundingStep,
];

const references: Readonly<Record<string, Reference>> = {
  [`price:${rowOf('steel-medium')}`]: price(scrapTable, incl('2390.00', 't'), 'ex-yard'),
  [`price:${rowOf('cast-iron')}`]: price(scrapTable, excl('2000.00', 't'), 'ex-yard'),
  [`price:${rowOf('copper-motor')}`]: price(scrapTable, incl('56500.00', 't'), 'picked-up'),
  [`price:${rowOf('concrete')}`]: price(scrapTable, excl('0', 't')),
  [`price:${railRow}`]: price(partTable, excl('100.00', 'm')),
  [`price:${serviceRow('dismantling')}`]: price(serviceTable, excl('320', '{stop}')),
  [`price:${serviceRow('cutting')}`]: price(serviceTable, excl('150', 't')),
  [`price:${serviceRow('transport')}`]: price(serviceTable, excl('1.50', 't.km')),
  [`price:${serviceRow('hazardous-waste:900-045-49')}`]: price(serviceTable, excl('3.00', 'kg')),
  ...Object.fromEntries(usedParameters.map((entry) => [`parameter:${entry.path}`, parameterReference(entry)])),
};

type DeductionFacts = Pick<DeductionLine, 'code' | 'driver' | 'quantity' | 'unit' | 'rate' | 'amount'>;

function deduction(facts: DeductionFacts, hazardousWasteCode: string | null = null): DeductionLine {
  const row = hazardousWasteCode ? `${facts.code}:${hazardousWasteCode}` : facts.code;
  return { ...facts, hazardousWasteCode, rowId: serviceRow(row), clause: '扣减说明', basis: 'convention' };
}

/** Tonnes: (4388.080 − 817.080 − 4.400 − 73.100 picked up) / 1000 = 3.4935; × 25 km = 87.3375 t·km. */
const deductions: readonly DeductionLine[] = [
  deduction({
    code: 'dismantling',
    driver: 'per-stop',
    quantity: '11',
    unit: '{stop}',
    rate: '320.000000',
    amount: '3520.00',
  }),
  deduction({
    code: 'cutting',
    driver: 'per-tonne',
    quantity: '3.4935',
    unit: 't',
    rate: '150.000000',
    amount: '524.03',
  }),
  deduction({
    code: 'transport',
    driver: 'per-tonne-kilometre',
    quantity: '87.3375',
    unit: 't.km',
    rate: '1.500000',
    amount: '131.01',
  }),
  deduction(
    {
      code: 'hazardous-waste',
      driver: 'per-hazardous-quantity',
      quantity: '4.4',
      unit: 'kg',
      rate: '3.000000',
      amount: '13.20',
    },
    '900-045-49',
  ),
];

function finding(
  code: Finding['code'],
  level: Finding['level'],
  componentId: string | null,
  data: Finding['data'] = {},
): Finding {
  return { code, level, clause: '计算规则第1条', componentId, data };
}

const findings: readonly Finding[] = [
  finding('demonstration-prices', 'info', null, { editionId: scrapTable }),
  finding('region-fallback', 'info', null, {
    rowId: railRow,
    region: '210000',
    requestedRegion: '210100',
  }),
  finding('retention-condition-met', 'warning', 'c04', { conditions: ['rail-worn'], clauses: ['检查项目'] }),
  finding('retention-consent-missing', 'warning', 'c04', { evidence: 'installerConsent' }),
  finding('mass-defaulted', 'info', 'c06', { type: 'landing-door', variant: null }),
  finding('materials-defaulted', 'info', 'c06', { type: 'landing-door', variant: null }),
];

/** gross 8587.27 − deductions 4188.24 = 4399.03; + 3749.00 = 8148.03; to the hundred 8100, difference −48.03. */
export const sampleAppraisal: Appraisal = {
  calculationVersion: '1',
  standard: { id: 'shenyang-residual-value', version: '2024.1' },
  referenceDate: '2026-06-30',
  knownAt: '2026-07-14T16:00:00Z',
  region: '210100',
  taxBasis: 'excluded',
  residualValue: '8100.00',
  unroundedTotal: '8148.03',
  roundingDifference: '-48.03',
  roundingStep: '100',
  scrapResidualValue: { gross: '8587.27', deductions: '4188.24', net: '4399.03' },
  remainingValue: '3749.00',
  range: { low: '7000.00', high: '9300.00' },
  inCapitals: '人民币捌仟壹佰元整',
  totalMassKg: '4388.080',
  scrapMassKg: '3571.000',
  lines: sampleLines,
  deductions,
  // offers 4200, 4326 / 1.03 = 4200, 4600: mean 4333.33, spread 400 / 4333.33, difference 65.70
  secondMethod: {
    offers: ['4200.00', '4200.00', '4600.00'],
    mean: '4333.33',
    spread: '0.0923',
    difference: '65.70',
    ratio: '0.0152',
  },
  sensitivity: [
    { input: 'mass:c06', low: '660.000', high: '1210.000', unit: 'kg', swing: '1140.01' },
    { input: `price:${rowOf('copper-motor')}`, low: '47.500000', high: '52.500000', unit: 'CNY/kg', swing: '347.23' },
  ],
  // (1824.01 + 3749.00) / 12336.27: a catalogue mass, a price of another region
  assumedShare: '0.4518',
  findings,
  trace: [],
  references,
};
