/** The form of one component as it was sent: the component it makes, or the page that says why it could not be saved. */
import { contradictionsOf } from '../../assignments/survey/contradictions.js';
import { withFields, type SurveyFields } from '../../assignments/survey/survey-fields.js';
import type { DraftComponent } from '../../assignments/working-paper/working-paper.js';
import { EdgeError } from '../../http/edge-error.js';
import type { FormBody } from '../../http/page/form-body.js';
import { formWithFaults, formWithProblem, type FormState } from '../../http/page/form-state.js';
import type { PartTrouble } from './part-card.js';
import { fieldOfPointer } from './survey-words.js';

export interface RefusedPart {
  readonly form: FormState;
  readonly trouble: PartTrouble;
  readonly status: number;
}

/** The fields without the component's id before their names. */
function ownFields(componentId: string, sent: FormBody): SurveyFields {
  const prefix = `${componentId}.`;
  const names = sent.names().filter((name) => name.startsWith(prefix));
  return Object.fromEntries(names.map((name) => [name.slice(prefix.length), sent.text(name)]));
}

export function componentSent(
  components: readonly DraftComponent[],
  componentId: string,
  sent: FormBody,
): DraftComponent {
  const current = components.find(({ id }) => id === componentId);
  if (current === undefined) throw noSuchComponent();
  const fields = ownFields(componentId, sent);
  const component = withFields(current, fields);
  // The grade is not stored: that it and the score differ would be forgotten by saving.
  const setting = { type: undefined, today: '9999-12-31', photos: 0, grade: fields['grade'] };
  const wrongGrade = contradictionsOf(component, setting).find(({ code }) => code === 'score-outside-grade');
  if (wrongGrade !== undefined) throw new WrongGrade(wrongGrade.message);
  return component;
}

class WrongGrade extends Error {}

/** Anything that is no refusal of what was typed is thrown on. */
export function refusedPart(componentId: string, sent: FormBody, error: unknown): RefusedPart {
  if (error instanceof WrongGrade) {
    const form = formWithFaults(sent, [{ name: `${componentId}.score`, text: error.message }]);
    return { form, trouble: { componentId, theirs: null }, status: 422 };
  }
  if (!(error instanceof EdgeError)) throw error;
  if (error.code === 'component-changed') {
    const theirs = error.content.members?.['current'] as DraftComponent;
    return { form: formWithFaults(sent, []), trouble: { componentId, theirs }, status: 412 };
  }
  if (error.kind !== 'unprocessable' && error.kind !== 'conflict') throw error;
  const form = formWithProblem(sent, error.content);
  const pointers = error.content.faults ?? [];
  const all = form.faults.all.map(({ text }, index) => {
    const field = fieldOfPointer(pointers[index]?.pointer ?? '');
    return { name: field === '' ? '' : `${componentId}.${field}`, text };
  });
  return { form: { ...form, faults: { ...form.faults, all } }, trouble: { componentId, theirs: null }, status: 422 };
}

function noSuchComponent(): EdgeError {
  const title = { zh: '工作底稿中没有这个零部件', en: 'The working paper has no such component' };
  return new EdgeError({ kind: 'not-found', code: 'component-unknown', title });
}
