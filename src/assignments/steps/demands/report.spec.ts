import { describe, expect, it } from '@jest/globals';
import { caseFacts, report, review } from '../../../../test/builders/case-facts.js';
import { reportDemands } from './report.js';

describe('what the report demands', () => {
  it('is there', () => expect(reportDemands(caseFacts())).toEqual([]));

  it('an approving review', () => {
    for (const one of [null, { ...review, verdict: 'returned' as const }]) {
      expect(reportDemands(caseFacts({ review: one }))).toMatchObject([{ code: 'review-missing' }]);
    }
  });

  it('a report that is no draft', () => {
    expect(reportDemands(caseFacts({ report: null }))).toMatchObject([{ code: 'report-missing' }]);
    expect(reportDemands(caseFacts({ report: { ...report, state: 'draft' } }))).toMatchObject([
      { code: 'report-draft' },
    ]);
  });

  it('every signature and the seal', () => {
    const signatures = [
      { slot: 'appraiser-1', name: '王一', state: 'signed' },
      { slot: 'appraiser-2', name: '李二', state: 'open' },
      { slot: 'seal', name: '评估公司', state: 'waiting' },
    ] as const;
    expect(reportDemands(caseFacts({ report: { ...report, state: 'prepared', signatures } }))).toMatchObject([
      { code: 'signature-missing', message: '评估人员李二还没有签名。' },
      { code: 'seal-missing' },
    ]);
  });

  it('no earlier report that still counts beside the new one', () => {
    const earlierReports = [{ appraisalId: 'A0', number: '第 1 号' }];
    expect(reportDemands(caseFacts({ earlierReports }))).toMatchObject([
      {
        code: 'earlier-report-standing',
        message: '较早的报告 第 1 号 仍然有效，请以新报告取代它。',
      },
    ]);
    // Before the new one is issued nothing can take the place of the old.
    expect(reportDemands(caseFacts({ report: null, earlierReports }))).toMatchObject([{ code: 'report-missing' }]);
  });
});
