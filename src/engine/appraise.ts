/**
 * The appraisal: an order that was found valid and the rule book in, an appraisal or every refusal at once out. Pure:
 * the same order and rule book give the same bytes. It must not read a clock, round anywhere but by the ten rules, or
 * throw for anything an order can say.
 */
import type { AppraisalOrder } from './order.js';
import type { Appraisal, AppraisalOutcome, RuleBook } from './appraisal.js';
import type { Standard } from './standard.js';
import type { Finding } from './finding.js';
import { toCapitals } from './capitals.js';
import { ruleClauses } from './clauses.js';
import { examineComponent } from './examine-component.js';
import type { Workplace } from './examine-component.js';
import { PriceDesk } from './price-desk.js';
import { References } from './references.js';
import { sortFindings } from './sort-findings.js';
import { addUpMasses, describeTotals, printTotals } from './steps/add-up.js';
import type { PrintedSummands } from './steps/add-up.js';
import { assumedShare } from './steps/assumed-share.js';
import { boundRange } from './steps/bound-range.js';
import { checkPlausibility } from './steps/check-plausibility.js';
import { compareOffers } from './steps/compare-offers.js';
import type { DescribedDeduction } from './steps/deduct-costs.js';
import { describeDeduction } from './steps/deduct-costs.js';
import { describeLine } from './steps/describe-line.js';
import { Shares } from './steps/find-materials.js';
import { measureTonnage } from './steps/measure-tonnage.js';
import { planDeductions } from './steps/plan-deductions.js';
import { MaterialPrices } from './steps/price-materials.js';
import { rankSensitivity } from './steps/rank-sensitivity.js';
import { valueComponent } from './steps/value-component.js';
import { tonnageFor, totalsIn } from './valuation.js';
import type { Valuation } from './valuation.js';

export function appraise(order: AppraisalOrder, ruleBook: RuleBook): AppraisalOutcome {
  const { standard } = ruleBook;
  if (order.standard.id !== standard.id || order.standard.version !== standard.version) {
    throw new Error(`The rule book is not the order's: ${standard.id} ${standard.version}`);
  }
  if (!isInForce(standard, order.referenceDate)) return { kind: 'refused', findings: [notInForce(order, standard)] };
  const references = new References(standard.validFrom);
  const desk = new PriceDesk(order, ruleBook, references);
  const materials = new MaterialPrices(desk, standard, references);
  const workplace: Workplace = { order, standard, references, desk, materials, shares: new Shares() };
  const worked = order.components.map((component) => examineComponent(component, workplace));
  const haul = measureTonnage(worked);
  const planned = planDeductions(haul, workplace);
  const findings = [...worked.flatMap((component) => component.findings), ...planned.findings, ...desk.refusals()];
  const refusals = findings.filter(({ level }) => level === 'refusal');
  if (refusals.length > 0) return { kind: 'refused', findings: sortFindings(refusals, order) };
  const components = haul.loads.map(({ component, shares }) => valueComponent(component, shares));
  const valuation = { components, deductions: planned.deductions, tonnages: haul.tonnages };
  const appraisal = conclude(valuation, workplace, [...findings, ...desk.remarks()]);
  return { kind: 'appraised', appraisal, consultedEditions: desk.consultedEditions() };
}

function isInForce({ validFrom, validUntil }: Standard, day: string): boolean {
  return validFrom <= day && (validUntil === undefined || day < validUntil);
}

function notInForce({ referenceDate }: AppraisalOrder, { id, version, validFrom, validUntil }: Standard): Finding {
  const data = { standard: id, version, referenceDate, validFrom, validUntil: validUntil ?? null };
  return { code: 'standard-not-in-force', level: 'refusal', clause: ruleClauses.lookUp, componentId: null, data };
}

/** Rules 7 to 9 over what was valued, and the appraisal as it is printed. */
function conclude(valuation: Valuation, workplace: Workplace, findings: readonly Finding[]): Appraisal {
  const { order, standard, references, desk } = workplace;
  const step = { parameter: standard.roundingStep, key: references.parameter(standard.roundingStep) };
  const totals = totalsIn(valuation, 0);
  const masses = addUpMasses(valuation.components);
  const bounded = boundRange(valuation, totals.unroundedTotal, step);
  const assumed = assumedShare(valuation.components);
  const compared = compareOffers(order, totals.net, workplace);
  const deductions = describeDeductions(valuation);
  const figures = printTotals(totals, step.parameter.value);
  const plausibility = checkPlausibility({ ...figures, ...masses }, standard.limits);
  const totalling = [
    ...masses.nodes,
    ...describeTotals(figures, printedSummands(valuation, deductions), step.key),
    ...bounded.nodes,
    assumed.node,
  ];
  return {
    ...headOf(workplace),
    ...figures,
    range: bounded.range,
    inCapitals: toCapitals(figures.residualValue),
    totalMassKg: masses.totalMassKg,
    scrapMassKg: masses.scrapMassKg,
    lines: valuation.components.map(describeLine),
    deductions: deductions.map(({ line }) => line),
    secondMethod: compared.secondMethod,
    sensitivity: rankSensitivity(valuation),
    assumedShare: assumed.share,
    findings: sortFindings([...findings, ...compared.findings, ...plausibility], order),
    trace: [...desk.trace, ...deductions.flatMap(({ nodes }) => nodes), ...totalling, ...compared.nodes],
    references: references.all(),
  };
}

function headOf({
  order,
  standard,
}: Workplace): Pick<
  Appraisal,
  'calculationVersion' | 'standard' | 'referenceDate' | 'knownAt' | 'region' | 'taxBasis'
> {
  return {
    calculationVersion: standard.calculationVersion,
    standard: { id: standard.id, version: standard.version },
    referenceDate: order.referenceDate,
    knownAt: order.knownAt,
    region: order.region,
    taxBasis: order.terms.taxBasis,
  };
}

function describeDeductions({ deductions, tonnages }: Valuation): readonly DescribedDeduction[] {
  return deductions.map((deduction) => describeDeduction(deduction, tonnageFor(deduction, tonnages, 0)));
}

function printedSummands({ components }: Valuation, deductions: readonly DescribedDeduction[]): PrintedSummands {
  const amountsOf = (decision: string): readonly string[] =>
    components.filter(({ worked }) => worked.decision === decision).map(({ printed }) => printed.amount);
  return {
    scrapped: amountsOf('scrap'),
    deductions: deductions.map(({ line }) => line.amount),
    retained: amountsOf('retain'),
  };
}
