/** From an edition of the standard, what a survey needs of each component type. */
import type { ComponentType, ScrappingCondition } from '../../engine/index.js';
import type { StandardEdition } from '../../standards/standard-edition.js';
import type { ChecklistEntry, SurveyedType } from './surveyed-component.js';

export function surveyedTypes(
  edition: Pick<StandardEdition, 'standard' | 'conditionsOf'>,
): Readonly<Record<string, SurveyedType>> {
  const { componentTypes } = edition.standard;
  return Object.fromEntries(Object.entries(componentTypes).map(([code, type]) => [code, typeOf(edition, type)]));
}

function typeOf(
  { standard, conditionsOf }: Pick<StandardEdition, 'standard' | 'conditionsOf'>,
  type: ComponentType,
): SurveyedType {
  const { code, zh, unit, retentionClass, life, materials, requiredConditions } = type;
  const required = new Set(requiredConditions);
  const own = Object.hasOwn(conditionsOf, code) ? (conditionsOf[code] ?? []) : [];
  // What is required comes first, in the order of the edition.
  const codes = [...requiredConditions, ...own.filter((one) => !required.has(one))];
  return {
    ...{ code, zh, unit },
    mayBeKept: standard.retentionClasses[retentionClass].gates !== null,
    lifeYears: life?.value ?? null,
    materialsRequired: materials === 'required',
    checklist: codes.flatMap((one) => entryOf(standard.scrappingConditions[one], required)),
  };
}

function entryOf(condition: ScrappingCondition | undefined, required: ReadonlySet<string>): readonly ChecklistEntry[] {
  if (condition === undefined) return [];
  const { code, zh, basis, clause } = condition;
  return [{ code, zh, basis, clause, isRequired: required.has(code) }];
}
