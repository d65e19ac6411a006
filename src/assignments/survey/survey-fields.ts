/**
 * One surveyed component as the fields of a form, and back. The same on the server and in a browser without network, so
 * that a draft kept there becomes exactly the component the form would have sent.
 */
import { gradeOf } from './score-grades.js';
import type { ConditionAnswer, SurveyAnswers, SurveyedComponent, SurveyedMassMethod } from './surveyed-component.js';

export type SurveyFields = Readonly<Record<string, string>>;

const conditionPrefix = 'condition.';
export const conditionField = (code: string): string => `${conditionPrefix}${code}`;

const LINE_BREAK = /\r\n|\r|\n/;

export function fieldsOf(component: SurveyedComponent): SurveyFields {
  return { ...figuresOf(component), ...massFieldsOf(component.mass), ...visitOf(component.survey) };
}

const figuresOf = ({ quantity, disposition, installedOn, description }: SurveyedComponent): SurveyFields =>
  withEmpty({ quantity, disposition, installedOn, description });

const massFieldsOf = (mass: SurveyedComponent['mass']): SurveyFields =>
  withEmpty({ massMethod: mass?.method, kgPerUnit: mass?.kgPerUnit, massBasis: mass?.basis });

function visitOf(survey: SurveyAnswers | undefined): SurveyFields {
  const { score, conditions = [], surveyedOn, surveyor, evidence = [] } = survey ?? {};
  const answers = conditions.map(({ code, met }) => [conditionField(code), met ? 'yes' : 'no'] as const);
  const visit = withEmpty({ grade: gradeOf(score)?.code, score, surveyedOn, surveyor });
  return { ...visit, evidence: evidence.join('\n'), ...Object.fromEntries(answers) };
}

function withEmpty(texts: Readonly<Record<string, string | undefined>>): SurveyFields {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? '']));
}

/** What the form does not show (materials, retention papers, variant) stays as it was. */
export function withFields<Surveyed extends SurveyedComponent>(component: Surveyed, fields: SurveyFields): Surveyed {
  const text = (name: string): string => (fields[name] ?? '').trim();
  return withoutAbsent({
    ...component,
    quantity: text('quantity') || undefined,
    mass: massOf(text('massMethod'), { kgPerUnit: text('kgPerUnit'), basis: text('massBasis') }),
    disposition: dispositionOf(text('disposition')),
    installedOn: text('installedOn') || undefined,
    description: text('description') || undefined,
    survey: surveyOf(fields),
  });
}

function massOf(
  method: string,
  own: { readonly kgPerUnit: string; readonly basis: string },
): SurveyedComponent['mass'] {
  if (method === '') return undefined;
  const { kgPerUnit, basis } = own;
  // With the catalogue's figure an own one is no longer meant.
  const figure = method === 'catalogue' ? undefined : kgPerUnit || undefined;
  return withoutAbsent({ method: method as SurveyedMassMethod, kgPerUnit: figure, basis: basis || undefined });
}

const dispositionOf = (text: string): SurveyedComponent['disposition'] =>
  text === 'retain' || text === 'dismantle' ? text : undefined;

function surveyOf(fields: SurveyFields): SurveyAnswers | undefined {
  const text = (name: string): string | undefined => (fields[name] ?? '').trim() || undefined;
  const evidence = (fields['evidence'] ?? '')
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const conditions = answersOf(fields);
  const survey = withoutAbsent<SurveyAnswers>({
    score: text('score'),
    conditions: conditions.length === 0 ? undefined : conditions,
    surveyedOn: text('surveyedOn'),
    surveyor: text('surveyor'),
    evidence: evidence.length === 0 ? undefined : evidence,
  });
  return Object.keys(survey).length === 0 ? undefined : survey;
}

/** By code, so that the order in which they were answered makes no difference. */
function answersOf(fields: SurveyFields): readonly ConditionAnswer[] {
  return Object.entries(fields)
    .filter(([name, answer]) => name.startsWith(conditionPrefix) && ['yes', 'no'].includes(answer))
    .map(([name, answer]) => ({ code: name.slice(conditionPrefix.length), met: answer === 'yes' }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

function withoutAbsent<Whole extends object>(whole: Whole): Whole {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Whole;
}
