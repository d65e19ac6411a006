/** 计算过程: per component the lines a hand calculator can follow, from quantity to amount. */
import type { MaterialLine, RetainedDetail, StepName } from '../../engine/index.js';
import type { Derivations } from '../report-document.js';
import type { NumberedLine, ReportScope } from './report-scope.js';
import { counterName, materialName, componentName, unitName } from './names.js';
import { dayInChinese, enumerated, grouped, withUnit, withoutTrailingZeros, WORD_JOINER, yuan } from './format.js';
import { compare, multiply, subtract } from './decimals.js';
import { massMethodName } from './describe-finding.js';
import { decisionInWords } from './component-table.js';
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
      ...decisionLines(scope, entry),
      massLine(scope, entry),
      ...scrapLines(scope, entry),
      ...retainedLines(scope, entry),
    ],
    result: text(line.decision === 'retain' ? 'derivation.result.retained' : 'derivation.result.scrap', {
      amount: yuan(line.amount),
    }),
    tone: line.decision === 'retain' ? 'avoided' : 'cash',
  };
}

/** Each line says which step it shows. */
export function stepLine({ text }: ReportScope, step: StepName, formula: string): string {
  return text('derivation.step', { step: text(`step.${step}`), formula });
}

/** What was declared to stay, and whether its gates were passed. */
function decisionLines(scope: ReportScope, { line, type }: NumberedLine): string[] {
  const { text, standard } = scope;
  if (line.disposition === 'dismantle') return [];
  const gates = standard.retentionClasses[type.retentionClass].gates ?? [];
  const formula =
    line.decision === 'retain'
      ? text('derivation.decision.retained', { gates: enumerated(gates.map((gate) => text(`gate.${gate}`))) })
      : text('derivation.decision.refused');
  return [stepLine(scope, 'decide-disposition', formula)];
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
  return stepLine(scope, 'find-mass', basis ? `${formula}${text('derivation.mass-basis', { basis })}` : formula);
}

function scrapLines(scope: ReportScope, { line }: NumberedLine): string[] {
  const lines = line.materials.map((material) => materialLine(scope, line.massKg, material));
  const sum = line.materials.map(({ amount }) => grouped(amount)).join(' + ');
  const total = scope.text('derivation.scrap-sum', { sum, total: yuan(line.scrapAmount) });
  return line.materials.length > 1 ? [...lines, stepLine(scope, 'value-scrap', total)] : lines;
}

function materialLine(scope: ReportScope, massKg: string, material: MaterialLine): string {
  const { text } = scope;
  const name = materialName(scope, material.material);
  const mass = withUnit(massKg, unitName(scope, 'kg'));
  if (material.pricePerKg === null) {
    return stepLine(
      scope,
      'value-scrap',
      text('derivation.hazardous', {
        material: name,
        mass,
        share: material.share,
        code: material.hazardousWasteCode ?? '',
        amount: yuan(material.amount),
      }),
    );
  }
  return stepLine(
    scope,
    'value-scrap',
    text('derivation.material', {
      material: name,
      mass,
      share: material.share,
      recovery: material.recoveryRate,
      price: unitPrice(scope, material.pricePerKg, 'kg'),
      amount: yuan(material.amount),
    }),
  );
}

function retainedLines(scope: ReportScope, entry: NumberedLine): string[] {
  const { retained } = entry.line;
  if (!retained) return [];
  return [
    stepLine(scope, 'rate-condition', ageFormula(scope, entry, retained)),
    stepLine(scope, 'rate-condition', conditionFormula(scope, retained)),
    stepLine(scope, 'value-retained', retainedFormula(scope, entry, retained)),
    stepLine(scope, 'value-retained', boundFormula(scope, entry, retained)),
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
