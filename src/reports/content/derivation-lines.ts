/** 计算过程: per component the lines a hand calculator can follow, from quantity to amount. */
import type { AppraisalLine, MaterialLine, RetainedDetail } from '../../engine/index.js';
import type { Derivations } from '../report-document.js';
import type { NumberedLine, ReportScope } from './report-scope.js';
import { counterName, materialName, componentName, unitName } from './names.js';
import { dayInChinese, grouped, withUnit, withoutTrailingZeros, WORD_JOINER, yuan } from './format.js';
import { compare, multiply, subtract } from './decimals.js';
import { massMethodName } from './describe-finding.js';
import { decisionInWords } from './component-table.js';
import { taxConversion } from './price-conversion.js';
import { unitPrice } from './unit-price.js';

export type Derivation = Derivations['items'][number];

const MONTHS_PER_YEAR = '12';

export function componentDerivation(scope: ReportScope, entry: NumberedLine): Derivation {
  const { text } = scope;
  const { number, line, component } = entry;
  return {
    title: text('derivation.component', {
      number,
      component: componentName(scope, component),
      decision: decisionInWords(scope, line),
    }),
    lines: [
      massLine(scope, entry),
      ...decisionLines(scope, entry),
      ...scrapLines(scope, entry),
      ...retainedLines(scope, entry),
    ],
    result: text(line.decision === 'retain' ? 'derivation.result.retained' : 'derivation.result.scrap', {
      amount: yuan(line.amount),
    }),
    tone: line.decision === 'retain' ? 'avoided' : 'cash',
  };
}

/** What was declared to stay, and whether its gates were passed. */
function decisionLines({ text }: ReportScope, { line }: NumberedLine): string[] {
  if (line.disposition === 'dismantle') return [];
  return [text(line.decision === 'retain' ? 'derivation.decision.retained' : 'derivation.decision.refused')];
}

function massLine(scope: ReportScope, { line, component }: NumberedLine): string {
  const { text } = scope;
  const kg = unitName(scope, 'kg');
  const unit = counterName(scope, line.type, line.unit);
  const formula = text('derivation.mass', {
    quantity: withUnit(line.quantity, unit),
    perUnit: withUnit(line.kgPerUnit, `${kg}/${WORD_JOINER}${unit}`),
    mass: withUnit(line.massKg, kg),
    method: massMethodName(scope, line.massMethod),
  });
  const basis = component.mass?.basis;
  return [
    formula,
    ...(basis ? [text('derivation.mass-basis', { basis })] : []),
    ...catalogueRange(scope, line, unit),
    ...(line.massLowKg === line.massHighKg
      ? []
      : [text('derivation.mass-range', { low: grouped(line.massLowKg), high: grouped(line.massHighKg) })]),
  ].join('');
}

/** What the catalogue gives per unit; of a single piece it is the mass itself. */
function catalogueRange({ text, appraisal }: ReportScope, line: AppraisalLine, unit: string): readonly string[] {
  const defaulted = appraisal.findings.find(
    ({ code, componentId }) => code === 'mass-defaulted' && componentId === line.componentId,
  );
  const { low, high } = defaulted?.data ?? {};
  if (typeof low !== 'string' || typeof high !== 'string' || compare(line.quantity, '1') === 0) return [];
  return [text('derivation.catalogue-range', { unit, low: grouped(low), high: grouped(high) })];
}

function scrapLines(scope: ReportScope, { line }: NumberedLine): string[] {
  const lines = line.materials.map((material) => materialLine(scope, line.massKg, material));
  const sum = line.materials.map(({ amount }) => grouped(amount)).join(' + ');
  const total = scope.text('derivation.scrap-sum', { sum, total: yuan(line.scrapAmount) });
  // What is scrapped adds up to the amount in its title; what stays needs the sum for its lower bound.
  return line.decision === 'retain' && line.materials.length > 1 ? [...lines, total] : lines;
}

/** Mass in kilograms, price in yuan per kilogram: the same on every line, so said once above them. */
function materialLine(scope: ReportScope, massKg: string, material: MaterialLine): string {
  const { text } = scope;
  const values = {
    material: materialName(scope, material.material),
    mass: grouped(massKg),
    share: withoutTrailingZeros(material.share),
    amount: grouped(material.amount),
  };
  if (material.pricePerKg === null) {
    return text('derivation.hazardous', { ...values, code: material.hazardousWasteCode ?? '' });
  }
  return text('derivation.material', {
    ...values,
    recovery: withoutTrailingZeros(material.recoveryRate),
    price: grouped(material.pricePerKg),
  });
}

function retainedLines(scope: ReportScope, entry: NumberedLine): string[] {
  const { retained } = entry.line;
  if (!retained) return [];
  return [
    ageFormula(scope, entry, retained),
    conditionFormula(scope, retained),
    ...refurbishmentFormula(scope, entry, retained),
    retainedFormula(scope, entry, retained),
    boundFormula(scope, entry, retained),
  ];
}

/** In months, so that every operand is exact: remaining = max(life − used, floor). */
function ageFormula(scope: ReportScope, { type }: NumberedLine, retained: RetainedDetail): string {
  const life = withoutTrailingZeros(multiply(retained.lifeYears, MONTHS_PER_YEAR));
  const floor = withoutTrailingZeros(multiply(type.lifeFloor?.value ?? '0', MONTHS_PER_YEAR));
  const left = subtract(life, String(retained.usedMonths));
  return scope.text('derivation.age', {
    installedOn: dayInChinese(retained.installedOn),
    referenceDate: dayInChinese(scope.appraisal.referenceDate),
    used: retained.usedMonths,
    life,
    floor,
    remaining: compare(left, floor) < 0 ? floor : left,
    rate: retained.ageLifeRate,
  });
}

function conditionFormula({ text, standard }: ReportScope, retained: RetainedDetail): string {
  return text('derivation.condition', {
    ageWeight: withoutTrailingZeros(standard.conditionWeights.age.value),
    ageRate: retained.ageLifeRate,
    surveyWeight: withoutTrailingZeros(standard.conditionWeights.survey.value),
    score: retained.score,
    rate: retained.conditionRate,
  });
}

/** What the order states for refurbishment, where its tax is not what the order asks for. */
function refurbishmentFormula(
  scope: ReportScope,
  { line, component }: NumberedLine,
  retained: RetainedDetail,
): string[] {
  if (!component.retention?.refurbishment) return [];
  const node = line.trace.find(({ inputs }) => typeof inputs['refurbishment'] === 'string');
  const conversion = node === undefined ? '' : taxConversion(node.inputs);
  if (conversion === '') return [];
  return [
    scope.text('derivation.refurbishment', {
      unit: counterName(scope, line.type, line.unit),
      given: grouped(component.retention.refurbishment.amount),
      conversion,
      used: grouped(retained.refurbishmentPerUnit),
    }),
  ];
}

function retainedFormula(scope: ReportScope, { line }: NumberedLine, retained: RetainedDetail): string {
  return scope.text('derivation.retained', {
    priced: withUnit(withoutTrailingZeros(retained.pricedQuantity), unitName(scope, retained.pricedUnit)),
    newPrice: unitPrice(scope, retained.newPrice, retained.pricedUnit),
    rate: retained.conditionRate,
    obsolescence: retained.functionalObsolescence,
    quantity: withUnit(line.quantity, counterName(scope, line.type, line.unit)),
    refurbishment: grouped(retained.refurbishmentPerUnit),
    result: yuan(retained.beforeBounds),
  });
}

function boundFormula(scope: ReportScope, { line }: NumberedLine, retained: RetainedDetail): string {
  return scope.text(`derivation.bound.${retained.bound}`, {
    newPrice: yuan(withoutTrailingZeros(multiply(retained.pricedQuantity, retained.newPrice))),
    scrap: yuan(line.scrapAmount),
    amount: yuan(line.amount),
  });
}
