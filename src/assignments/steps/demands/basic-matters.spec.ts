import { describe, expect, it } from '@jest/globals';
import { caseFacts, recorded } from '../../../../test/builders/case-facts.js';
import type { BasicMattersDto } from '../step-content.dto.js';
import { basicMattersDemands } from './basic-matters.js';

describe('what the basic matters demand', () => {
  it('is there', () => expect(basicMattersDemands(caseFacts())).toEqual([]));

  it.each<[string, string, Partial<BasicMattersDto>]>([
    ['profile-missing', '/profile', { profile: undefined }],
    ['client-missing', '/client', { client: undefined }],
    ['other-users-missing', '/otherUsers', { noOtherUsers: false }],
    ['reference-date-missing', '/referenceDate', { referenceDate: undefined }],
    ['region-missing', '/region', { region: undefined }],
    ['dismantling-payer-missing', '/dismantlingPaidBy', { dismantlingPaidBy: undefined }],
    ['tax-basis-missing', '/taxBasis', { taxBasis: undefined }],
    ['recusals-missing', '/recusals', { recusals: [] }],
  ])('%s', (code, pointer, change) => {
    expect(basicMattersDemands(recorded('basic-matters', change))).toMatchObject([{ code, pointer }]);
  });

  it('takes named other users as well as none', () => {
    const named = recorded('basic-matters', { noOtherUsers: undefined, otherUsers: '街道办事处' });
    expect(basicMattersDemands(named)).toEqual([]);
  });
});
