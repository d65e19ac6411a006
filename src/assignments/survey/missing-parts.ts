/** What a survey still lacks of one component. What is taken down needs less than what is kept. */
import { scoreOf } from './score-grades.js';
import {
  isKept,
  type ChecklistEntry,
  type SurveyedComponent,
  type SurveyRemark,
  type SurveySetting,
} from './surveyed-component.js';

export function missingPartsOf(component: SurveyedComponent, setting: SurveySetting): readonly SurveyRemark[] {
  const isToBeKept = isKept(component) && setting.type?.mayBeKept !== false;
  return [
    ...missingFromVisit(component),
    ...missingFromFigures(component, setting),
    ...(isToBeKept ? missingFromKept(component, setting) : []),
  ].flatMap(([isMissing, remark]) => (isMissing ? [remark] : []));
}

type Demand = readonly [isMissing: boolean, remark: SurveyRemark];

const demand = (isMissing: boolean, [code, pointer]: readonly [string, string], message: string): Demand => [
  isMissing,
  { kind: 'missing', ...{ code, pointer, message } },
];

const missingFromVisit = ({ survey, disposition, quantity }: SurveyedComponent): readonly Demand[] => [
  demand(!survey?.surveyedOn, ['survey-day-missing', '/survey/surveyedOn'], '没有勘察日期'),
  demand(!survey?.surveyor, ['surveyor-missing', '/survey/surveyor'], '没有勘察人员'),
  demand(disposition === undefined, ['disposition-missing', '/disposition'], '没有选择拆除或保留'),
  demand(!quantity, ['quantity-missing', '/quantity'], '没有数量'),
];

function missingFromFigures(
  { mass, materials }: SurveyedComponent,
  { type, photos }: SurveySetting,
): readonly Demand[] {
  const isOwnFigure = mass?.method !== undefined && mass.method !== 'catalogue';
  const noProof = '质量没有依据：请写明磅单、铭牌或算式，或拍照';
  const noMaterials = '没有材料构成，目录对这一类没有默认值';
  return [
    demand(isOwnFigure && !mass.kgPerUnit, ['mass-missing', '/mass/kgPerUnit'], '没有单位质量'),
    demand(isOwnFigure && !mass.basis && photos === 0, ['mass-proof-missing', '/mass/basis'], noProof),
    demand(Boolean(type?.materialsRequired) && isEmpty(materials), ['materials-missing', '/materials'], noMaterials),
  ];
}

function missingFromKept(component: SurveyedComponent, setting: SurveySetting): readonly Demand[] {
  const { survey, installedOn, evidence } = component;
  const open = unanswered(component, setting);
  const noAnswers = `拟保留，还有 ${open.length} 项报废条件没有回答：${open.map(({ zh }) => zh).join('；')}`;
  const noDay = '拟保留，但没有安装日期，电梯也没有投用日期';
  const noEvidence = '拟保留，但没有照片或其他佐证';
  const isBare = setting.photos === 0 && isEmpty(evidence) && isEmpty(survey?.evidence);
  return [
    demand(scoreOf(survey?.score) === null, ['score-missing', '/survey/score'], '拟保留，但没有勘察成新率'),
    demand(open.length > 0, ['conditions-unanswered', '/survey/conditions'], noAnswers),
    demand(!installedOn && !setting.commissionedOn, ['installation-day-missing', '/installedOn'], noDay),
    demand(isBare, ['kept-without-evidence', '/survey/evidence'], noEvidence),
  ];
}

function unanswered({ survey }: SurveyedComponent, { type }: SurveySetting): readonly ChecklistEntry[] {
  const answered = new Set((survey?.conditions ?? []).map(({ code }) => code));
  return (type?.checklist ?? []).filter(({ code, isRequired }) => isRequired && !answered.has(code));
}

const isEmpty = (list: readonly unknown[] | undefined): boolean => (list ?? []).length === 0;
