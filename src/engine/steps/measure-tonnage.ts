/**
 * Rule 4, tonnage: over components decided scrap, Σ massKg × share of their materials that are no hazardous waste,
 * before recovery and unrounded; cutting and transport leave out what the delivery basis of the price contains.
 */
import type { Banded, MaterialPart, TonnageKind, TonnageShares, WorkedComponent } from '../worksheet.js';
import type { Decimal } from '../exact/decimal.js';
import { formatDecimal, unitsAt } from '../exact/decimal.js';
import { plus, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { massPlaces } from '../exact/scales.js';
import type { Grams } from '../exact/scales.js';

const none: TonnageShares = { cutting: 0, transport: 0 };

function shareScaleOf(components: readonly WorkedComponent[]): number {
  let scale = 0;
  for (const { parts } of components) {
    for (const { share } of parts ?? []) if (share.scale > scale) scale = share.scale;
  }
  return scale;
}

function tonnageShares({ decision, parts }: WorkedComponent, shareScale: number): TonnageShares {
  return decision === 'retain' || parts === null ? none : sharesOf(parts, shareScale);
}

function sharesOf(parts: readonly MaterialPart[], shareScale: number): TonnageShares {
  let [cutting, transport]: [Int, Int] = [0, 0];
  for (const { priced, share } of parts) {
    if (priced.material.hazardousWasteCode !== undefined) continue;
    const units = unitsAt(share, shareScale);
    if (priced.entersCutting) cutting = plus(cutting, units);
    if (priced.entersTransport) transport = plus(transport, units);
  }
  return { cutting, transport };
}

/** What one component puts into the tonnages. */
export interface Load {
  readonly component: WorkedComponent;
  readonly shares: TonnageShares;
}

/** Mass × share over all loads, in 0.001 kg × 10^shareScale, for every run of rule 8. */
export type Tonnages = Readonly<Record<TonnageKind, Banded<Int>>>;

export interface Haul {
  readonly loads: readonly Load[];
  /** The scale at which every share of the order is a whole number, so that tonnages add as integers. */
  readonly shareScale: number;
  readonly tonnages: Tonnages;
}

/** A component whose mass is missing adds nothing: a refusal stands for it. */
export function measureTonnage(components: readonly WorkedComponent[]): Haul {
  const shareScale = shareScaleOf(components);
  const sums: Record<TonnageKind, [Int, Int, Int]> = { cutting: [0, 0, 0], transport: [0, 0, 0] };
  const loads = components.map((component) => {
    const shares = tonnageShares(component, shareScale);
    if (component.mass !== null) {
      addTo(sums.cutting, component.mass.masses, shares.cutting);
      addTo(sums.transport, component.mass.masses, shares.transport);
    }
    return { component, shares };
  });
  return { loads, shareScale, tonnages: sums };
}

function addTo(sums: [Int, Int, Int], masses: Banded<Grams>, share: Int): void {
  sums[0] = plus(sums[0], times(masses[0], share));
  sums[1] = plus(sums[1], times(masses[1], share));
  sums[2] = plus(sums[2], times(masses[2], share));
}

/** A tonnage in tonnes, exactly. */
export function tonnes(tonnage: Int, shareScale: number): Decimal {
  return { units: tonnage, scale: massPlaces + shareScale + 3 };
}

/** Which components put how many kilograms into a tonnage: what a reader adds up by hand. */
export function describeLoads(
  { loads, shareScale }: Haul,
  kind: TonnageKind,
): { readonly componentIds: readonly string[]; readonly massesKg: readonly string[] } {
  const componentIds: string[] = [];
  const massesKg: string[] = [];
  for (const { component, shares } of loads) {
    if (component.mass === null || shares[kind] === 0) continue;
    const tonnage = times(component.mass.masses[0], shares[kind]);
    componentIds.push(component.component.id);
    massesKg.push(formatDecimal({ units: tonnage, scale: massPlaces + shareScale }, massPlaces));
  }
  return { componentIds, massesKg };
}
