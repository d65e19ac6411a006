/** One line of the list: the component for the order, its mass, and how the estimate came about. */
import {
  divideDecimalTexts,
  multiplyDecimalTexts,
  type Basis,
  type Component,
  type DecimalText,
  type Parameter,
} from '../engine/index.js';
import { equation, type Expression, type Operand } from './expression.js';
import type { Facts, Ground } from './facts.js';
import { catalogueFigure } from './fit-to-catalogue.js';
import { take, type LineOutcome, type Step } from './outcome.js';
import type { Estimate, ProposedLine } from './starting-list.js';

export function estimateLine(facts: Facts, outcome: LineOutcome, index: number): ProposedLine {
  const type = facts.standard.componentTypes[outcome.type];
  if (type === undefined) throw new Error(`${outcome.type} was to be fitted to the catalogue first.`);
  const { variant, place = null, quantity } = outcome;
  const catalogued = catalogueFigure(type, variant);
  const estimate = estimateOf(facts, outcome, catalogued);
  const kgPerUnit = outcome.kgPerUnit?.value ?? catalogued?.value ?? '0';
  const component: Component = {
    id: `c${String(index + 1).padStart(2, '0')}`,
    type: outcome.type,
    ...(variant === undefined ? {} : { variant }),
    description: descriptionOf(place, estimate),
    quantity: quantity.value,
    unit: type.unit,
    mass: massOf(estimate, outcome.kgPerUnit),
    disposition: 'dismantle',
  };
  const massKg = toThreeDecimals(multiplyDecimalTexts(quantity.value, kgPerUnit));
  const variantName = variant === undefined ? null : (facts.texts[`variant.${outcome.type}.${variant}`] ?? variant);
  return { component, name: type.zh, variantName, system: type.system, place, kgPerUnit, massKg, estimate };
}

/**
 * The catalogue's figure stays the catalogue's: a proposal must not look like a measurement, and an appraisal counts it
 * as an assumption. Only where there is none is the reckoned figure given, and it says what it is.
 */
function massOf({ massFormula }: Estimate, kgPerUnit: Expression | undefined): NonNullable<Component['mass']> {
  if (kgPerUnit === undefined) return { method: 'catalogue' };
  return { method: 'geometry', kgPerUnit: kgPerUnit.value, basis: `估算，未经称重：${massFormula ?? ''}` };
}

/** Printed in the report as it stands, until the surveyor writes what was found. */
const descriptionOf = (place: string | null, { formula }: Estimate): string =>
  `${place === null ? '' : `${place}；`}估算，待现场核对：${formula}`;

function estimateOf({ parameters }: Facts, outcome: LineOutcome, catalogued: Parameter | null): Estimate {
  const { quantity, kgPerUnit, choices, type } = outcome;
  const steps = [...outcome.steps, take('数量', quantity).step];
  if (kgPerUnit !== undefined) steps.push(take('单位质量', kgPerUnit).step);
  const grounds = [...choices.map(({ ground }) => ground), ...steps.flatMap((step) => groundsOf(step))];
  const basis = weakest(grounds);
  const sources = distinct(grounds.map(({ source }) => source));
  const mass = kgPerUnit === undefined ? catalogued : null;
  return {
    formula: equation(quantity),
    massFormula: kgPerUnit === undefined ? null : equation(kgPerUnit),
    steps,
    basis,
    sources,
    massBasis: mass?.basis ?? basis,
    massSources: mass === null ? sources : [mass.source],
    notes: distinct(grounds.map(({ note }) => note)),
    toCheck: parameters.toCheck[type] ?? '现场核对数量与质量',
  };
}

const groundsOf = ({ operands }: Step): readonly Operand[] => operands.filter(({ basis }) => basis !== null);

const strongestFirst: readonly Basis[] = ['standard', 'law', 'convention', 'assumption'];

function weakest(grounds: readonly Ground[]): Basis {
  const ranks = grounds.flatMap(({ basis }) => (basis === null ? [] : [strongestFirst.indexOf(basis)]));
  return strongestFirst[Math.max(...ranks)] ?? 'assumption';
}

function distinct(texts: readonly (string | null)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}

/** round3 of rule 2. */
const toThreeDecimals = (mass: DecimalText): DecimalText => divideDecimalTexts(mass, '1', 3);
