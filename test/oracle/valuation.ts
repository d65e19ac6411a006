/** Rules 3 to 7 for one set of masses and prices: everything is multiplied and added up from the start, each time. */
import type { Masses, PlannedDeduction } from './deductions.js';
import type { ComponentFacts } from './facts.js';
import { Fraction } from './fraction.js';
import { onTerms, taxed } from './prices.js';
import type { Note, Question } from './price-editions.js';

export type Prices = ReadonlyMap<string, Fraction>;

export interface Inputs {
  readonly masses: Masses;
  readonly prices: Prices;
}

export interface Scene {
  readonly question: Question;
  readonly facts: readonly ComponentFacts[];
  readonly planned: readonly PlannedDeduction[];
}

export interface MaterialValue {
  readonly massKg: Fraction;
  readonly recoveryRate: Fraction;
  readonly price: Fraction | null;
  readonly amount: Fraction;
}

export interface RetainedValue {
  readonly newPrice: Fraction;
  readonly pricedQuantity: Fraction;
  readonly ageLifeRate: Fraction;
  readonly conditionRate: Fraction;
  readonly obsolescence: Fraction;
  readonly refurbishment: Fraction;
  readonly beforeBounds: Fraction;
  readonly bound: 'none' | 'new-price' | 'scrap-floor';
  readonly amount: Fraction;
}

export interface ComponentValue {
  readonly facts: ComponentFacts;
  readonly materials: readonly MaterialValue[];
  readonly scrapAmount: Fraction;
  readonly retained: RetainedValue | null;
  readonly amount: Fraction;
}

export interface DeductionValue {
  readonly planned: PlannedDeduction;
  readonly quantity: Fraction;
  readonly amount: Fraction;
}

export interface Valuation {
  readonly components: readonly ComponentValue[];
  readonly deductions: readonly DeductionValue[];
  readonly gross: Fraction;
  readonly deducted: Fraction;
  readonly net: Fraction;
  readonly remaining: Fraction;
  readonly total: Fraction;
}

function money(note: Note, exact: Fraction): Fraction {
  if (exact.isTieAt(2)) note(exact.isNegative ? 'tie at a negative amount' : 'tie at an amount');
  return exact.round(2);
}

function valueMaterials(scene: Scene, facts: ComponentFacts, inputs: Inputs): MaterialValue[] {
  const { standard, note } = scene.question;
  const mass = inputs.masses.get(facts.component.id)!;
  return facts.materials!.list.map(({ material, share, row }) => {
    const massKg = mass.times(share);
    if (row === null) return { massKg, recoveryRate: Fraction.one, price: null, amount: Fraction.zero };
    const price = inputs.prices.get(row.row.rowId)!;
    const stated = Fraction.of(standard.materials[material]!.recoveryRate.value);
    const recoveryRate = price.isPositive ? stated : Fraction.one;
    if (price.isZero) note(row.central.isZero ? 'price 0' : 'price 0 at the low only');
    return { massKg, recoveryRate, price, amount: money(note, massKg.times(recoveryRate).times(price)) };
  });
}

/** Remaining ÷ (used + remaining), the remaining life never below the floor of the type. */
function ageLifeRate(facts: ComponentFacts, note: Note): Fraction {
  const used = new Fraction(BigInt(facts.date!.usedMonths), 12n);
  const left = Fraction.of(facts.type.life!.value).minus(used);
  const floor = Fraction.of(facts.type.lifeFloor!.value);
  note(floor.above(left) ? 'remaining life at the floor' : floor.equals(left) ? 'life ends on the floor' : 'life left');
  const remaining = Fraction.max(left, floor);
  const exact = remaining.over(used.plus(remaining));
  if (exact.isTieAt(4)) note('tie at an age-life rate');
  return exact.round(4);
}

function conditionRateOf(scene: Scene, facts: ComponentFacts, byAge: Fraction): Fraction {
  const { age, survey } = scene.question.standard.conditionWeights;
  const exact = Fraction.of(age.value)
    .times(byAge)
    .plus(Fraction.of(survey.value).times(Fraction.of(facts.component.survey!.score!)));
  if (exact.isTieAt(4)) scene.question.note('tie at a condition rate');
  return exact.round(4);
}

function ownOrEdition(scene: Scene, facts: ComponentFacts): { obsolescence: Fraction; refurbishment: Fraction } {
  const { note } = scene.question;
  const { type, component } = facts;
  const own = component.retention;
  note(own?.functionalObsolescence ? 'obsolescence of the order' : 'obsolescence of the edition');
  note(own?.refurbishment ? 'refurbishment of the order' : 'refurbishment of the edition');
  const { value, taxBasis, rate } = type.refurbishment;
  return {
    obsolescence: Fraction.of(own?.functionalObsolescence ?? type.functionalObsolescence.value),
    refurbishment: onTerms(scene.question, 'services', taxed(own?.refurbishment ?? { amount: value, taxBasis, rate })),
  };
}

function pricedQuantityOf(facts: ComponentFacts, inputs: Inputs, note: Note): Fraction {
  const mass = inputs.masses.get(facts.component.id)!;
  const { unit } = facts.partRow!.row;
  note(unit === 'kg' || unit === 't' ? `part priced by ${unit}` : 'part priced by its unit');
  if (facts.component.unit === unit && unit === 'kg') note('part whose own unit is kg');
  if (unit === 'kg') return mass;
  return unit === 't' ? mass.over(Fraction.int(1000)) : Fraction.of(facts.component.quantity);
}

function valueRetained(scene: Scene, facts: ComponentFacts, given: Inputs & { scrap: Fraction }): RetainedValue {
  const { note } = scene.question;
  const newPrice = given.prices.get(facts.partRow!.row.rowId)!;
  const pricedQuantity = pricedQuantityOf(facts, given, note);
  const byAge = ageLifeRate(facts, note);
  const conditionRate = conditionRateOf(scene, facts, byAge);
  const { obsolescence, refurbishment } = ownOrEdition(scene, facts);
  const full = pricedQuantity.times(newPrice);
  const x = full
    .times(conditionRate)
    .times(Fraction.one.minus(obsolescence))
    .minus(Fraction.of(facts.component.quantity).times(refurbishment));
  const beforeBounds = money(note, x);
  const capped = Fraction.min(x, full).round(2);
  let bound: RetainedValue['bound'] = x.above(full) ? 'new-price' : 'none';
  if (given.scrap.above(capped)) bound = 'scrap-floor';
  if (given.scrap.equals(capped)) note('retained amount equal to the scrap amount');
  note(`bound ${bound}`);
  const amount = Fraction.max(capped, given.scrap);
  return {
    newPrice,
    pricedQuantity,
    ageLifeRate: byAge,
    conditionRate,
    obsolescence,
    refurbishment,
    beforeBounds,
    bound,
    amount,
  };
}

function valueComponent(scene: Scene, facts: ComponentFacts, inputs: Inputs): ComponentValue {
  const materials = valueMaterials(scene, facts, inputs);
  const scrapAmount = Fraction.sum(materials.map(({ amount }) => amount));
  const retained = facts.decision === 'retain' ? valueRetained(scene, facts, { ...inputs, scrap: scrapAmount }) : null;
  return { facts, materials, scrapAmount, retained, amount: retained?.amount ?? scrapAmount };
}

function valueDeduction(scene: Scene, planned: PlannedDeduction, masses: Masses): DeductionValue {
  const quantity = planned.quantity(masses);
  scene.question.note(`driver ${planned.deduction.driver}`);
  return { planned, quantity, amount: money(scene.question.note, quantity.times(planned.row.central)) };
}

export function value(scene: Scene, inputs: Inputs): Valuation {
  const components = scene.facts.map((facts) => valueComponent(scene, facts, inputs));
  const deductions = scene.planned.map((planned) => valueDeduction(scene, planned, inputs.masses));
  const amounts = (retained: boolean): Fraction =>
    Fraction.sum(components.filter((each) => (each.retained !== null) === retained).map(({ amount }) => amount));
  const [gross, remaining] = [amounts(false), amounts(true)];
  const deducted = Fraction.sum(deductions.map(({ amount }) => amount));
  const net = gross.minus(deducted);
  return { components, deductions, gross, deducted, net, remaining, total: net.plus(remaining) };
}
