/** A small edition with one type of every kind: enough for unit tests, with round figures that are easy to follow. */
import type {
  CatalogueMass,
  ComponentType,
  Deduction,
  Material,
  Parameter,
  RetentionRule,
  ScrappingCondition,
  Standard,
} from '../../src/engine/index.js';

const source = { basis: 'assumption', clause: 'sample clause', source: 'sample' } as const;

export function parameter(path: string, value: string, unit = '1'): Parameter {
  return { path, value, unit, ...source };
}

function named(code: string): { readonly code: string; readonly zh: string; readonly en: string } {
  return { code, zh: code, en: code };
}

function material(code: string, recoveryRate: string, hazardousWasteCode?: string): Material {
  return {
    ...named(code),
    recoveryRate: parameter(`materials.${code}.recoveryRate`, recoveryRate),
    hazardousWasteCode,
  };
}

export function catalogueMass(path: string, figure: string, [low, high]: readonly [string, string]): CatalogueMass {
  return { kgPerUnit: parameter(`${path}.mass`, figure, 'kg'), low, high };
}

export function sampleType(code: string, overrides: Partial<ComponentType> = {}): ComponentType {
  return {
    ...named(code),
    system: 'sample',
    unit: '{piece}',
    retentionClass: 'C',
    mass: null,
    materials: 'required',
    variants: {},
    life: null,
    lifeFloor: null,
    functionalObsolescence: parameter(`types.${code}.functionalObsolescence`, '0.10'),
    refurbishment: { ...parameter(`types.${code}.refurbishment`, '20', 'CNY'), taxBasis: 'excluded' },
    requiredConditions: [],
    hazardousWaste: [],
    ...overrides,
  };
}

const retainable = (code: string): Pick<ComponentType, 'life' | 'lifeFloor' | 'requiredConditions'> => ({
  life: parameter(`types.${code}.life`, '40', 'a'),
  lifeFloor: parameter(`types.${code}.lifeFloor`, '4', 'a'),
  requiredConditions: ['deformed', 'rusted'],
});

function sampleTypes(): readonly ComponentType[] {
  return [
    sampleType('rail', {
      ...retainable('rail'),
      unit: 'm',
      retentionClass: 'A',
      materials: [{ material: 'steel', share: '1' }],
      variants: { 'T89/B': { mass: catalogueMass('types.rail.T89/B', '12.38', ['12.1', '12.6']), materials: null } },
    }),
    sampleType('door', {
      ...retainable('door'),
      retentionClass: 'B',
      mass: catalogueMass('types.door', '80', ['60', '110']),
      materials: [
        { material: 'steel', share: '0.95' },
        { material: 'rubbish', share: '0.05' },
      ],
    }),
    sampleType('machine', {
      mass: catalogueMass('types.machine', '500', ['300', '700']),
      materials: [
        { material: 'steel', share: '0.9' },
        { material: 'copper', share: '0.1' },
      ],
      hazardousWaste: [{ code: '900-217-08', quantityPerUnit: parameter('types.machine.waste.900-217-08', '5', 'kg') }],
    }),
    sampleType('cabinet', {
      mass: catalogueMass('types.cabinet', '100', ['80', '120']),
      materials: [
        { material: 'steel', share: '0.9' },
        { material: 'board', share: '0.1' },
      ],
    }),
    sampleType('filler', { retentionClass: 'A', ...retainable('filler'), requiredConditions: [] }),
    sampleType('liner', { retentionClass: 'W', materials: [{ material: 'rubbish', share: '1' }] }),
  ];
}

function rule(gates: RetentionRule['gates'], retentionClass: string): RetentionRule {
  return { gates, ...source, clause: `class ${retentionClass}` };
}

function deduction(code: Deduction['kind'], driver: Deduction['driver']): Deduction {
  return { ...named(code), kind: code, driver, serviceCode: code, ...source };
}

function condition(code: string): ScrappingCondition {
  return { ...named(code), ...source, clause: `condition ${code}` };
}

function byCode<T extends { readonly code: string }>(entries: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.map((entry) => [entry.code, entry]));
}

export function sampleStandard(overrides: Partial<Standard> = {}): Standard {
  const structural = ['installer-consent', 'load-check', 'contract', 'survey-score', 'scrapping-conditions'] as const;
  return {
    id: 'sample',
    version: '1',
    calculationVersion: '1',
    title: 'Sample edition',
    validFrom: '2024-01-01',
    tables: { scrap: 'scrap', parts: 'parts', services: 'services' },
    maxAgeDays: {
      scrap: parameter('maxAgeDays.scrap', '120', 'd'),
      parts: parameter('maxAgeDays.parts', '366', 'd'),
      services: parameter('maxAgeDays.services', '366', 'd'),
    },
    regionFallback: { '210100': ['210000', '100000'] },
    taxRates: {
      scrap: parameter('taxRates.scrap', '0.03'),
      parts: parameter('taxRates.parts', '0.13'),
      services: parameter('taxRates.services', '0.06'),
    },
    materials: byCode([
      material('steel', '0.95'),
      material('copper', '0.9'),
      material('rubbish', '1'),
      material('board', '1', '900-045-49'),
    ]),
    componentTypes: byCode(sampleTypes()),
    scrappingConditions: byCode([condition('deformed'), condition('rusted'), condition('loose')]),
    retentionClasses: {
      A: rule(structural, 'A'),
      B: rule([...structural, 'certificate'], 'B'),
      C: rule(null, 'C'),
      W: rule(null, 'W'),
    },
    massBands: {
      weighed: parameter('massBands.weighed', '0.01'),
      nameplate: parameter('massBands.nameplate', '0.03'),
      linear: parameter('massBands.linear', '0.03'),
      geometry: parameter('massBands.geometry', '0.08'),
    },
    conditionWeights: { age: parameter('weights.age', '0.4'), survey: parameter('weights.survey', '0.6') },
    deductions: [
      deduction('dismantling', 'per-stop'),
      deduction('cutting', 'per-tonne'),
      deduction('transport', 'per-tonne-kilometre'),
      deduction('hazardous-waste', 'per-hazardous-quantity'),
    ],
    deliveryBases: byCode([
      { ...named('ex-yard'), containsCutting: false, containsTransport: false },
      { ...named('picked-up'), containsCutting: true, containsTransport: true },
    ]),
    roundingStep: parameter('roundingStep', '10', 'CNY'),
    limits: {
      minimumOffers: parameter('limits.minimumOffers', '3'),
      reconciliationRatio: parameter('limits.reconciliationRatio', '0.30'),
      plausibleResidualValue: parameter('limits.plausibleResidualValue', '22500', 'CNY'),
      plausibleMassLow: parameter('limits.plausibleMassLow', '100', 'kg'),
      plausibleMassHigh: parameter('limits.plausibleMassHigh', '11000', 'kg'),
    },
    ...overrides,
  };
}
