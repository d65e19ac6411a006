import { describe, expect, it } from '@jest/globals';
import { caseFacts, recorded } from '../../../../test/builders/case-facts.js';
import type { PlanDto } from '../step-content.dto.js';
import { planDemands } from './plan.js';

describe('what the plan demands', () => {
  it('is there', () => expect(planDemands(caseFacts())).toEqual([]));

  it.each<[string, Partial<PlanDto>]>([
    ['surveyor-missing', { surveyor: undefined }],
    ['survey-day-missing', { surveyOn: undefined }],
    ['methods-missing', { methods: undefined }],
    ['report-day-missing', { reportDueOn: undefined }],
    ['report-day-before-survey', { reportDueOn: '2026-10-09' }],
  ])('%s', (code, change) => {
    expect(planDemands(recorded('plan', change))).toMatchObject([{ code }]);
  });
});
