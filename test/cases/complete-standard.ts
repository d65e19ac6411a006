/**
 * A small rule book is written by hand without provenance; this adds what every parameter of an edition must carry.
 * Shares are written as a map (`{ steel: '0.8', copper: '0.2' }`), figures as quoted decimals.
 */
import type {
  Basis,
  CatalogueMass,
  ComponentType,
  Deduction,
  DeductionDriver,
  DeductionKind,
  DefaultMaterials,
  Gate,
  Limits,
  MassMethod,
  Parameter,
  PriceKind,
  RetentionClass,
  RollForward,
  ScrappingCondition,
  Standard,
  TaxBasis,
} from '../../src/engine/index.js';

export type CompactShares = Readonly<Record<string, string>>;

export interface CompactMass {
  readonly kgPerUnit: string;
  readonly low?: string;
  readonly high?: string;
}

export interface CompactType {
  readonly unit: string;
  readonly retentionClass: RetentionClass;
  readonly mass?: CompactMass;
  readonly materials: 'required' | CompactShares;
  readonly variants?: Readonly<
    Record<string, { readonly mass?: CompactMass; readonly materials?: 'required' | CompactShares }>
  >;
  readonly life?: string;
  readonly lifeFloor?: string;
  readonly functionalObsolescence?: string;
  readonly refurbishment?: { readonly value: string; readonly taxBasis: TaxBasis; readonly rate?: string };
  readonly requiredConditions?: readonly string[];
  readonly hazardousWaste?: readonly {
    readonly code: string;
    readonly quantityPerUnit: string;
    readonly unit: string;
  }[];
}

export interface CompactDeduction {
  readonly code: string;
  readonly kind: DeductionKind;
  readonly driver: DeductionDriver;
  readonly serviceCode?: string;
  readonly truckLoad?: string;
}

/** By kind: how many days further, and price code → index code. Makes the rule book one of version 2. */
export interface CompactRollForward {
  readonly table: string;
  readonly maxIndexAgeDays: string;
  readonly kinds: Readonly<
    Partial<
      Record<PriceKind, { readonly longestCarryDays: string; readonly carriers: Readonly<Record<string, string>> }>
    >
  >;
}

export interface CompactStandard {
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly maxAgeDays: Readonly<Record<PriceKind, string>>;
  readonly regionFallback: Readonly<Record<string, readonly string[]>>;
  readonly taxRates: Readonly<Record<PriceKind, string>>;
  readonly materials: Readonly<
    Record<string, { readonly recoveryRate?: string; readonly hazardousWasteCode?: string }>
  >;
  readonly componentTypes: Readonly<Record<string, CompactType>>;
  readonly retentionClasses: Readonly<Record<RetentionClass, { readonly gates?: readonly Gate[] }>>;
  readonly massBands: Readonly<Record<Exclude<MassMethod, 'catalogue'>, string>>;
  readonly conditionWeights: { readonly age: string; readonly survey: string };
  readonly deductions: readonly CompactDeduction[];
  readonly deliveryBases: Readonly<
    Record<string, { readonly containsCutting: boolean; readonly containsTransport: boolean }>
  >;
  readonly rollForward?: CompactRollForward;
  readonly roundingStep: string;
  readonly limits: Readonly<Record<keyof Limits, string>>;
}

const provenance = { basis: 'assumption' as Basis, clause: 'test', source: 'test' };

function parameter(path: string, value: string, unit = '1'): Parameter {
  return { path, value, unit, ...provenance };
}

function mapped<K extends string, V, R>(map: Readonly<Record<K, V>>, make: (value: V, key: K) => R): Record<K, R> {
  const entries = Object.entries(map) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, make(value, key)])) as Record<K, R>;
}

export function shareList(shares: CompactShares): { material: string; share: string }[] {
  return Object.entries(shares).map(([material, share]) => ({ material, share }));
}

function materialsOf(materials: 'required' | CompactShares): DefaultMaterials {
  return materials === 'required' ? materials : shareList(materials);
}

function massOf(path: string, unit: string, mass: CompactMass | undefined): CatalogueMass | null {
  if (!mass) return null;
  const kgPerUnit = parameter(path, mass.kgPerUnit, `kg/${unit}`);
  return { kgPerUnit, low: mass.low ?? mass.kgPerUnit, high: mass.high ?? mass.kgPerUnit };
}

function years(path: string, value: string | undefined): Parameter | null {
  return value === undefined ? null : parameter(path, value, 'a');
}

function refurbishmentOf(path: string, type: CompactType): ComponentType['refurbishment'] {
  const { value, taxBasis, rate } = type.refurbishment ?? { value: '0', taxBasis: 'excluded' };
  return { ...parameter(path, value, `CNY/${type.unit}`), taxBasis, rate };
}

function completeType(type: CompactType, code: string): ComponentType {
  const path = `componentTypes.${code}`;
  return {
    code,
    zh: code,
    en: code,
    system: 'traction',
    unit: type.unit,
    retentionClass: type.retentionClass,
    mass: massOf(`${path}.mass`, type.unit, type.mass),
    materials: materialsOf(type.materials),
    variants: mapped(type.variants ?? {}, ({ mass, materials }, variant) => ({
      mass: massOf(`${path}.variants.${variant}.mass`, type.unit, mass),
      materials: materials === undefined ? null : materialsOf(materials),
    })),
    life: years(`${path}.life`, type.life),
    lifeFloor: years(`${path}.lifeFloor`, type.lifeFloor),
    functionalObsolescence: parameter(`${path}.functionalObsolescence`, type.functionalObsolescence ?? '0'),
    refurbishment: refurbishmentOf(`${path}.refurbishment`, type),
    requiredConditions: type.requiredConditions ?? [],
    hazardousWaste: (type.hazardousWaste ?? []).map((waste) => ({
      code: waste.code,
      quantityPerUnit: parameter(`${path}.hazardousWaste.${waste.code}`, waste.quantityPerUnit, waste.unit),
    })),
  };
}

function completeDeduction(deduction: CompactDeduction): Deduction {
  const { code, truckLoad } = deduction;
  return {
    ...deduction,
    zh: code,
    en: code,
    serviceCode: deduction.serviceCode ?? code,
    truckLoad: truckLoad === undefined ? undefined : parameter(`deductions.${code}.truckLoad`, truckLoad, 't'),
    ...provenance,
  };
}

function completeRollForward({ table, maxIndexAgeDays, kinds }: CompactRollForward): RollForward {
  return {
    table,
    maxIndexAgeDays: parameter('rollForward.maxIndexAgeDays', maxIndexAgeDays, 'd'),
    kinds: mapped(kinds as Required<typeof kinds>, ({ longestCarryDays, carriers }, kind) => ({
      longestCarryDays: parameter(`rollForward.${kind}.longestCarryDays`, longestCarryDays, 'd'),
      carriers: mapped(carriers, (indexCode, code) => ({
        path: `rollForward.${kind}.carriers.${code}`,
        indexCode,
        ...provenance,
      })),
    })),
  };
}

function conditionsOf(standard: CompactStandard): Record<string, ScrappingCondition> {
  const codes = Object.values(standard.componentTypes).flatMap((type) => type.requiredConditions ?? []);
  return Object.fromEntries(codes.map((code) => [code, { code, zh: code, en: code, ...provenance }]));
}

/** As it would come from JSON: a field that is absent is absent. */
export function asJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export function completeStandard(standard: CompactStandard): Standard {
  return asJson<Standard>({
    id: 'test',
    version: '1',
    calculationVersion: standard.rollForward === undefined ? '1' : '2',
    title: 'Test',
    validFrom: standard.validFrom,
    validUntil: standard.validUntil,
    tables: { scrap: 'scrap', parts: 'parts', services: 'services' },
    maxAgeDays: mapped(standard.maxAgeDays, (days, kind) => parameter(`maxAgeDays.${kind}`, days, 'd')),
    regionFallback: standard.regionFallback,
    taxRates: mapped(standard.taxRates, (rate, kind) => parameter(`taxRates.${kind}`, rate)),
    materials: mapped(standard.materials, ({ recoveryRate, hazardousWasteCode }, code) => ({
      code,
      zh: code,
      en: code,
      recoveryRate: parameter(`materials.${code}.recoveryRate`, recoveryRate ?? '1'),
      hazardousWasteCode,
    })),
    componentTypes: mapped(standard.componentTypes, completeType),
    scrappingConditions: conditionsOf(standard),
    retentionClasses: mapped(standard.retentionClasses, ({ gates }) => ({ gates: gates ?? null, ...provenance })),
    massBands: mapped(standard.massBands, (band, method) => parameter(`massBands.${method}`, band)),
    conditionWeights: {
      age: parameter('conditionWeights.age', standard.conditionWeights.age),
      survey: parameter('conditionWeights.survey', standard.conditionWeights.survey),
    },
    deductions: standard.deductions.map(completeDeduction),
    deliveryBases: mapped(standard.deliveryBases, (basis, code) => ({ code, zh: code, en: code, ...basis })),
    rollForward: standard.rollForward === undefined ? undefined : completeRollForward(standard.rollForward),
    roundingStep: parameter('roundingStep', standard.roundingStep, 'CNY'),
    limits: mapped(standard.limits, (limit, name) => parameter(`limits.${name}`, limit)),
  });
}
