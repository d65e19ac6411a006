/** Rule 5: the age a component counts from, and its composite condition rate (综合成新率). */
import type { AppraisalOrder, CalendarDay, Component } from '../order.js';
import type { ComponentType, Parameter, Standard } from '../standard.js';
import type { TraceNode } from '../trace.js';
import type { Condition, InstalledOn } from '../worksheet.js';
import type { References } from '../references.js';
import type { Decimal } from '../exact/decimal.js';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  roundedQuotient,
  subtractDecimals,
} from '../exact/decimal.js';
import type { Int } from '../exact/integer.js';
import { formatRate, ratePlaces } from '../exact/scales.js';
import { monthsBetween } from '../calendar.js';
import { ruleClauses } from '../clauses.js';

const monthsPerYear: Decimal = { units: 12, scale: 0 };

/** The component's own day, else the lift's; null when neither is known. */
export function installedOnOf(component: Component, { lift }: AppraisalOrder): InstalledOn | null {
  if (component.installedOn !== undefined) return { day: component.installedOn, isDefaulted: false };
  return lift.commissionedOn === undefined ? null : { day: lift.commissionedOn, isDefaulted: true };
}

export interface ConditionFacts {
  readonly installedOn: InstalledOn;
  readonly referenceDate: CalendarDay;
  readonly score: string;
}

export function rateCondition(
  facts: ConditionFacts,
  type: ComponentType,
  { standard, references }: { readonly standard: Standard; readonly references: References },
): Condition {
  const { life, lifeFloor } = type;
  if (life === null || lifeFloor === null) throw new Error(`A type that can stay has a life and a floor: ${type.code}`);
  const usedMonths = monthsBetween(facts.installedOn.day, facts.referenceDate);
  const remaining = remainingMonths(usedMonths, parseDecimal(life.value), parseDecimal(lifeFloor.value));
  const ageLifeRate = roundedQuotient(remaining, addDecimals(monthsOf(usedMonths), remaining), ratePlaces);
  const score = parseDecimal(facts.score);
  const { age, survey } = standard.conditionWeights;
  const conditionRate = weigh({ ageLifeRate, score }, parseDecimal(age.value), parseDecimal(survey.value));
  const rates = { usedMonths, ageLifeRate, score, conditionRate };
  const nodes = [
    ageLifeNode(facts, rates, { life, lifeFloor, remaining, references }),
    conditionNode(rates, { age, survey, references }),
  ];
  return { installedOn: facts.installedOn, lifeYears: life.value, ...rates, nodes };
}

type Rates = Pick<Condition, 'usedMonths' | 'ageLifeRate' | 'score' | 'conditionRate'>;

function ageLifeNode(
  { installedOn, referenceDate }: ConditionFacts,
  { usedMonths, ageLifeRate }: Rates,
  terms: {
    readonly life: Parameter;
    readonly lifeFloor: Parameter;
    readonly remaining: Decimal;
    readonly references: References;
  },
): TraceNode {
  const { life, lifeFloor, remaining, references } = terms;
  return {
    step: 'rate-condition',
    clause: ruleClauses.condition,
    inputs: {
      installedOn: installedOn.day,
      referenceDate,
      usedMonths,
      lifeYears: life.value,
      floorYears: lifeFloor.value,
      remainingMonths: formatDecimal(remaining),
    },
    uses: [references.parameter(life), references.parameter(lifeFloor)],
    result: formatRate(ageLifeRate),
    rounding: 'round4',
  };
}

function conditionNode(
  { ageLifeRate, score, conditionRate }: Rates,
  { age, survey, references }: { readonly age: Parameter; readonly survey: Parameter; readonly references: References },
): TraceNode {
  return {
    step: 'rate-condition',
    clause: ruleClauses.condition,
    inputs: {
      weightAge: age.value,
      ageLifeRate: formatRate(ageLifeRate),
      weightSurvey: survey.value,
      score: formatDecimal(score, ratePlaces),
    },
    uses: [references.parameter(age), references.parameter(survey)],
    result: formatRate(conditionRate),
    rounding: 'round4',
  };
}

/** max(life − used, floor), in months: years × 12 is as exact as months / 12. */
function remainingMonths(usedMonths: number, lifeYears: Decimal, floorYears: Decimal): Decimal {
  const left = subtractDecimals(multiplyDecimals(lifeYears, monthsPerYear), monthsOf(usedMonths));
  const floor = multiplyDecimals(floorYears, monthsPerYear);
  return compareDecimals(left, floor) < 0 ? floor : left;
}

function monthsOf(count: number): Decimal {
  return { units: count, scale: 0 };
}

/** round4(w_age × ageLifeRate + w_survey × score) */
function weigh(
  { ageLifeRate, score }: { readonly ageLifeRate: Int; readonly score: Decimal },
  weightAge: Decimal,
  weightSurvey: Decimal,
): Int {
  const byAge = multiplyDecimals(weightAge, { units: ageLifeRate, scale: ratePlaces });
  return roundDecimal(addDecimals(byAge, multiplyDecimals(weightSurvey, score)), ratePlaces);
}
