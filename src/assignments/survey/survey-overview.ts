/** The survey of a whole lift: every component with its label, what contradicts itself and what is still missing. */
import { contradictionsOf } from './contradictions.js';
import { evidenceLabelOf, type LabelledEvidence } from './evidence-label.js';
import { missingPartsOf } from './missing-parts.js';
import type { SurveyedComponent, SurveyedType, SurveyRemark, SurveySetting } from './surveyed-component.js';

export interface SurveyFacts<Surveyed extends SurveyedComponent = SurveyedComponent> {
  readonly components: readonly Surveyed[];
  readonly types: Readonly<Record<string, SurveyedType>>;
  readonly commissionedOn?: string;
  readonly referenceDate?: string;
  readonly today: string;
  /** Number of photographs by component. */
  readonly photos: ReadonlyMap<string, number>;
}

export interface SurveyedLine<Surveyed extends SurveyedComponent = SurveyedComponent> {
  readonly component: Surveyed;
  readonly evidence: LabelledEvidence;
  /** Pointers are below the component. */
  readonly remarks: readonly SurveyRemark[];
  readonly isDone: boolean;
}

export function remarksOn(component: SurveyedComponent, setting: SurveySetting): readonly SurveyRemark[] {
  return [...contradictionsOf(component, setting), ...missingPartsOf(component, setting)];
}

export function surveyOverview<Surveyed extends SurveyedComponent>(
  facts: SurveyFacts<Surveyed>,
): readonly SurveyedLine<Surveyed>[] {
  const { components, types, photos, ...days } = facts;
  return components.map((component) => {
    const count = photos.get(component.id) ?? 0;
    const type = Object.hasOwn(types, component.type) ? types[component.type] : undefined;
    const remarks = remarksOn(component, { ...days, type, photos: count });
    return { component, evidence: evidenceLabelOf(component, count), remarks, isDone: remarks.length === 0 };
  });
}
