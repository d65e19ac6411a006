import { describe, expect, it } from '@jest/globals';
import { slotsOf } from './signature-slots.js';

describe('the signatures of a report', () => {
  it('come in the order in which the engagement names the appraisers, the seal last', () => {
    const appraisers = [
      { name: '张三', certificate: '2101' },
      { name: '李四', certificate: '2102' },
    ];
    const slots = slotsOf({
      engagement: { profile: 'agency', appraisers, firm: { name: '示例评估有限公司' } },
    });
    expect(slots).toEqual([
      { slot: 'appraiser-1', fieldName: 'Appraiser1', name: '张三', certificate: '2101' },
      { slot: 'appraiser-2', fieldName: 'Appraiser2', name: '李四', certificate: '2102' },
      { slot: 'seal', fieldName: 'FirmSeal', name: '示例评估有限公司', certificate: null },
    ]);
  });

  it('are the seal alone when nobody is named', () => {
    expect(slotsOf({}).map(({ slot }) => slot)).toEqual(['seal']);
  });
});
