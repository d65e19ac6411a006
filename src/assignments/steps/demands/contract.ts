/** 订立业务委托合同 (资产评估法 Art. 23, 24): in writing, by at least two appraisers, reviewed by somebody else. */
import type { CaseFacts, Missing } from '../assignment-state.js';
import { isGiven, missing, sameName, unless, type Demand } from './demand.js';

const leastAppraisers = 2;

export const contractDemands: Demand = (facts) => {
  const { contract } = facts.contents;
  const isAgency = facts.contents['basic-matters'].profile === 'agency';
  return [
    ...unless(isGiven(contract.contractNumber), 'contract-number-missing', '/contractNumber', '请填写委托合同编号。'),
    ...unless(contract.signedOn !== undefined, 'contract-day-missing', '/signedOn', '请填写合同签订日期。'),
    ...unless(isGiven(contract.firm?.name), 'firm-missing', '/firm/name', '请填写评估单位名称。'),
    ...unless(
      !isAgency || isGiven(contract.firm?.registration),
      'firm-registration-missing',
      '/firm/registration',
      '出具资产评估报告须填写评估机构备案编号。',
    ),
    ...peopleDemands(facts),
  ];
};

function peopleDemands({ contents }: CaseFacts): readonly Missing[] {
  const { appraisers = [], reviewer } = contents.contract;
  const recusals = contents['basic-matters'].recusals ?? [];
  const distinct = appraisers.filter(
    ({ name }, index) => !appraisers.slice(0, index).some((other) => sameName(other.name, name)),
  );
  const reviews = appraisers.some(({ name }) => reviewer !== undefined && sameName(name, reviewer));
  const takingPart = [...distinct.map(({ name }) => name), ...(reviewer === undefined || reviews ? [] : [reviewer])];
  return [
    ...unless(
      distinct.length >= leastAppraisers,
      'appraisers-too-few',
      '/appraisers',
      '至少须有两名评估人员承办，并填写证书编号。',
    ),
    ...unless(isGiven(reviewer), 'reviewer-missing', '/reviewer', '请指定复核人。'),
    ...unless(!reviews, 'reviewer-is-appraiser', '/reviewer', '复核人不能是承办的评估人员。'),
    ...takingPart
      .filter((name) => !recusals.some((declared) => sameName(declared.name, name)))
      .map((name) =>
        missing('recusal-missing', '/steps/basic-matters/recusals', `${name}还没有声明与本业务没有利害关系。`),
      ),
  ];
}
