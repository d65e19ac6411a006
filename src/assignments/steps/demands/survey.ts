/** 现场调查 (资产评估法 Art. 25): somebody was at the lift and looked at every component. */
import type { ComponentType } from '../../../engine/index.js';
import type { DraftComponent } from '../../working-paper/working-paper.js';
import type { CaseFacts, Missing } from '../assignment-state.js';
import { isGiven, missing, nameOf, typeOf, unless, type Demand } from './demand.js';

export const surveyDemands: Demand = (facts) => {
  const { survey } = facts.contents;
  const components = facts.order.components ?? [];
  return [
    ...unless(isGiven(survey.surveyor), 'surveyor-missing', '/surveyor', '请填写现场调查的人员。'),
    ...unless(survey.surveyedOn !== undefined, 'survey-day-missing', '/surveyedOn', '请填写现场调查的日期。'),
    ...unless(
      components.length > 0,
      'components-missing',
      '/order/components',
      '工作底稿中还没有零部件，可以先取初始清单。',
    ),
    ...components.flatMap((component, index) => componentDemands(component, `/order/components/${index}`, facts)),
    ...openContradictions(facts),
  ];
};

function componentDemands(component: DraftComponent, at: string, facts: CaseFacts): readonly Missing[] {
  const name = nameOf(component, facts);
  const { disposition, survey } = component;
  return [
    ...unless(disposition !== undefined, 'disposition-missing', `${at}/disposition`, `${name}：请选择拆除或者留用。`),
    ...unless(
      survey?.surveyedOn !== undefined,
      'component-not-surveyed',
      `${at}/survey/surveyedOn`,
      `${name}：还没有现场查看。`,
    ),
    ...(disposition === 'retain' ? retentionDemands(component, at, facts) : []),
  ];
}

/** What the component's retention class asks the survey for. Parts that may never stay are asked for nothing. */
function retentionDemands(component: DraftComponent, at: string, facts: CaseFacts): readonly Missing[] {
  const type = typeOf(component, facts);
  const gates = type && facts.edition?.standard.retentionClasses[type.retentionClass].gates;
  if (!type || !gates) return [];
  const name = nameOf(component, facts);
  const unanswered = gates.includes('scrapping-conditions') ? openConditions(component, type) : 0;
  return [
    ...unless(
      !gates.includes('survey-score') || component.survey?.score !== undefined,
      'score-missing',
      `${at}/survey/score`,
      `${name}：留用部件须有勘察成新率。`,
    ),
    ...unless(
      unanswered === 0,
      'conditions-unanswered',
      `${at}/survey/conditions`,
      `${name}：还有 ${unanswered} 项报废条件没有回答。`,
    ),
  ];
}

function openConditions({ survey }: DraftComponent, { requiredConditions }: ComponentType): number {
  const answered = new Set((survey?.conditions ?? []).map(({ code }) => code));
  return requiredConditions.filter((code) => !answered.has(code)).length;
}

function openContradictions({ contradictions, contents }: CaseFacts): readonly Missing[] {
  const answers = contents.survey.answers ?? [];
  const isAnswered = (code: string, componentId: string | null): boolean =>
    answers.some((answer) => answer.code === code && (answer.componentId ?? null) === componentId);
  return contradictions
    .filter(({ code, componentId }) => !isAnswered(code, componentId))
    .map(({ message, pointer }) => missing('contradiction-unanswered', pointer, message));
}
