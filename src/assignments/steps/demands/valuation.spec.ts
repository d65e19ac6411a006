import { describe, expect, it } from '@jest/globals';
import { appraised, caseFacts, recorded, review } from '../../../../test/builders/case-facts.js';
import { valuationDemands } from './valuation.js';

describe('what the valuation demands', () => {
  it('is there', () => expect(valuationDemands(caseFacts())).toEqual([]));

  it('an appraisal, of the paper as it stands', () => {
    expect(valuationDemands(caseFacts({ appraised: null }))).toMatchObject([{ code: 'appraisal-missing' }]);
    expect(valuationDemands(caseFacts({ paperVersion: 4 }))).toMatchObject([
      { code: 'appraisal-outdated', message: '评估所依据的是第 3 版工作底稿，现在是第 4 版，请重新评估。' },
    ]);
  });

  it('that the reviewer has not given back', () => {
    const returned = { ...review, verdict: 'returned', comment: '依据不足。' } as const;
    expect(valuationDemands(caseFacts({ review: returned }))).toMatchObject([
      { code: 'returned-by-reviewer', message: '复核人退回：依据不足。请修改后重新评估。' },
    ]);
    expect(valuationDemands(caseFacts({ review: null }))).toEqual([]);
  });

  it('words where the second method gives another value', () => {
    const differing = { appraised: { ...appraised, needsReconciliation: true } };
    expect(valuationDemands(caseFacts(differing))).toMatchObject([{ code: 'reconciliation-missing' }]);
    expect(valuationDemands({ ...recorded('valuation', { reconciliation: '报价含运费' }), ...differing })).toEqual([]);
  });
});
