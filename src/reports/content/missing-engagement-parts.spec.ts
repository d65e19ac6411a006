import { describe, expect, it } from '@jest/globals';
import type { AppraisalOrder, Engagement } from '../../engine/index.js';
import { missingEngagementParts } from './missing-engagement-parts.js';

const complete: Engagement = {
  profile: 'agency',
  client: '业主委员会',
  purpose: '更新电梯',
  contractNumber: 'HT-1',
  firm: { name: '某公司', registration: '备案 1' },
  appraisers: [
    { name: '王一', certificate: '1' },
    { name: '赵二', certificate: '2' },
  ],
  reviewer: '孙三',
};

const order = (engagement?: Partial<Engagement>): AppraisalOrder => ({ engagement }) as AppraisalOrder;

describe('the parts a report must print', () => {
  it('are complete', () => {
    expect(missingEngagementParts(order(complete))).toEqual([]);
  });

  it('are all missing from an order without engagement', () => {
    expect(missingEngagementParts(order())).toEqual([
      '报告类型',
      '委托人',
      '评估目的',
      '委托合同编号',
      '评估单位名称',
      '至少两名评估人员的姓名和证书编号',
      '复核人',
    ]);
  });

  it('ask a filed agency, and only one, for its registration', () => {
    const firm = { name: '某公司' };
    expect(missingEngagementParts(order({ ...complete, firm }))).toEqual(['评估机构备案编号']);
    expect(missingEngagementParts(order({ ...complete, firm, profile: 'group-standard' }))).toEqual([]);
  });

  it('ask for two different appraisers with certificates', () => {
    const [first] = complete.appraisers!;
    const lacking = ['至少两名评估人员的姓名和证书编号'];
    expect(missingEngagementParts(order({ ...complete, appraisers: [first!] }))).toEqual(lacking);
    const twice = [...lacking, '互不相同的评估人员和复核人'];
    expect(missingEngagementParts(order({ ...complete, appraisers: [first!, { ...first! }] }))).toEqual(twice);
    const unnumbered = { name: '赵二', certificate: ' ' };
    expect(missingEngagementParts(order({ ...complete, appraisers: [first!, unnumbered] }))).toEqual(lacking);
  });

  it('ask that appraisers and reviewer are different people', () => {
    const [first, second] = complete.appraisers!;
    const lacking = ['互不相同的评估人员和复核人'];
    for (const reviewer of ['王一', '赵二', ' 王 一　']) {
      expect(missingEngagementParts(order({ ...complete, reviewer }))).toEqual(lacking);
    }
    const namesakes = [first!, { ...second!, name: first!.name }];
    expect(missingEngagementParts(order({ ...complete, appraisers: namesakes }))).toEqual(lacking);
    const third = { name: '  ', certificate: '3' };
    expect(missingEngagementParts(order({ ...complete, appraisers: [first!, second!, third] }))).toEqual(lacking);
  });

  it('are not satisfied by spaces', () => {
    expect(missingEngagementParts(order({ ...complete, client: '  ' }))).toEqual(['委托人']);
  });
});
