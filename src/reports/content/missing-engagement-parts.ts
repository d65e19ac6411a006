/**
 * What a report must print and the order does not say: the names in Chinese, empty when the report can be issued.
 * The appraisal stands without them; the report remains a draft.
 */
import type { AppraisalOrder, Engagement } from '../../engine/index.js';

/** 资产评估法 Art. 24 and 27: at least two professionals carry out and sign an appraisal. */
const LEAST_APPRAISERS = 2;

const isBlank = (value: string | undefined): boolean => value === undefined || value.trim() === '';

export function missingEngagementParts(order: AppraisalOrder): string[] {
  const engagement: Partial<Engagement> = order.engagement ?? {};
  const parts: readonly (readonly [name: string, missing: boolean])[] = [
    ['报告类型', engagement.profile === undefined],
    ['委托人', isBlank(engagement.client)],
    ['评估目的', isBlank(engagement.purpose)],
    ['委托合同编号', isBlank(engagement.contractNumber)],
    ['评估单位名称', isBlank(engagement.firm?.name)],
    ['评估机构备案编号', engagement.profile === 'agency' && isBlank(engagement.firm?.registration)],
    ['至少两名评估人员的姓名和证书编号', !hasEnoughAppraisers(engagement)],
    ['复核人', isBlank(engagement.reviewer)],
    ['互不相同的评估人员和复核人', !areDifferentPeople(engagement)],
  ];
  return parts.filter(([, missing]) => missing).map(([name]) => name);
}

function hasEnoughAppraisers({ appraisers = [] }: Partial<Engagement>): boolean {
  const named = appraisers.filter(({ name, certificate }) => !isBlank(name) && !isBlank(certificate));
  return new Set(named.map(({ name, certificate }) => `${name}\n${certificate}`)).size >= LEAST_APPRAISERS;
}

/** Every appraiser signs, on a key of their own, what somebody else has reviewed: one name stands for one of them. */
function areDifferentPeople({ appraisers = [], reviewer }: Partial<Engagement>): boolean {
  const names = [...appraisers.map(({ name }) => name), ...(reviewer === undefined ? [] : [reviewer])];
  const given = names.map(nameForComparison).filter((name) => name !== '');
  return new Set(given).size === given.length && !appraisers.some(({ name }) => isBlank(name));
}

/** 王 一 and 王一 are one name. */
const nameForComparison = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
