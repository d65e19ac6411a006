/** Rule 2: massKg = round3(quantity × kgPerUnit), and its low and high by rule 8. */
import type { Component } from '../order.js';
import type { CatalogueMass, ComponentType, Standard } from '../standard.js';
import type { FindingValue } from '../finding.js';
import type { TraceNode } from '../trace.js';
import type { References } from '../references.js';
import type { Banded, FoundMass } from '../worksheet.js';
import type { Decimal } from '../exact/decimal.js';
import {
  addDecimals,
  formatDecimal,
  multiplyDecimals,
  one,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
} from '../exact/decimal.js';
import { formatMass, massPlaces } from '../exact/scales.js';
import type { Grams } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';
import { own } from '../own.js';

interface Figure {
  readonly kgPerUnit: Banded<Decimal>;
  readonly isDefaulted: boolean;
  /** What the low and high figures rest on, beside the quantity. */
  readonly bandInputs: Readonly<Record<string, FindingValue>>;
  readonly uses: readonly string[];
  readonly bandUses: readonly string[];
}

/** The catalogue's figure: of the variant where the order names one, never the type's in its place. */
export function catalogueMassOf(type: ComponentType, variant: string | undefined): CatalogueMass | null {
  return variant === undefined ? type.mass : (own(type.variants, variant)?.mass ?? null);
}

/** null: there is no figure, neither the surveyor's nor the catalogue's. */
export function findMass(
  component: Component,
  type: ComponentType,
  { standard, references }: { readonly standard: Standard; readonly references: References },
): FoundMass | null {
  const figure = measuredFigure(component, standard, references) ?? catalogueFigure(component, type, references);
  if (figure === null) return null;
  const quantity = parseDecimal(component.quantity);
  const masses = [
    massOf(quantity, figure.kgPerUnit[0]),
    massOf(quantity, figure.kgPerUnit[1]),
    massOf(quantity, figure.kgPerUnit[2]),
  ] as const;
  const method = component.mass?.method ?? 'catalogue';
  const kgPerUnit = figure.kgPerUnit[0];
  return { method, isDefaulted: figure.isDefaulted, kgPerUnit, masses, nodes: nodesOf(component, figure, masses) };
}

function massOf(quantity: Decimal, kgPerUnit: Decimal): Grams {
  return roundDecimal(multiplyDecimals(quantity, kgPerUnit), massPlaces);
}

function measuredFigure({ mass }: Component, standard: Standard, references: References): Figure | null {
  if (mass?.kgPerUnit === undefined || mass.method === 'catalogue') return null;
  const band = standard.massBands[mass.method];
  const kgPerUnit = parseDecimal(mass.kgPerUnit);
  const width = parseDecimal(band.value);
  return {
    kgPerUnit: [
      kgPerUnit,
      multiplyDecimals(kgPerUnit, subtractDecimals(one, width)),
      multiplyDecimals(kgPerUnit, addDecimals(one, width)),
    ],
    isDefaulted: false,
    bandInputs: { kgPerUnit: formatDecimal(kgPerUnit, massPlaces), band: band.value },
    uses: [],
    bandUses: [references.parameter(band)],
  };
}

function catalogueFigure({ mass, variant }: Component, type: ComponentType, references: References): Figure | null {
  if (mass !== undefined && mass.method !== 'catalogue') return null;
  const figure = catalogueMassOf(type, variant);
  if (figure === null) return null;
  const uses = [references.parameter(figure.kgPerUnit)];
  return {
    kgPerUnit: [parseDecimal(figure.kgPerUnit.value), parseDecimal(figure.low), parseDecimal(figure.high)],
    isDefaulted: true,
    bandInputs: { kgPerUnitLow: figure.low, kgPerUnitHigh: figure.high },
    uses,
    bandUses: uses,
  };
}

function nodesOf({ quantity, mass }: Component, figure: Figure, masses: Banded<Grams>): readonly TraceNode[] {
  const clause = ruleClauses.mass;
  const method = mass?.method ?? 'catalogue';
  const inputs = { quantity, method, kgPerUnit: formatDecimal(figure.kgPerUnit[0], massPlaces) };
  const [middle, low, high] = masses;
  const bandInputs = { quantity, ...figure.bandInputs };
  const band = { step: 'find-mass', clause: ruleClauses.range, uses: figure.bandUses, rounding: 'round3' } as const;
  return [
    { step: 'find-mass', clause, inputs, uses: figure.uses, result: formatMass(middle), rounding: 'round3' },
    { ...band, inputs: { run: 'low', ...bandInputs }, result: formatMass(low) },
    { ...band, inputs: { run: 'high', ...bandInputs }, result: formatMass(high) },
  ];
}
