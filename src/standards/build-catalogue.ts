/** The catalogue files as the engine's component types. Sources become their texts: the engine looks nothing up. */
import type { CatalogueMass, ComponentType, ComponentVariant, DefaultMaterials, Parameter } from '../engine/index.js';
import { parameterFrom, type SourceTexts } from './build-parameter.js';
import type { FileComponentType, FileMass, FileMaterials } from './edition-files.js';

export interface CatalogueEntry {
  readonly system: string;
  readonly code: string;
  readonly type: FileComponentType;
}

export function componentTypeFrom({ system, code, type }: CatalogueEntry, sources: SourceTexts): ComponentType {
  const path = `catalogue.${code}`;
  const { zh, en, unit, retentionClass } = type;
  return {
    code,
    zh,
    en,
    system,
    unit,
    retentionClass,
    mass: massFrom(`${path}.mass`, type.mass, sources),
    materials: materialsFrom(type.materials),
    variants: variantsFrom(path, type, sources),
    life: type.life === undefined ? null : parameterFrom(`${path}.life`, type.life, sources),
    lifeFloor: type.lifeFloor === undefined ? null : parameterFrom(`${path}.lifeFloor`, type.lifeFloor, sources),
    ...lossesFrom(path, type, sources),
    requiredConditions: type.requiredConditions ?? [],
    hazardousWaste: (type.hazardousWaste ?? []).map((waste) => ({
      code: waste.code,
      quantityPerUnit: parameterFrom(`${path}.hazardousWaste.${waste.code}`, waste.quantityPerUnit, sources),
    })),
  };
}

function lossesFrom(
  path: string,
  type: FileComponentType,
  sources: SourceTexts,
): Pick<ComponentType, 'functionalObsolescence' | 'refurbishment'> {
  const { functionalObsolescence, refurbishment, unit } = type;
  return {
    functionalObsolescence:
      functionalObsolescence === undefined
        ? notApplicable(`${path}.functionalObsolescence`, '1')
        : parameterFrom(`${path}.functionalObsolescence`, functionalObsolescence, sources),
    refurbishment:
      refurbishment === undefined
        ? { ...notApplicable(`${path}.refurbishment`, `CNY/${unit}`), taxBasis: 'excluded' }
        : {
            ...parameterFrom(`${path}.refurbishment`, refurbishment, sources),
            taxBasis: refurbishment.taxBasis,
            ...(refurbishment.rate === undefined ? {} : { rate: refurbishment.rate }),
          },
  };
}

/** Classes C and W are never kept: the engine's shape has the figure, no calculation reads it. */
function notApplicable(path: string, unit: string): Parameter {
  return { path, value: '0', unit, basis: 'convention', clause: '不适用', source: '该类部件不得保留' };
}

function variantsFrom(
  path: string,
  type: FileComponentType,
  sources: SourceTexts,
): Readonly<Record<string, ComponentVariant>> {
  const entries = Object.entries(type.variants ?? {}).map(([variant, { mass, materials }]) => [
    variant,
    {
      mass: massFrom(`${path}.variants.${variant}.mass`, mass, sources),
      materials: materials === undefined ? null : materialsFrom(materials),
    },
  ]);
  return Object.fromEntries(entries) as Record<string, ComponentVariant>;
}

function massFrom(path: string, mass: FileMass | null, sources: SourceTexts): CatalogueMass | null {
  if (mass === null) return null;
  return { kgPerUnit: parameterFrom(path, mass, sources), low: mass.low, high: mass.high };
}

function materialsFrom(materials: FileMaterials): DefaultMaterials {
  if (materials === 'required') return 'required';
  return Object.entries(materials.shares).map(([material, share]) => ({ material, share }));
}
