/** Rule 2: massKg = round3(quantity × kgPerUnit), and its low and high by rule 8. */
import type { Component, DecimalText } from '../order.js';
import type { CatalogueMass, ComponentType, Standard } from '../standard.js';
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

const noUses: readonly string[] = [];

interface Figure {
  readonly kgPerUnit: Banded<Decimal>;
  readonly isDefaulted: boolean;
  /** The method's relative accuracy; null where the catalogue states low and high itself. */
  readonly band: DecimalText | null;
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
  const kgPerUnit = formatDecimal(figure.kgPerUnit[0], massPlaces);
  const massesKg = [formatMass(masses[0]), formatMass(masses[1]), formatMass(masses[2])] as const;
  const nodes: readonly TraceNode[] = [
    {
      step: 'find-mass',
      clause: ruleClauses.mass,
      inputs: { quantity: component.quantity, method, kgPerUnit },
      uses: figure.uses,
      result: massesKg[0],
      rounding: 'round3',
    },
    bandNode(component, figure, { run: 'low', kgPerUnit: figure.kgPerUnit[1], massKg: massesKg[1] }),
    bandNode(component, figure, { run: 'high', kgPerUnit: figure.kgPerUnit[2], massKg: massesKg[2] }),
  ];
  return { method, isDefaulted: figure.isDefaulted, kgPerUnit, masses, massesKg, nodes };
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
    band: band.value,
    uses: noUses,
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
    band: null,
    uses,
    bandUses: uses,
  };
}

/** kgPerUnit of the run is the catalogue's, or the surveyor's × (1 ∓ band). */
function bandNode(
  { quantity }: Component,
  { band, bandUses }: Figure,
  { run, kgPerUnit, massKg }: { readonly run: string; readonly kgPerUnit: Decimal; readonly massKg: DecimalText },
): TraceNode {
  return {
    step: 'find-mass',
    clause: ruleClauses.range,
    inputs: { run, quantity, kgPerUnit: formatDecimal(kgPerUnit, massPlaces), band },
    uses: bandUses,
    result: massKg,
    rounding: 'round3',
  };
}
