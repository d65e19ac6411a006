/** An order written by hand: materials may be a map, unit and disposition may be left out. */
import type {
  AppraisalOrder,
  Component,
  Lift,
  MaterialShare,
  Offer,
  PriceBooks,
  Standard,
  Terms,
} from '../../src/engine/index.js';
import { asJson, shareList } from './complete-standard.js';
import type { CompactShares } from './complete-standard.js';
import { homeRegion } from './complete-tables.js';

export type CompactComponent = Pick<Component, 'id' | 'type'> &
  Partial<Omit<Component, 'materials'>> & { readonly materials?: CompactShares | readonly MaterialShare[] };

export interface CompactOrder {
  readonly referenceDate: string;
  readonly region?: string;
  readonly knownAt?: string;
  readonly priceBooks?: PriceBooks;
  readonly terms?: Partial<Terms>;
  readonly lift?: Partial<Lift>;
  readonly components: readonly CompactComponent[];
  readonly offers?: readonly Offer[];
}

function completeComponent(component: CompactComponent, standard: Standard): Component {
  const { materials } = component;
  const type = standard.componentTypes[component.type];
  if (!type) throw new Error(`The rule book has no component type ${component.type}.`);
  return {
    quantity: '1',
    unit: type.unit,
    disposition: 'dismantle',
    ...component,
    materials: materials === undefined || Array.isArray(materials) ? materials : shareList(materials as CompactShares),
  };
}

export function completeOrder(order: CompactOrder, standard: Standard): AppraisalOrder {
  return asJson<AppraisalOrder>({
    referenceDate: order.referenceDate,
    region: order.region ?? homeRegion,
    standard: { id: standard.id, version: standard.version },
    knownAt: order.knownAt ?? `${order.referenceDate}T23:59:59+08:00`,
    priceBooks: order.priceBooks,
    terms: { dismantlingPaidBy: 'owners', taxBasis: 'excluded', ...order.terms },
    lift: {
      drive: 'geared',
      machineRoom: true,
      ratedLoadKg: '1000',
      ratedSpeedMps: '1.00',
      stops: 10,
      landings: 10,
      ...order.lift,
    },
    components: order.components.map((component) => completeComponent(component, standard)),
    offers: order.offers,
  });
}
