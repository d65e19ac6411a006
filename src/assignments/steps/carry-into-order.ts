/**
 * What the first two steps settle stands in the working paper too, since the order prints and calculates with it. It is
 * carried over whenever either is saved, so that the two never say different things. Pure.
 */
import type { DraftOrder } from '../working-paper/working-paper.js';
import type { StepContents } from './step-content.js';

export type SettledContents = Pick<StepContents, 'basic-matters' | 'contract'>;

export interface Settled {
  readonly purpose: string;
  readonly contents: SettledContents;
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

/**
 * What an earlier record had carried over and the new one leaves out is taken out of the order again: a haul distance, say,
 * that was withdrawn must not be calculated with.
 */
export function withoutWithdrawn(order: DraftOrder, before: SettledContents, after: SettledContents): DraftOrder {
  const [was, is] = [partsOf(before), partsOf(after)];
  const terms = less(order.terms ?? {}, was.terms, is.terms);
  return {
    ...less(order, was.order, is.order),
    ...(order.engagement && { engagement: less(order.engagement, was.engagement, is.engagement) }),
    ...(Object.keys(terms).length > 0 && { terms }),
  };
}

function partsOf(contents: SettledContents) {
  const order = carryIntoOrder({}, { purpose: '', contents });
  return { order, engagement: order.engagement ?? {}, terms: order.terms ?? {} };
}

/** Without the members that were there and are there no more. */
function less<Whole extends object>(whole: Whole, was: object, is: object): Whole {
  const stays = ([name]: [string, unknown]): boolean => !(name in was) || name in is;
  return Object.fromEntries(Object.entries(whole).filter(stays)) as Whole;
}

function known<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Members>;
}
