/**
 * Everything that makes an order of the right shape invalid, all at once: what the calendar, the catalogue and the rules
 * forbid before anything is valued. An order without faults can be appraised; what is merely missing is a refusal.
 */
import type { AppraisalOrder, Lift } from './order.js';
import type { Standard } from './standard.js';
import { chinaDayOf, isCalendarDay, isInstant } from './calendar.js';
import { componentFaults } from './faults/component-faults.js';
import { dayFaults } from './faults/day-faults.js';
import { boundsFaults, notNegative, positive } from './faults/order-fault.js';
import type { OrderFault } from './faults/order-fault.js';
import { taxedAmountFaults } from './faults/taxed-amount-faults.js';

export function findOrderFaults(order: AppraisalOrder, standard: Standard): OrderFault[] {
  return [
    ...dayFaults(order),
    ...knownAtFaults(order),
    ...liftFaults(order.lift),
    ...boundsFaults('/terms/haulDistanceKm', order.terms.haulDistanceKm, notNegative),
    ...duplicateIds(order),
    ...order.components.flatMap((component, index) => componentFaults(component, index, standard)),
    ...(order.offers ?? []).flatMap((offer, index) => taxedAmountFaults(`/offers/${index}`, offer, null)),
  ];
}

/** Rule 10: prices of a day that had not begun in China cannot have been known. */
function knownAtFaults({ referenceDate, knownAt }: AppraisalOrder): readonly OrderFault[] {
  if (!isInstant(knownAt)) {
    return [{ pointer: '/knownAt', code: 'instant-invalid', allowed: 'RFC 3339', data: { value: knownAt } }];
  }
  const knownOn = chinaDayOf(knownAt);
  if (!isCalendarDay(referenceDate) || referenceDate <= knownOn) return [];
  const allowed = `≤ ${knownOn}`;
  return [
    { pointer: '/referenceDate', code: 'reference-date-after-known-at', allowed, data: { referenceDate, knownAt } },
  ];
}

function liftFaults(lift: Lift): readonly OrderFault[] {
  return [
    ...countFaults('/lift/stops', lift.stops),
    ...countFaults('/lift/landings', lift.landings),
    ...boundsFaults('/lift/ratedLoadKg', lift.ratedLoadKg, positive),
    ...boundsFaults('/lift/ratedSpeedMps', lift.ratedSpeedMps, positive),
    ...boundsFaults('/lift/travelHeightM', lift.travelHeightM, positive),
  ];
}

function countFaults(pointer: string, count: number): readonly OrderFault[] {
  if (Number.isSafeInteger(count) && count >= 1) return [];
  return [{ pointer, code: 'integer-out-of-range', allowed: '1 ≤ n', data: { value: count } }];
}

function duplicateIds({ components }: AppraisalOrder): readonly OrderFault[] {
  const firstPlaces = new Map<string, number>();
  return components.flatMap(({ id }, index): readonly OrderFault[] => {
    const first = firstPlaces.get(id);
    if (first === undefined) {
      firstPlaces.set(id, index);
      return [];
    }
    const pointer = `/components/${index}/id`;
    return [{ pointer, code: 'component-id-duplicate', data: { id, first: `/components/${first}/id` } }];
  });
}
