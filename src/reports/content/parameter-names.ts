/** Every parameter of the edition by its path: which kind of figure it is and what it is a figure of. */
import type { Parameter, Standard } from '../../engine/index.js';
import type { Naming } from './names.js';
import { materialName, partName } from './names.js';

export interface ParameterName {
  /** Text key `parameter.<kind>`. */
  readonly kind: string;
  /** 轿厢导轨 T89/B, 中型废钢; empty where the kind has only one figure. */
  readonly subject: string;
}

type Entry = readonly [Parameter | null | undefined, string, string];

export function parameterNames(naming: Naming): ReadonlyMap<string, ParameterName> {
  const entries = [
    ...tableParameters(naming),
    ...materialParameters(naming),
    ...componentParameters(naming),
    ...calculationParameters(naming.standard),
    ...massBands(naming),
    ...deductionParameters(naming.standard),
    ...rollForwardParameters(naming),
  ];
  return new Map(
    entries.flatMap(([parameter, kind, subject]) => (parameter ? [[parameter.path, { kind, subject }] as const] : [])),
  );
}

function tableParameters({ standard, text }: Naming): Entry[] {
  return (['scrap', 'parts', 'services'] as const).flatMap((kind): Entry[] => [
    [standard.maxAgeDays[kind], 'max-age', text(`price-kind.${kind}`)],
    [standard.taxRates[kind], 'tax-rate', text(`price-kind.${kind}`)],
  ]);
}

function materialParameters(naming: Naming): Entry[] {
  return Object.values(naming.standard.materials).map((material): Entry => {
    return [material.recoveryRate, 'recovery-rate', materialName(naming, material.code)];
  });
}

function componentParameters(naming: Naming): Entry[] {
  return Object.values(naming.standard.componentTypes).flatMap((type): Entry[] => [
    [type.mass?.kgPerUnit, 'catalogue-mass', type.zh],
    ...Object.entries(type.variants).map(([variant, { mass }]): Entry => {
      return [mass?.kgPerUnit, 'catalogue-mass', partName(naming, type.code, variant)];
    }),
    [type.life, 'life', type.zh],
    [type.lifeFloor, 'life-floor', type.zh],
    [type.functionalObsolescence, 'obsolescence', type.zh],
    [type.refurbishment, 'refurbishment', type.zh],
    ...type.hazardousWaste.map(({ code, quantityPerUnit }): Entry => {
      return [quantityPerUnit, 'hazardous-quantity', `${type.zh}（${code}）`];
    }),
  ]);
}

function calculationParameters({ conditionWeights, roundingStep, limits }: Standard): Entry[] {
  return [
    [conditionWeights.age, 'age-weight', ''],
    [conditionWeights.survey, 'survey-weight', ''],
    [roundingStep, 'rounding-step', ''],
    [limits.minimumOffers, 'minimum-offers', ''],
    [limits.reconciliationRatio, 'reconciliation-ratio', ''],
    [limits.plausibleResidualValue, 'plausible-residual-value', ''],
    [limits.plausibleMassLow, 'plausible-mass-low', ''],
    [limits.plausibleMassHigh, 'plausible-mass-high', ''],
  ];
}

function massBands({ standard, text }: Naming): Entry[] {
  return Object.entries(standard.massBands).map(([method, band]): Entry => {
    return [band, 'mass-band', text(`mass-method.${method}`)];
  });
}

function deductionParameters({ deductions }: Standard): Entry[] {
  return deductions.map(({ truckLoad, zh }): Entry => [truckLoad, 'truck-load', zh]);
}

function rollForwardParameters({ standard: { rollForward }, text }: Naming): Entry[] {
  if (rollForward === undefined) return [];
  const kinds = Object.entries(rollForward.kinds).map(([kind, { longestCarryDays }]): Entry => {
    return [longestCarryDays, 'longest-carry', text(`price-kind.${kind}`)];
  });
  return [[rollForward.maxIndexAgeDays, 'max-index-age', ''], ...kinds];
}
