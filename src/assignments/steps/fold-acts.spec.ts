import { describe, expect, it } from '@jest/globals';
import { completedSteps, contentsOf, holdOf, keptUntil } from './fold-acts.js';
import type { AssignmentAct } from '../assignment.entities.js';

const act = (name: AssignmentAct['act'], step: AssignmentAct['step'], content: object = {}) => ({
  act: name,
  step,
  contentJson: JSON.stringify(content),
  actor: 'a',
  personId: null,
  at: '2026-11-02T08:00:00.000Z',
});

describe('what acts come to', () => {
  it('is the latest record of each step', () => {
    const acts = [act('recorded', 'plan', { methods: '一' }), act('recorded', 'plan', { methods: '二' })];
    expect(contentsOf(acts)).toMatchObject({ plan: { methods: '二' }, contract: {} });
  });

  it('is complete until it is reopened', () => {
    const acts = [act('completed', 'plan'), act('completed', 'contract'), act('reopened', 'plan')];
    expect(Object.keys(completedSteps(acts))).toEqual(['contract']);
    expect(Object.keys(completedSteps([...acts, act('completed', 'plan')]))).toEqual(['contract', 'plan']);
  });

  it('is on hold until that is lifted', () => {
    const set = act('hold-set', null, { reason: '诉讼' });
    expect([holdOf([]), holdOf([set])?.reason, holdOf([set, act('hold-lifted', null)])]).toEqual([null, '诉讼', null]);
  });
});

describe('the term', () => {
  it.each([
    [null, false, null],
    ['2026-11-02', false, '2041-11-02'],
    ['2026-11-02', true, '2056-11-02'],
    ['2028-02-29', false, '2043-03-01'],
    ['2034-02-28', true, '2064-02-28'],
  ])('of %s, statutory %s, ends %s', (issuedOn, statutory, end) => {
    expect(keptUntil(issuedOn, { statutory })).toBe(end);
  });
});
