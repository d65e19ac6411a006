/**
 * Rule 4, tonnage: over components decided scrap, Σ massKg × share of their materials that are no hazardous waste,
 * before recovery and unrounded; cutting and transport leave out what the delivery basis of the price contains.
 */
import type { MaterialPart, Run, TonnageKind, TonnageShares, WorkedComponent } from '../worksheet.js';
import type { Decimal } from '../exact/decimal.js';
import { formatDecimal, unitsAt } from '../exact/decimal.js';
import { plus, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { massPlaces } from '../exact/scales.js';

const none: TonnageShares = { all: 0, cutting: 0, transport: 0 };

/** The scale at which every share of the order is a whole number, so that tonnages add as integers. */
export function shareScaleOf(components: readonly WorkedComponent[]): number {
  let scale = 0;
  for (const { parts } of components) {
    for (const { share } of parts ?? []) if (share.scale > scale) scale = share.scale;
  }
  return scale;
}

export function tonnageShares({ decision, parts }: WorkedComponent, shareScale: number): TonnageShares {
  return decision === 'retain' || parts === null ? none : sharesOf(parts, shareScale);
}

function sharesOf(parts: readonly MaterialPart[], shareScale: number): TonnageShares {
  let [all, cutting, transport]: [Int, Int, Int] = [0, 0, 0];
  for (const { priced, share } of parts) {
    if (priced.material.hazardousWasteCode !== undefined) continue;
    const units = unitsAt(share, shareScale);
    all = plus(all, units);
    if (priced.entersCutting) cutting = plus(cutting, units);
    if (priced.entersTransport) transport = plus(transport, units);
  }
  return { all, cutting, transport };
}

/** The mass a component puts into tonnages, for one run; 0 where its mass is missing. */
export interface Load {
  readonly component: WorkedComponent;
  readonly shares: TonnageShares;
}

export function loadsOf(components: readonly WorkedComponent[], shareScale: number): readonly Load[] {
  return components.map((component) => ({ component, shares: tonnageShares(component, shareScale) }));
}

/** Mass × share, summed, in 0.001 kg × 10^shareScale. */
export function tonnageOf(loads: readonly Load[], kind: TonnageKind, run: Run): Int {
  let sum: Int = 0;
  for (const { component, shares } of loads) {
    if (component.mass !== null) sum = plus(sum, times(component.mass.masses[run], shares[kind]));
  }
  return sum;
}

/** The same figure in kilograms, and a thousandth of it in tonnes. */
export function kilograms(tonnage: Int, shareScale: number): Decimal {
  return { units: tonnage, scale: massPlaces + shareScale };
}

export function tonnes(tonnage: Int, shareScale: number): Decimal {
  return { units: tonnage, scale: massPlaces + shareScale + 3 };
}

/** Which components put how many kilograms into a tonnage: what a reader adds up by hand. */
export function describeLoads(
  loads: readonly Load[],
  kind: TonnageKind,
  shareScale: number,
): { readonly componentIds: readonly string[]; readonly massesKg: readonly string[] } {
  const componentIds: string[] = [];
  const massesKg: string[] = [];
  for (const { component, shares } of loads) {
    if (component.mass === null || shares[kind] === 0) continue;
    componentIds.push(component.component.id);
    massesKg.push(formatDecimal(kilograms(times(component.mass.masses[0], shares[kind]), shareScale), massPlaces));
  }
  return { componentIds, massesKg };
}
