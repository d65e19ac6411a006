/** Rule 4: what each deduction multiplies, and which service row gives its rate. */
import { Fraction } from './fraction.js';
import type { ComponentFacts } from './facts.js';
import type { PriceBook } from './price-book.js';
import type { FoundRow, Question } from './price-editions.js';
import type { PricedRow } from './prices.js';
import type { DeductionJson, FindingJson } from './shapes.js';

export type Masses = ReadonlyMap<string, Fraction>;

/** A deduction that has a line: its quantity follows the masses, its rate stays. */
export interface PlannedDeduction {
  readonly deduction: DeductionJson;
  readonly hazardousWasteCode: string | null;
  readonly row: PricedRow;
  readonly quantity: (masses: Masses) => Fraction;
}

interface Site {
  readonly question: Question;
  readonly facts: readonly ComponentFacts[];
  readonly masses: Masses;
  readonly prices: PriceBook;
  readonly refusals: FindingJson[];
}

const units: Readonly<Record<string, string>> = {
  'per-stop': '{stop}',
  'per-landing': '{landing}',
  lump: '{lift}',
  'per-tonne': 't',
  'per-tonne-kilometre': 't.km',
  'per-trip': '{trip}',
};

/** A row without delivery basis contains neither cutting nor transport. */
function contains(site: Site, kind: string, row: FoundRow): boolean {
  const { standard, note } = site.question;
  const { deliveryBasis } = row.row;
  if (deliveryBasis === undefined) {
    note('row without delivery basis');
    return false;
  }
  const basis = standard.deliveryBases[deliveryBasis]!;
  const contained = kind === 'cutting' ? basis.containsCutting : basis.containsTransport;
  note(contained ? `price contains ${kind}` : `price without ${kind}`);
  return contained;
}

/** Hazardous material stays out. Without a row nobody knows what the price contains: it counts as containing nothing. */
function tonnes(site: Site, kind: string, masses: Masses): Fraction {
  const kg: Fraction[] = [];
  for (const { component, decision, materials } of site.facts) {
    const mass = masses.get(component.id);
    if (decision !== 'scrap' || materials === null || mass === undefined) continue;
    for (const { share, hazardousWasteCode, found } of materials.list) {
      if (hazardousWasteCode !== null) continue;
      if (found === null) site.question.note('tonnage without price');
      if (found === null || !contains(site, kind, found)) kg.push(mass.times(share));
    }
  }
  return Fraction.sum(kg).over(Fraction.int(1000));
}

function dismantlingQuantity(site: Site, driver: string): Fraction {
  const { lift } = site.question.order;
  if (!site.facts.some(({ decision }) => decision === 'scrap')) {
    site.question.note('nothing to dismantle');
    return Fraction.zero;
  }
  if (driver === 'per-stop') return Fraction.int(lift.stops);
  return Fraction.int(driver === 'per-landing' ? lift.landings : 1);
}

function rateRow(site: Site, deduction: DeductionJson, wanted: { code: string; unit: string }): PricedRow | null {
  return site.prices.take({
    kind: 'services',
    code: wanted.code,
    variant: null,
    units: { [wanted.unit]: Fraction.one },
    deduction: deduction.code,
  });
}

function movedQuantity(site: Site, deduction: DeductionJson, masses: Masses): Fraction {
  const moved = tonnes(site, deduction.kind, masses);
  if (deduction.driver === 'per-tonne-kilometre') {
    const distance = site.question.order.terms.haulDistanceKm;
    if (distance === undefined) site.question.note('no distance');
    return distance === undefined ? moved : moved.times(Fraction.of(distance));
  }
  if (deduction.driver === 'per-trip') {
    const trips = moved.over(Fraction.of(deduction.truckLoad!.value));
    site.question.note(trips.den === 1n ? 'trips exactly full' : 'last trip not full');
    return trips.ceil();
  }
  return moved;
}

function heaviest({ facts }: Site): Masses {
  return new Map(facts.flatMap(({ component, mass }) => (mass ? [[component.id, mass.high] as const] : [])));
}

/** A deduction without line in the central run has no rate, so it has none at the ends of the range either. */
function plan(site: Site, deduction: DeductionJson): PlannedDeduction[] {
  const isDismantling = deduction.kind === 'dismantling';
  const quantity = (masses: Masses): Fraction =>
    isDismantling ? dismantlingQuantity(site, deduction.driver) : movedQuantity(site, deduction, masses);
  const central = quantity(site.masses);
  if (central.isZero && quantity(heaviest(site)).isPositive) site.question.note('deduction without line at the ends');
  if (central.isZero) {
    site.question.note(`${deduction.kind} without quantity`);
    return [];
  }
  if (deduction.driver === 'per-tonne-kilometre' && site.question.order.terms.haulDistanceKm === undefined) {
    site.refusals.push({ code: 'haul-distance-missing', level: 'refusal', componentId: null, data: {} });
  }
  const row = rateRow(site, deduction, { code: deduction.serviceCode, unit: units[deduction.driver]! });
  return row ? [{ deduction, hazardousWasteCode: null, row, quantity }] : [];
}

function wasteQuantities(site: Site): Map<string, { total: Fraction; unit: string }> {
  const wastes = new Map<string, { total: Fraction; unit: string }>();
  for (const { component, type, decision } of site.facts) {
    if (decision !== 'scrap') continue;
    for (const { code, quantityPerUnit } of type.hazardousWaste) {
      const more = Fraction.of(component.quantity).times(Fraction.of(quantityPerUnit.value));
      const sum = wastes.get(code);
      if (sum) site.question.note('one waste code of several components');
      wastes.set(code, { total: sum ? sum.total.plus(more) : more, unit: quantityPerUnit.unit });
    }
  }
  return wastes;
}

function planHazardous(site: Site, deduction: DeductionJson): PlannedDeduction[] {
  const wastes = wasteQuantities(site);
  if (wastes.size > 1) site.question.note('several waste codes');
  return [...wastes.keys()].sort().flatMap((code) => {
    const { total, unit } = wastes.get(code)!;
    if (total.isZero) {
      site.question.note('waste of no quantity');
      return [];
    }
    const row = rateRow(site, deduction, { code: `${deduction.serviceCode}:${code}`, unit });
    return row ? [{ deduction, hazardousWasteCode: code, row, quantity: () => total }] : [];
  });
}

export function planDeductions(site: Site): PlannedDeduction[] {
  const { order, standard, note } = site.question;
  return standard.deductions.flatMap((deduction) => {
    if (deduction.kind === 'hazardous-waste') return planHazardous(site, deduction);
    if (deduction.kind === 'dismantling') {
      note(`${order.terms.dismantlingPaidBy} ${order.terms.dismantlingPaidBy === 'contractor' ? 'drops' : 'keeps'}`);
      if (order.terms.dismantlingPaidBy === 'contractor') return [];
    }
    return plan(site, deduction);
  });
}
