/**
 * What cannot be so, whichever standard is asked: days that have not come yet, more doors than the stops can have, half
 * a piece. Asked of orders as they come in and never of a stored one, which is computed again as it was accepted.
 */
import type { AppraisalOrder, CalendarDay, Component } from '../engine/index.js';
import { pointerTo } from './order/pointer.js';
import type { OrderFault } from './order-faults.js';

/** No statement about lifts: it catches 0204 written for 2004. */
const earliestDay = '1900-01-01';
/** A car opens to the front and to the back. */
const doorsPerStop = 2;

type Facts = Pick<AppraisalOrder, 'lift' | 'components' | 'offers'>;

export function factFaults({ lift, components, offers = [] }: Facts, today: CalendarDay): readonly OrderFault[] {
  return [
    ...dayFaults('/lift/commissionedOn', lift.commissionedOn, today),
    ...landingFaults(lift),
    ...components.flatMap((component, index) => componentFaults(component, pointerTo('/components', index), today)),
    ...offers.flatMap(({ offeredOn }, index) => dayFaults(`/offers/${index}/offeredOn`, offeredOn, today)),
  ];
}

function dayFaults(pointer: string, day: CalendarDay | undefined, today: CalendarDay): readonly OrderFault[] {
  if (day === undefined) return [];
  if (day > today) return [{ pointer, code: 'day-in-future', allowed: `≤ ${today}` }];
  return day < earliestDay ? [{ pointer, code: 'day-too-early', allowed: `≥ ${earliestDay}` }] : [];
}

function landingFaults({ stops, landings }: Facts['lift']): readonly OrderFault[] {
  const most = stops * doorsPerStop;
  return landings <= most ? [] : [{ pointer: '/lift/landings', code: 'landings-beyond-stops', allowed: `≤ ${most}` }];
}

function componentFaults(component: Component, pointer: string, today: CalendarDay): readonly OrderFault[] {
  const { installedOn, survey } = component;
  return [
    ...quantityFaults(component, pointer),
    ...repeatedMaterials(component, pointer),
    ...dayFaults(`${pointer}/installedOn`, installedOn, today),
    ...dayFaults(`${pointer}/survey/surveyedOn`, survey?.surveyedOn, today),
  ];
}

function quantityFaults({ quantity, unit }: Component, pointer: string): readonly OrderFault[] {
  if (unit !== '{piece}' || /^\d+(?:\.0+)?$/.test(quantity)) return [];
  return [{ pointer: `${pointer}/quantity`, code: 'pieces-not-whole', allowed: '1, 2, 3, …' }];
}

function repeatedMaterials({ materials = [] }: Component, pointer: string): readonly OrderFault[] {
  const firstPlaces = new Map<string, string>();
  return materials.flatMap(({ material }, index): readonly OrderFault[] => {
    const place = `${pointer}/materials/${index}/material`;
    const first = firstPlaces.get(material);
    if (first !== undefined) return [{ pointer: place, code: 'material-named-twice', allowed: `≠ ${first}` }];
    firstPlaces.set(material, place);
    return [];
  });
}
