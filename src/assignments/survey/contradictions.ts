/** What in the survey of one component cannot all be true. Nothing is corrected here: the surveyor decides which is wrong. */
import { gradeOf, gradeRange, scoreGrades, scoreOf } from './score-grades.js';
import { isKept, type SurveyedComponent, type SurveyRemark, type SurveySetting } from './surveyed-component.js';

/** From here on a score says "as new". */
const AS_NEW = 0.9;
/** Where the edition gives a type no life, a part older than this is not as new. A limit of this service, not of a standard. */
const OLD_WITHOUT_LIFE_YEARS = 15;
/** Parts are mounted before the lift is put into service, but not years before. */
const MOUNTED_BEFORE_YEARS = 2;

type Rule = (component: SurveyedComponent, setting: SurveySetting) => SurveyRemark | null;

export function contradictionsOf(component: SurveyedComponent, setting: SurveySetting): readonly SurveyRemark[] {
  return rules.flatMap((rule) => rule(component, setting) ?? []);
}

const contradiction = (code: string, pointer: string, message: string): SurveyRemark => ({
  kind: 'contradiction',
  ...{ code, pointer, message },
});

const conditionMetButKept: Rule = (component, { type }) => {
  const met = (component.survey?.conditions ?? []).filter((answer) => answer.met);
  if (!isKept(component) || met.length === 0) return null;
  const names = met.map(({ code }) => type?.checklist.find((one) => one.code === code)?.zh ?? code);
  const message = `已勾选报废条件“${names.join('”“')}”，处置却是保留；请核对报废条件，或改为拆除。`;
  return contradiction('condition-met-but-retained', '/disposition', message);
};

const keptThoughNeverKept: Rule = (component, { type }) =>
  isKept(component) && type !== undefined && !type.mayBeKept
    ? contradiction('type-never-retained', '/disposition', `${type.zh}按分类不能保留，处置应为拆除。`)
    : null;

const asNewButOld: Rule = ({ survey, installedOn }, setting) => {
  const since = installedOn ?? setting.commissionedOn;
  if ((scoreOf(survey?.score) ?? 0) < AS_NEW || since === undefined) return null;
  const years = yearsBetween(since, survey?.surveyedOn || setting.today);
  const limit = ageLimitOf(setting);
  if (years < limit.years) return null;
  const message = `成新率 ${survey?.score} 表示近新，但自 ${since} 起已使用 ${years} 年，${limit.words}；请核对评分或安装日期。`;
  return contradiction('as-new-but-old', '/survey/score', message);
};

function ageLimitOf({ type }: SurveySetting): { readonly years: number; readonly words: string } {
  const life = type?.lifeYears ?? null;
  if (life === null) return { years: OLD_WITHOUT_LIFE_YEARS, words: `已达到 ${OLD_WITHOUT_LIFE_YEARS} 年` };
  return { years: Number(life), words: `已达到本版次的寿命年限 ${life} 年` };
}

const spentButKept: Rule = (component) =>
  isKept(component) && gradeOf(component.survey?.score)?.code === 'spent'
    ? contradiction(
        'spent-but-retained',
        '/survey/score',
        `成新率 ${component.survey?.score} 属于“待报废”，处置却是保留；请核对评分，或改为拆除。`,
      )
    : null;

const scoreOutsideGrade: Rule = ({ survey }, { grade: named }) => {
  const grade = scoreGrades.find(({ code }) => code === named);
  const actual = gradeOf(survey?.score);
  if (grade === undefined || actual === null || actual.code === grade.code) return null;
  const message = `所选等级“${grade.zh}”的成新率为 ${gradeRange(grade)}，填写的 ${survey?.score} 属于“${actual.zh}”。`;
  return contradiction('score-outside-grade', '/survey/score', message);
};

const installedLongBeforeLift: Rule = ({ installedOn }, { commissionedOn }) =>
  installedOn !== undefined &&
  commissionedOn !== undefined &&
  yearsBetween(installedOn, commissionedOn) >= MOUNTED_BEFORE_YEARS
    ? contradiction(
        'installed-before-lift',
        '/installedOn',
        `安装日期 ${installedOn} 比电梯投用日期 ${commissionedOn} 早 ${MOUNTED_BEFORE_YEARS} 年以上；请核对。`,
      )
    : null;

const surveyedBeforeInstalled: Rule = ({ installedOn, survey }) =>
  installedOn !== undefined && survey?.surveyedOn !== undefined && survey.surveyedOn < installedOn
    ? contradiction(
        'surveyed-before-installed',
        '/survey/surveyedOn',
        `勘察日期 ${survey.surveyedOn} 早于安装日期 ${installedOn}；请核对两个日期。`,
      )
    : null;

const surveyedInFuture: Rule = ({ survey }, { today }) =>
  survey?.surveyedOn !== undefined && survey.surveyedOn > today
    ? contradiction('surveyed-in-future', '/survey/surveyedOn', `勘察日期 ${survey.surveyedOn} 还没有到。`)
    : null;

const installedAfterReference: Rule = ({ installedOn }, { referenceDate }) =>
  installedOn !== undefined && referenceDate !== undefined && installedOn > referenceDate
    ? contradiction(
        'installed-after-reference',
        '/installedOn',
        `安装日期 ${installedOn} 晚于评估基准日 ${referenceDate}；请核对。`,
      )
    : null;

const answeredBothWays: Rule = ({ survey }, { type }) => {
  const answers = survey?.conditions ?? [];
  const twice = answers.find(({ code, met }) => answers.some((other) => other.code === code && other.met !== met));
  if (twice === undefined) return null;
  const name = type?.checklist.find(({ code }) => code === twice.code)?.zh ?? twice.code;
  return contradiction('condition-answered-both-ways', '/survey/conditions', `报废条件“${name}”同时答了有和没有。`);
};

const rules: readonly Rule[] = [
  conditionMetButKept,
  keptThoughNeverKept,
  asNewButOld,
  spentButKept,
  scoreOutsideGrade,
  installedLongBeforeLift,
  surveyedBeforeInstalled,
  surveyedInFuture,
  installedAfterReference,
  answeredBothWays,
];

/** Completed years from one day to the other, negative the other way round. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}
