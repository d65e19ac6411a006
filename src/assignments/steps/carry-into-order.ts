/**
 * What the first two steps settle stands in the working paper too, since the order prints and calculates with it. It is
 * carried over whenever either is saved, so that the two never say different things. Pure.
 */
import type { DraftOrder } from '../working-paper/working-paper.js';
import type { StepContents } from './step-content.js';

export interface Settled {
  readonly purpose: string;
  readonly contents: Pick<StepContents, 'basic-matters' | 'contract'>;
}

export function carryIntoOrder(order: DraftOrder, { purpose, contents }: Settled): DraftOrder {
  const matters = contents['basic-matters'];
  const { dismantlingPaidBy, taxBasis, haulDistanceKm, referenceDate, region, profile, client } = matters;
  const { contractNumber, firm, appraisers, reviewer, externalReportCode } = contents.contract;
  const otherUsers = matters.noOtherUsers === true ? '无' : matters.otherUsers;
  const agreed = { contractNumber, firm, appraisers, reviewer, externalReportCode };
  const engagement = { profile, client, otherUsers, purpose: matters.purpose ?? purpose, ...agreed };
  const terms = { ...order.terms, ...known({ dismantlingPaidBy, taxBasis, haulDistanceKm }) };
  return {
    ...order,
    ...known({ referenceDate, region }),
    engagement: { ...order.engagement, ...known(engagement) },
    ...(Object.keys(terms).length > 0 ? { terms } : {}),
  };
}

function known<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Members>;
}
