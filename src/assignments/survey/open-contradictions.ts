/** What in the survey of a working paper contradicts itself, as the state of the assignment lists it. */
import type { StandardEdition } from '../../standards/standard-edition.js';
import type { OpenContradiction } from '../steps/assignment-state.js';
import type { DraftOrder } from '../working-paper/working-paper.js';
import { contradictionsOf } from './contradictions.js';
import type { SurveyedType } from './surveyed-component.js';
import { surveyedTypes } from './surveyed-types.js';

export function openContradictions(
  { components = [], lift, referenceDate }: DraftOrder,
  edition: StandardEdition | null,
  today: string,
): readonly OpenContradiction[] {
  const types = edition === null ? {} : typesOf(edition);
  const days = { commissionedOn: lift?.commissionedOn, referenceDate, today };
  return components.flatMap((component, index) => {
    const type = Object.hasOwn(types, component.type) ? types[component.type] : undefined;
    return contradictionsOf(component, { ...days, type, photos: 0 }).map(({ code, message, pointer }) => ({
      code,
      componentId: component.id,
      message: `${type?.zh ?? component.type}（${component.id}）：${message}`,
      pointer: `/order/components/${index}${pointer}`,
    }));
  });
}

const known = new WeakMap<StandardEdition, Readonly<Record<string, SurveyedType>>>();

/** An edition never changes, and a list of assignments asks for the same one again and again. */
function typesOf(edition: StandardEdition): Readonly<Record<string, SurveyedType>> {
  const types = known.get(edition) ?? surveyedTypes(edition);
  known.set(edition, types);
  return types;
}
