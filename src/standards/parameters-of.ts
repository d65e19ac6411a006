/**
 * Every figure of an edition with its basis, in a fixed order: what the report's chapter of assumptions is made from.
 * Figures that stand only to fill the engine's shape (parts that are never kept) are left out.
 */
import type { CatalogueMass, ComponentType, Parameter, RollForward, Standard } from '../engine/index.js';

export function parametersOf(standard: Standard): readonly Parameter[] {
  const { conditionWeights, massBands, maxAgeDays, taxRates, limits } = standard;
  return [
    ...[conditionWeights.age, conditionWeights.survey],
    ...[massBands.weighed, massBands.nameplate, massBands.linear, massBands.geometry],
    ...[maxAgeDays.scrap, maxAgeDays.parts, maxAgeDays.services],
    ...[taxRates.scrap, taxRates.parts, taxRates.services],
    standard.roundingStep,
    ...[limits.minimumOffers, limits.reconciliationRatio, limits.plausibleResidualValue],
    ...[limits.plausibleMassLow, limits.plausibleMassHigh],
    ...standard.deductions.flatMap(({ truckLoad }) => truckLoad ?? []),
    ...parametersOfRollForward(standard.rollForward),
    ...Object.values(standard.materials).map(({ recoveryRate }) => recoveryRate),
    ...Object.values(standard.componentTypes).flatMap(parametersOfType),
  ];
}

function parametersOfRollForward(rollForward: RollForward | undefined): readonly Parameter[] {
  if (rollForward === undefined) return [];
  return [rollForward.maxIndexAgeDays, ...Object.values(rollForward.kinds).map((rule) => rule.longestCarryDays)];
}

function parametersOfType(type: ComponentType): readonly Parameter[] {
  const variants = Object.values(type.variants).flatMap(({ mass }) => parameterOfMass(mass));
  const kept =
    type.life === null || type.lifeFloor === null
      ? []
      : [type.life, type.lifeFloor, type.functionalObsolescence, type.refurbishment];
  const waste = type.hazardousWaste.map(({ quantityPerUnit }) => quantityPerUnit);
  return [...parameterOfMass(type.mass), ...variants, ...kept, ...waste];
}

const parameterOfMass = (mass: CatalogueMass | null): readonly Parameter[] => (mass === null ? [] : [mass.kgPerUnit]);
