/** Every calendar day of an order names a day that exists. */
import type { AppraisalOrder, CalendarDay } from '../order.js';
import { isCalendarDay } from '../calendar.js';
import type { OrderFault } from './order-fault.js';

export function dayFaults({ referenceDate, lift, components, offers }: AppraisalOrder): readonly OrderFault[] {
  return [
    ...dayFault('/referenceDate', referenceDate),
    ...dayFault('/lift/commissionedOn', lift.commissionedOn),
    ...components.flatMap(({ installedOn, survey }, index) => [
      ...dayFault(`/components/${index}/installedOn`, installedOn),
      ...dayFault(`/components/${index}/survey/surveyedOn`, survey?.surveyedOn),
    ]),
    ...(offers ?? []).flatMap(({ offeredOn }, index) => dayFault(`/offers/${index}/offeredOn`, offeredOn)),
  ];
}

function dayFault(pointer: string, day: CalendarDay | undefined): readonly OrderFault[] {
  if (day === undefined || isCalendarDay(day)) return [];
  return [{ pointer, code: 'calendar-day-invalid', allowed: 'YYYY-MM-DD', data: { value: day } }];
}
