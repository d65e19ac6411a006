import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { StandardLibrary } from '../../standards/standard-library.js';
import { contradictionsOf, yearsBetween } from './contradictions.js';
import { evidenceLabelOf } from './evidence-label.js';
import { missingPartsOf } from './missing-parts.js';
import { gradeOf, scoreGrades, scoreOf } from './score-grades.js';
import { surveyOverview } from './survey-overview.js';
import type { SurveyedComponent, SurveyedType, SurveySetting } from './surveyed-component.js';
import { surveyedTypes } from './surveyed-types.js';

const entry = { basis: 'assumption', clause: '勘察检查表', isRequired: true };
const rail: SurveyedType = {
  code: 'car-guide-rail',
  zh: '轿厢导轨',
  unit: 'm',
  mayBeKept: true,
  lifeYears: '25',
  materialsRequired: false,
  checklist: [
    { ...entry, code: 'rail-bent', zh: '导轨弯曲' },
    { ...entry, code: 'rail-worn', zh: '工作面磨损' },
  ],
};
const rope: SurveyedType = {
  ...rail,
  code: 'suspension-rope',
  zh: '曳引钢丝绳',
  mayBeKept: false,
  lifeYears: null,
  checklist: [],
};
const setting: SurveySetting = {
  type: rail,
  commissionedOn: '2004-09-01',
  referenceDate: '2026-06-30',
  today: '2026-07-20',
  photos: 1,
};
/** A rail surveyed without any fault: every rule is tried by one change to it. */
const sound: SurveyedComponent = {
  id: 'c07',
  type: 'car-guide-rail',
  quantity: '66.0',
  unit: 'm',
  mass: { method: 'linear', kgPerUnit: '8.63', basis: '8.63 kg/m' },
  disposition: 'retain',
  installedOn: '2004-08-01',
  survey: {
    score: '0.80',
    conditions: [
      { code: 'rail-bent', met: false },
      { code: 'rail-worn', met: false },
    ],
    surveyedOn: '2026-07-01',
    surveyor: '赵勘察',
  },
};
const withSurvey = (changes: SurveyedComponent['survey']): SurveyedComponent => ({
  ...sound,
  survey: { ...sound.survey, ...changes },
});
const found = (component: SurveyedComponent, changes: Partial<SurveySetting> = {}): readonly string[] =>
  contradictionsOf(component, { ...setting, ...changes }).map(({ code, pointer }) => `${code} ${pointer}`);
const lacking = (component: SurveyedComponent, changes: Partial<SurveySetting> = {}): readonly string[] =>
  missingPartsOf(component, { ...setting, ...changes }).map(({ code, pointer }) => `${code} ${pointer}`);

describe('contradictions of a surveyed component', () => {
  it('finds none in a sound one', () => {
    expect([found(sound), lacking(sound)]).toEqual([[], []]);
  });

  it.each<[string, SurveyedComponent, Partial<SurveySetting>]>([
    [
      'condition-met-but-retained /disposition',
      withSurvey({
        conditions: [
          { code: 'rail-bent', met: true },
          { code: 'rail-worn', met: false },
        ],
      }),
      {},
    ],
    ['type-never-retained /disposition', { ...sound, survey: { ...sound.survey, score: '0.50' } }, { type: rope }],
    [
      'as-new-but-old /survey/score',
      { ...withSurvey({ score: '0.90' }), installedOn: '2001-07-01' },
      { commissionedOn: '2001-09-01' },
    ],
    ['spent-but-retained /survey/score', withSurvey({ score: '0.2499' }), {}],
    ['score-outside-grade /survey/score', sound, { grade: 'fair' }],
    ['installed-before-lift /installedOn', { ...sound, installedOn: '2002-09-01' }, {}],
    [
      'surveyed-before-installed /survey/surveyedOn',
      { ...sound, installedOn: '2026-06-01', survey: { ...sound.survey, surveyedOn: '2026-05-31' } },
      {},
    ],
    ['surveyed-in-future /survey/surveyedOn', withSurvey({ surveyedOn: '2026-07-21' }), {}],
    ['installed-after-reference /installedOn', { ...sound, installedOn: '2026-07-01' }, {}],
    [
      'condition-answered-both-ways /survey/conditions',
      {
        ...withSurvey({
          conditions: [
            { code: 'rail-bent', met: true },
            { code: 'rail-bent', met: false },
          ],
        }),
        disposition: 'dismantle',
      },
      {},
    ],
  ])('%s', (expected, component, changes) => {
    expect(found(component, changes)).toEqual([expected]);
  });

  it('calls a 25-year-old rope no new one, though the edition gives ropes no life', () => {
    const old = { ...sound, type: 'suspension-rope', disposition: 'dismantle', installedOn: '2001-06-01' } as const;
    const asNew = { ...old, survey: { ...sound.survey, score: '0.95' } };
    const [remark] = contradictionsOf(asNew, { ...setting, type: rope, commissionedOn: '2001-09-01' });
    expect(remark).toMatchObject({ code: 'as-new-but-old', pointer: '/survey/score' });
    expect(remark?.message).toBe(
      '成新率 0.95 表示近新，但自 2001-06-01 起已使用 25 年，已达到 15 年；请核对评分或安装日期。',
    );
    expect(found({ ...asNew, installedOn: '2020-01-01' }, { type: rope })).toEqual([]);
  });

  it('does not take the weeks of mounting before the first ride for a contradiction', () => {
    expect(found({ ...sound, installedOn: '2002-09-02' })).toEqual([]);
  });

  it('names the condition in words, and by its code where the edition does not know it', () => {
    const met = (code: string) =>
      contradictionsOf(withSurvey({ conditions: [{ code, met: true }] }), setting)[0]?.message;
    expect(met('rail-bent')).toContain('“导轨弯曲”');
    expect(met('toString')).toContain('“toString”');
  });

  it('counts completed years', () => {
    expect([yearsBetween('2001-07-02', '2026-07-01'), yearsBetween('2001-07-01', '2026-07-01')]).toEqual([24, 25]);
  });
});

describe('what a survey still lacks', () => {
  it.each<[string, SurveyedComponent, Partial<SurveySetting>]>([
    ['survey-day-missing /survey/surveyedOn', withSurvey({ surveyedOn: undefined }), {}],
    ['surveyor-missing /survey/surveyor', withSurvey({ surveyor: '' }), {}],
    ['disposition-missing /disposition', { ...sound, disposition: undefined }, {}],
    ['quantity-missing /quantity', { ...sound, quantity: undefined }, {}],
    ['mass-missing /mass/kgPerUnit', { ...sound, mass: { method: 'weighed', basis: '磅单' } }, {}],
    [
      'mass-proof-missing /mass/basis',
      { ...sound, mass: { method: 'weighed', kgPerUnit: '9' }, evidence: ['磅单 3'] },
      { photos: 0 },
    ],
    ['materials-missing /materials', sound, { type: { ...rail, materialsRequired: true } }],
    ['score-missing /survey/score', withSurvey({ score: undefined }), {}],
    ['conditions-unanswered /survey/conditions', withSurvey({ conditions: [{ code: 'rail-bent', met: false }] }), {}],
    ['installation-day-missing /installedOn', { ...sound, installedOn: undefined }, { commissionedOn: undefined }],
    ['kept-without-evidence /survey/evidence', sound, { photos: 0 }],
  ])('%s', (expected, component, changes) => {
    expect(lacking(component, changes)).toEqual([expected]);
  });

  it('asks neither score nor conditions of what is taken down', () => {
    const bare = {
      ...sound,
      disposition: 'dismantle',
      survey: { surveyedOn: '2026-07-01', surveyor: '赵勘察' },
    } as const;
    expect(lacking(bare, { photos: 0 })).toEqual([]);
  });
});

describe('grades of the score', () => {
  it('cover 0 to 1 without gap or overlap', () => {
    expect(scoreGrades.map(({ from }) => from).slice(0, -1)).toEqual(scoreGrades.map(({ to }) => to).slice(1));
    expect([scoreGrades[0]?.to, scoreGrades.at(-1)?.from]).toEqual(['1.00', '0.00']);
  });

  it.each([
    ['1', 'as-new'],
    ['0.9', 'as-new'],
    ['0.8999', 'good'],
    ['0.75', 'good'],
    ['0.5', 'fair'],
    ['0.25', 'worn'],
    ['0', 'spent'],
  ])('%s is %s', (score, code) => {
    expect(gradeOf(score)?.code).toBe(code);
  });

  it.each(['1.01', '-0.1', '.5', '80%', '0.12345', '', 'NaN', '１'])('takes %j for no score', (text) => {
    expect([scoreOf(text), gradeOf(text)]).toEqual([null, null]);
  });
});

describe('the label of evidence', () => {
  const weighed = { ...sound, mass: { method: 'weighed', kgPerUnit: '9', basis: '磅单' } } as const;
  it.each<[string, SurveyedComponent, number]>([
    ['assumed', { ...sound, mass: undefined }, 3],
    ['assumed', { ...sound, mass: { method: 'catalogue' } }, 3],
    ['assumed', { ...sound, survey: undefined }, 3],
    ['declared', { ...weighed, survey: undefined }, 3],
    ['declared', { ...sound, mass: { method: 'nameplate', kgPerUnit: '9' } }, 3],
    ['declared', weighed, 0],
    ['verified', weighed, 1],
    ['verified', { ...weighed, evidence: ['磅单 3'] }, 0],
    ['verified', sound, 1],
  ])('%s', (expected, component, photos) => {
    expect(evidenceLabelOf(component, photos).label).toBe(expected);
  });
});

describe('the shipped edition', () => {
  it('gives every type its checklist, required conditions first, and no figure of its own to types never kept', async () => {
    const library = await StandardLibrary.load(join(packageRoot, 'standards'));
    const [edition] = library.list();
    if (edition === undefined) throw new Error('no edition is shipped');
    const types = surveyedTypes(edition);
    const keepable = Object.values(types).filter(({ mayBeKept }) => mayBeKept);
    expect([Object.keys(types).length, keepable.length]).toEqual([79, 23]);
    for (const { code, checklist, lifeYears } of keepable) {
      const required = edition.standard.componentTypes[code]?.requiredConditions ?? [];
      expect(checklist.slice(0, required.length).map((one) => one.code)).toEqual(required);
      expect(lifeYears).toMatch(/^\d+$/);
    }
    const lines = surveyOverview({
      components: [sound, { id: 'x', type: 'constructor' }],
      types,
      today: '2026-07-20',
      photos: new Map([['c07', 2]]),
    });
    expect(lines.map(({ evidence, isDone }) => [evidence.label, isDone])).toEqual([
      ['verified', false],
      ['assumed', false],
    ]);
    expect(lines[0]?.remarks.map(({ code }) => code)).toEqual(['conditions-unanswered']);
  });
});
