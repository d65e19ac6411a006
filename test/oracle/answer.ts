/** Rules 7 to 9 and the answer as JSON: totals, range, shares, second method, findings. */
import { wholeYuanInCapitals } from './capitals.js';
import { Fraction } from './fraction.js';
import type { ComponentFacts } from './facts.js';
import { rangeOf, sensitivityOf } from './range.js';
import type { Report } from './range.js';
import { secondMethod, warn } from './second-method.js';
import type { FindingJson } from './shapes.js';
import { value } from './valuation.js';
import type { ComponentValue, DeductionValue, Valuation } from './valuation.js';

export type OracleAnswer = Readonly<Record<string, unknown>>;

function retainedJson({ facts, retained }: ComponentValue): Record<string, unknown> | null {
  if (retained === null) return null;
  return {
    newPrice: retained.newPrice.fixed(6),
    rowId: facts.partRow!.row.rowId,
    pricedQuantity: retained.pricedQuantity.exact(),
    pricedUnit: facts.partRow!.row.unit,
    installedOn: facts.date!.installedOn,
    installedOnDefaulted: facts.date!.defaulted,
    usedMonths: facts.date!.usedMonths,
    lifeYears: Fraction.of(facts.type.life!.value).exact(),
    ageLifeRate: retained.ageLifeRate.fixed(4),
    score: Fraction.of(facts.component.survey!.score!).exact(),
    conditionRate: retained.conditionRate.fixed(4),
    functionalObsolescence: retained.obsolescence.exact(),
    refurbishmentPerUnit: retained.refurbishment.fixed(6),
    beforeBounds: retained.beforeBounds.fixed(2),
    bound: retained.bound,
  };
}

function lineJson(each: ComponentValue): Record<string, unknown> {
  const { component, type, decision, mass, materials, findings } = each.facts;
  return {
    componentId: component.id,
    type: component.type,
    variant: component.variant ?? null,
    quantity: Fraction.of(component.quantity).exact(),
    unit: component.unit,
    disposition: component.disposition,
    decision,
    retentionClass: type.retentionClass,
    massMethod: mass!.method,
    massDefaulted: mass!.defaulted,
    kgPerUnit: mass!.kgPerUnit.exact(),
    massKg: mass!.central.fixed(3),
    massLowKg: mass!.low.fixed(3),
    massHighKg: mass!.high.fixed(3),
    materialsDefaulted: materials!.defaulted,
    materials: materials!.list.map(({ material, share, hazardousWasteCode, row }, place) => ({
      material,
      share: share.exact(),
      massKg: each.materials[place]!.massKg.exact(),
      recoveryRate: each.materials[place]!.recoveryRate.fixed(4),
      pricePerKg: each.materials[place]!.price?.fixed(6) ?? null,
      rowId: row?.row.rowId ?? null,
      hazardousWasteCode,
      amount: each.materials[place]!.amount.fixed(2),
    })),
    scrapAmount: each.scrapAmount.fixed(2),
    retained: retainedJson(each),
    amount: each.amount.fixed(2),
    findings: findings.map(({ code }) => code).sort(),
  };
}

function deductionJson({ planned, quantity, amount }: DeductionValue): Record<string, unknown> {
  const { deduction, hazardousWasteCode, row } = planned;
  return {
    code: deduction.code,
    driver: deduction.driver,
    hazardousWasteCode,
    quantity: quantity.exact(),
    unit: row.row.unit,
    rate: row.central.fixed(6),
    rowId: row.row.rowId,
    amount: amount.fixed(2),
    clause: deduction.clause,
    basis: deduction.basis,
  };
}

function restsOnAssumption(facts: ComponentFacts): boolean {
  const rows = [facts.partRow, ...facts.materials!.list.map(({ row }) => row)];
  return (
    facts.mass!.defaulted ||
    facts.materials!.defaulted ||
    (facts.date?.defaulted ?? false) ||
    rows.some((row) => row?.isFallback || row?.carried)
  );
}

function assumedShare({ scene }: Report, { components }: Valuation): string {
  const { note } = scene.question;
  const sum = (some: readonly ComponentValue[]): Fraction => Fraction.sum(some.map(({ amount }) => amount.abs()));
  const all = sum(components);
  if (all.isZero) {
    note('assumed share of nothing');
    return '0.0000';
  }
  const share = sum(components.filter(({ facts }) => restsOnAssumption(facts))).over(all);
  note(share.isZero ? 'nothing assumed' : share.equals(Fraction.one) ? 'everything assumed' : 'partly assumed');
  return share.round(4).fixed(4);
}

function implausible({ scene }: Report, residualValue: Fraction, totalMass: Fraction): FindingJson[] {
  const { limits } = scene.question.standard;
  const low = Fraction.of(limits.plausibleMassLow.value);
  const high = Fraction.of(limits.plausibleMassHigh.value);
  const findings: FindingJson[] = [];
  if (residualValue.above(Fraction.of(limits.plausibleResidualValue.value))) {
    findings.push(warn('residual-value-implausible'));
  }
  if (low.above(totalMass)) scene.question.note('mass implausibly low');
  if (totalMass.above(high)) scene.question.note('mass implausibly high');
  if (low.above(totalMass) || totalMass.above(high)) findings.push(warn('total-mass-implausible'));
  return findings;
}

function noteTotals({ scene }: Report, { net, total, remaining }: Valuation, step: Fraction): void {
  const { note } = scene.question;
  if (net.isNegative) note('negative net');
  if (total.isNegative) note('negative total');
  if (remaining.isPositive) note('remaining value');
  note(`step ${step.exact()}`);
  if (total.isTie(step)) note(total.isNegative ? 'tie at the step, negative' : 'tie at the step');
  if (total.isNegative && total.roundTo(step).isZero) note('negative total rounded to 0');
}

export function report(given: Report): OracleAnswer {
  const { scene, prices } = given;
  const run = value(scene, given.inputs);
  const step = Fraction.of(scene.question.standard.roundingStep.value);
  noteTotals(given, run, step);
  const residualValue = run.total.roundTo(step);
  const masses = (some: readonly ComponentFacts[]): Fraction => Fraction.sum(some.map(({ mass }) => mass!.central));
  const totalMass = masses(scene.facts);
  const offers = secondMethod(scene.question, run.net);
  const range = rangeOf(given, run.total);
  const findings = [
    ...prices.remarks(),
    ...offers.findings,
    ...implausible(given, residualValue, totalMass),
    ...scene.facts.flatMap((facts) => facts.findings),
  ];
  for (const { code } of findings) scene.question.note(`finding ${code}`);
  return {
    residualValue: residualValue.fixed(2),
    unroundedTotal: run.total.fixed(2),
    roundingDifference: residualValue.minus(run.total).fixed(2),
    roundingStep: step.exact(),
    scrapResidualValue: { gross: run.gross.fixed(2), deductions: run.deducted.fixed(2), net: run.net.fixed(2) },
    remainingValue: run.remaining.fixed(2),
    range: { low: range.low.fixed(2), high: range.high.fixed(2) },
    inCapitals: wholeYuanInCapitals(residualValue.fixed(2)),
    totalMassKg: totalMass.fixed(3),
    scrapMassKg: masses(scene.facts.filter(({ decision }) => decision === 'scrap')).fixed(3),
    lines: run.components.map(lineJson),
    deductions: run.deductions.map(deductionJson),
    secondMethod: offers.json,
    sensitivity: sensitivityOf(given),
    assumedShare: assumedShare(given, run),
    findings,
  };
}
