import { describe, expect, it } from '@jest/globals';
import { caseFacts, contents, recorded } from '../../../../test/builders/case-facts.js';
import type { ContractDto } from '../step-content.dto.js';
import { contractDemands } from './contract.js';

const appraiser = (name: string) => ({ name, certificate: '9' });

describe('what the contract demands', () => {
  it('is there', () => expect(contractDemands(caseFacts())).toEqual([]));

  it.each<[string, string, Partial<ContractDto>]>([
    ['contract-number-missing', '/contractNumber', { contractNumber: undefined }],
    ['contract-day-missing', '/signedOn', { signedOn: undefined }],
    ['firm-registration-missing', '/firm/registration', { firm: { name: '评估公司' } }],
    ['appraisers-too-few', '/appraisers', { appraisers: [appraiser('王一')] }],
    ['appraisers-too-few', '/appraisers', { appraisers: [appraiser('王一'), appraiser('王 一')] }],
    ['reviewer-missing', '/reviewer', { reviewer: undefined }],
    ['reviewer-is-appraiser', '/reviewer', { reviewer: '李 二' }],
    ['recusal-missing', '/steps/basic-matters/recusals', { reviewer: '赵四' }],
  ])('%s at %s', (code, pointer, change) => {
    expect(contractDemands(recorded('contract', change))).toMatchObject([{ code, pointer }]);
  });

  it('is less of a firm that issues by the group standard, but its name', () => {
    const matters = { ...contents['basic-matters'], profile: 'group-standard' as const };
    const facts = caseFacts({
      contents: { ...contents, 'basic-matters': matters, contract: { ...contents.contract, firm: undefined } },
    });
    expect(contractDemands(facts)).toMatchObject([{ code: 'firm-missing' }]);
  });

  it('names everybody who has declared nothing', () => {
    const facts = recorded('basic-matters', { recusals: [{ name: '王 一', declaredOn: '2026-10-01' }] });
    expect(contractDemands(facts).map(({ message }) => message)).toEqual([
      '李二还没有声明与本业务没有利害关系。',
      '陈三还没有声明与本业务没有利害关系。',
    ]);
  });
});
