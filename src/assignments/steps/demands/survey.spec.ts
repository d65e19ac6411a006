import { describe, expect, it } from '@jest/globals';
import { caseFacts, machine, rail, recorded } from '../../../../test/builders/case-facts.js';
import type { DraftComponent } from '../../working-paper/working-paper.js';
import { surveyDemands } from './survey.js';

const withRail = (change: Partial<DraftComponent>) =>
  caseFacts({ order: { components: [machine, { ...rail, ...change }] } });
const seen = { surveyedOn: '2026-10-10' };

describe('what the survey demands', () => {
  it('is there', () => expect(surveyDemands(caseFacts())).toEqual([]));

  it('somebody, a day and components', () => {
    expect(surveyDemands(recorded('survey', { surveyor: undefined }))).toMatchObject([{ code: 'surveyor-missing' }]);
    expect(surveyDemands(recorded('survey', { surveyedOn: undefined }))).toMatchObject([
      { code: 'survey-day-missing' },
    ]);
    expect(surveyDemands(caseFacts({ order: {} }))).toMatchObject([{ code: 'components-missing' }]);
  });

  it.each<[string, string, Partial<DraftComponent>]>([
    ['disposition-missing', 'disposition', { disposition: undefined }],
    ['component-not-surveyed', 'survey/surveyedOn', { disposition: 'dismantle', survey: undefined }],
    ['score-missing', 'survey/score', { survey: { ...seen, conditions: rail.survey?.conditions } }],
    ['conditions-unanswered', 'survey/conditions', { survey: { ...seen, score: '0.80', conditions: [] } }],
  ])('%s', (code, place, change) => {
    expect(surveyDemands(withRail(change))).toMatchObject([{ code, pointer: `/order/components/1/${place}` }]);
  });

  it('counts what is open, names the part, and asks nothing of a part that never stays', () => {
    const [missing] = surveyDemands(
      withRail({ survey: { ...seen, score: '1', conditions: [{ code: 'worn', met: true }] } }),
    );
    expect(missing?.message).toBe('c02（导轨）：还有 1 项报废条件没有回答。');
    const kept = { ...machine, disposition: 'retain' as const };
    expect(surveyDemands(caseFacts({ order: { components: [kept] } }))).toEqual([]);
  });

  it('every contradiction answered, for the component it is about', () => {
    const contradiction = {
      code: 'as-new-rope',
      componentId: 'c02',
      message: '钢丝绳。',
      pointer: '/order/components/1',
    };
    const other = { code: 'as-new-rope', componentId: 'c01', answer: '已更换' };
    const own = { ...other, componentId: 'c02' };
    const asked = { contradictions: [contradiction] };
    expect(surveyDemands({ ...recorded('survey', { answers: [other] }), ...asked })).toEqual([
      { code: 'contradiction-unanswered', message: '钢丝绳。', pointer: '/order/components/1' },
    ]);
    expect(surveyDemands({ ...recorded('survey', { answers: [own] }), ...asked })).toEqual([]);
  });
});
