/** A rule book of ten component types, one or two a system, with every basis mark among its parameters. */
import type { Basis, ComponentType, Deduction, Material, Parameter, Standard } from '../../src/engine/index.js';

function parameter(path: string, value: string, unit = '1', basis: Basis = 'assumption'): Parameter {
  return { path, value, unit, basis, clause: `来源 ${path}`, source: '测试来源' };
}

function material(code: string, zh: string, hazardousWasteCode?: string): Material {
  return { code, zh, en: code, recoveryRate: parameter(`materials.${code}.recoveryRate`, '0.98'), hazardousWasteCode };
}

type TypeFacts = Pick<ComponentType, 'code' | 'zh' | 'system' | 'unit' | 'retentionClass'>;

function componentType(facts: TypeFacts): ComponentType {
  const path = `types.${facts.code}`;
  return {
    ...facts,
    en: facts.code,
    mass: { kgPerUnit: parameter(`${path}.mass`, '80.000', `kg/${facts.unit}`), low: '60', high: '110' },
    materials: 'required',
    variants: {},
    life: parameter(`${path}.life`, '45', 'a'),
    lifeFloor: parameter(`${path}.lifeFloor`, '5', 'a'),
    functionalObsolescence: parameter(`${path}.functionalObsolescence`, '0.1'),
    refurbishment: {
      ...parameter(`${path}.refurbishment`, '5', `CNY/${facts.unit}`, 'convention'),
      taxBasis: 'excluded',
    },
    requiredConditions: [],
    hazardousWaste: [],
  };
}

const piece = '{piece}';
const types: readonly TypeFacts[] = [
  { code: 'traction-machine', zh: '曳引机', system: 'traction', unit: piece, retentionClass: 'B' },
  { code: 'suspension-rope', zh: '曳引钢丝绳', system: 'traction', unit: 'm', retentionClass: 'C' },
  { code: 'car-guide-rail', zh: '轿厢导轨', system: 'guide', unit: 'm', retentionClass: 'A' },
  { code: 'counterweight-guide-rail', zh: '对重导轨', system: 'guide', unit: 'm', retentionClass: 'A' },
  { code: 'car-wall', zh: '轿壁', system: 'car', unit: piece, retentionClass: 'C' },
  { code: 'landing-door', zh: '层门', system: 'door', unit: piece, retentionClass: 'B' },
  { code: 'filler-weight', zh: '对重块', system: 'balancing', unit: piece, retentionClass: 'A' },
  { code: 'inverter', zh: '变频器', system: 'drive', unit: piece, retentionClass: 'C' },
  { code: 'controller-cabinet', zh: '控制柜', system: 'control', unit: piece, retentionClass: 'C' },
  { code: 'governor', zh: '限速器', system: 'safety', unit: piece, retentionClass: 'C' },
];

function deduction(facts: Pick<Deduction, 'code' | 'zh' | 'kind' | 'driver'>): Deduction {
  return {
    ...facts,
    en: facts.code,
    serviceCode: facts.code,
    clause: '扣减说明',
    basis: 'convention',
    source: '测试来源',
  };
}

const byCode = <T extends { readonly code: string }>(entries: readonly T[]): Record<string, T> =>
  Object.fromEntries(entries.map((entry) => [entry.code, entry]));

const rule = { clause: '保留分类', basis: 'assumption', source: '测试来源' } as const;
const structural = ['installer-consent', 'load-check', 'contract', 'survey-score', 'scrapping-conditions'] as const;
const kinds = <T>(make: (kind: string) => T): { scrap: T; parts: T; services: T } => ({
  scrap: make('scrap'),
  parts: make('parts'),
  services: make('services'),
});

export const sampleStandard: Standard = {
  id: 'shenyang-residual-value',
  version: '2024.1',
  calculationVersion: '1',
  title: '测试版次',
  validFrom: '2024-09-01',
  tables: { scrap: 'shenyang-scrap', parts: 'shenyang-parts', services: 'shenyang-services' },
  maxAgeDays: kinds((kind) => parameter(`maxAgeDays.${kind}`, '120', 'd')),
  regionFallback: { '210100': ['210000', '100000'] },
  taxRates: kinds((kind) => parameter(`taxRates.${kind}`, '0.13', '1', 'law')),
  materials: byCode([
    material('steel-medium', '中型废钢'),
    material('cast-iron', '废铸铁'),
    material('copper-motor', '电机铜'),
    material('concrete', '水泥'),
    material('circuit-board', '废电路板', '900-045-49'),
  ]),
  componentTypes: byCode(types.map(componentType)),
  scrappingConditions: byCode([
    {
      code: 'rail-worn',
      zh: '导轨工作面严重磨损',
      en: 'rail worn',
      clause: '检查项目',
      basis: 'assumption',
      source: '测试来源',
    },
  ]),
  retentionClasses: {
    A: { gates: structural, ...rule },
    B: { gates: [...structural, 'certificate'], ...rule },
    C: { gates: null, ...rule },
    W: { gates: null, ...rule },
  },
  massBands: {
    weighed: parameter('massBands.weighed', '0.01'),
    nameplate: parameter('massBands.nameplate', '0.03'),
    linear: parameter('massBands.linear', '0.03', '1', 'convention'),
    geometry: parameter('massBands.geometry', '0.08'),
  },
  conditionWeights: {
    age: parameter('conditionWeights.age', '0.4', '1', 'convention'),
    survey: parameter('conditionWeights.survey', '0.6', '1', 'convention'),
  },
  deductions: [
    deduction({ code: 'dismantling', zh: '拆除费', kind: 'dismantling', driver: 'per-stop' }),
    deduction({ code: 'cutting', zh: '切割分拣费', kind: 'cutting', driver: 'per-tonne' }),
    deduction({ code: 'transport', zh: '运输费', kind: 'transport', driver: 'per-tonne-kilometre' }),
    deduction({
      code: 'hazardous-waste',
      zh: '危险废物处置费',
      kind: 'hazardous-waste',
      driver: 'per-hazardous-quantity',
    }),
  ],
  deliveryBases: byCode([
    { code: 'ex-yard', zh: '货场价', en: 'ex yard', containsCutting: false, containsTransport: false },
    { code: 'picked-up', zh: '上门收购价', en: 'picked up', containsCutting: true, containsTransport: true },
  ]),
  roundingStep: parameter('roundingStep', '100', 'CNY', 'convention'),
  limits: {
    minimumOffers: parameter('limits.minimumOffers', '3', '{offer}', 'convention'),
    reconciliationRatio: parameter('limits.reconciliationRatio', '0.20', '1', 'convention'),
    plausibleResidualValue: parameter('limits.plausibleResidualValue', '22500', 'CNY'),
    plausibleMassLow: parameter('limits.plausibleMassLow', '2500', 'kg'),
    plausibleMassHigh: parameter('limits.plausibleMassHigh', '12000', 'kg'),
  },
};
