/** Words and addresses of the survey's pages, and where on the form a fault of a component belongs. */
import { massMethodNames } from '../../assignments/component-sheets/component-columns.js';
import type { SurveyScene } from './survey-scenes.js';

export const surveyHref = (assignmentId: string): string =>
  `/console/assignments/${encodeURIComponent(assignmentId)}/survey`;

export const partHref = (assignmentId: string, componentId: string): string =>
  `${surveyHref(assignmentId)}/components/${encodeURIComponent(componentId)}`;

/** In the page; the anchor stands within the part, so that a browser opens the part that is led to. */
export const partAnchor = (componentId: string): string => `part-${componentId}`;

export const massMethods: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: '请选择' },
  ...Object.entries(massMethodNames).map(([value, label]) => ({ value, label })),
];

export const fieldLabels: Readonly<Record<string, string>> = {
  quantity: '数量',
  massMethod: '质量怎么得来',
  kgPerUnit: '单位质量',
  massBasis: '质量依据',
  disposition: '处置',
  installedOn: '安装日期',
  grade: '成新率等级',
  score: '勘察成新率',
  surveyedOn: '勘察日期',
  surveyor: '勘察人员',
  evidence: '佐证',
  description: '说明',
};

const fieldAt: readonly (readonly [pointer: string, field: string])[] = [
  ['/mass/method', 'massMethod'],
  ['/mass/kgPerUnit', 'kgPerUnit'],
  ['/mass/basis', 'massBasis'],
  ['/survey/score', 'score'],
  ['/survey/surveyedOn', 'surveyedOn'],
  ['/survey/surveyor', 'surveyor'],
  ['/survey/evidence', 'evidence'],
  ['/quantity', 'quantity'],
  ['/disposition', 'disposition'],
  ['/installedOn', 'installedOn'],
  ['/description', 'description'],
];

/** '' : nowhere in particular. */
export const fieldOfPointer = (pointer: string): string =>
  fieldAt.find(([start]) => pointer === start || pointer.startsWith(`${start}/`))?.[1] ?? '';

export const doneCount = ({ parts }: Pick<SurveyScene, 'parts'>): number => parts.filter(({ isDone }) => isDone).length;
