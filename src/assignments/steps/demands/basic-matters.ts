/** 明确业务基本事项: whom the appraisal is for, on which day and on which terms, and that nobody has an interest in it. */
import { isGiven, unless, type Demand } from './demand.js';

export const basicMattersDemands: Demand = ({ contents }) => {
  const matters = contents['basic-matters'];
  const hasUsers = matters.noOtherUsers === true || isGiven(matters.otherUsers);
  const payer = matters.dismantlingPaidBy !== undefined;
  return [
    ...unless(matters.profile !== undefined, 'profile-missing', '/profile', '请选择报告类型。'),
    ...unless(isGiven(matters.client), 'client-missing', '/client', '请填写委托人。'),
    ...unless(hasUsers, 'other-users-missing', '/otherUsers', '请填写其他评估报告使用人，没有的请注明没有。'),
    ...unless(matters.referenceDate !== undefined, 'reference-date-missing', '/referenceDate', '请确定评估基准日。'),
    ...unless(matters.region !== undefined, 'region-missing', '/region', '请填写电梯所在地的行政区划代码。'),
    ...unless(payer, 'dismantling-payer-missing', '/dismantlingPaidBy', '请确定拆除费用由谁承担。'),
    ...unless(matters.taxBasis !== undefined, 'tax-basis-missing', '/taxBasis', '请确定价格是否含税。'),
    ...unless(
      (matters.recusals ?? []).length > 0,
      'recusals-missing',
      '/recusals',
      '请参与评估的人员逐一声明与本业务没有利害关系。',
    ),
  ];
};
