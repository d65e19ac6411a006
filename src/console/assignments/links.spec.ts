import { describe, expect, it } from '@jest/globals';
import { liftHref, missingHref } from './links.js';

describe('where a missing thing is put right', () => {
  it.each([
    ['plan', '/methods', '/console/assignments/A/steps/plan#methods'],
    ['contract', '/steps/basic-matters/recusals', '/console/assignments/A/steps/basic-matters'],
    ['survey', '/order/components/3/survey/score', '/console/assignments/A/survey'],
    ['survey', '/surveyor', '/console/assignments/A/steps/survey#surveyor'],
    ['valuation', '', '/console/assignments/A/valuation'],
    ['archive', '/papers/2/reason', '/console/assignments/A/steps/archive#papers.2.reason'],
  ] as const)('%s %s', (step, pointer, href) => expect(missingHref('A', step, { code: 'x', pointer })).toBe(href));

  it.each([
    ['review-missing', 'review'],
    ['seal-missing', 'report'],
  ])('%s', (code, place) => {
    expect(missingHref('A', 'report', { code, pointer: '' })).toBe(`/console/assignments/A/${place}`);
  });

  it('names a lift in an address whatever its code is', () => {
    expect(liftHref('梯/1')).toBe('/console/lifts/%E6%A2%AF%2F1');
  });
});
