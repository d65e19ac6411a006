/**
 * The checks an order goes through, applied to a list of components that comes without the order around it: a sheet, or a
 * single component. What the rules say of the rest of the order is not asked here.
 */
import { factFaults } from '../../appraisals/fact-faults.js';
import type { SubmittedOrder } from '../../appraisals/order/appraisal-order.dto.js';
import { draftOrder } from '../../appraisals/order/draft-order.js';
import { parseAppraisalOrder } from '../../appraisals/order/parse-appraisal-order.js';
import { isSameOrWithin } from '../../appraisals/order/pointer.js';
import type { OrderFault } from '../../appraisals/order-faults.js';
import { chinaDayOf, findOrderFaults, type CalendarDay, type Instant, type Standard } from '../../engine/index.js';

export interface ComponentSetting {
  readonly standard: Standard;
  readonly referenceDate: CalendarDay;
  /** When the list comes in: its facts cannot lie later. */
  readonly knownAt: Instant;
}

/** Sound, and of no consequence: it only lets the components be judged. */
const surroundingsOf = ({
  standard: { id, version },
  referenceDate,
  knownAt,
}: ComponentSetting): Omit<SubmittedOrder, 'components'> => ({
  ...{ referenceDate, knownAt, region: '100000', standard: { id, version } },
  terms: { dismantlingPaidBy: 'owners', taxBasis: 'excluded', haulDistanceKm: '0' },
  lift: { drive: 'geared', machineRoom: true, ratedLoadKg: '1000', ratedSpeedMps: '1', stops: 2, landings: 2 },
});

/** Every fault, each with its pointer from the order's top: `/components/3/quantity`. */
export function checkComponents(components: readonly unknown[], setting: ComponentSetting): readonly OrderFault[] {
  const json = { ...surroundingsOf(setting), components };
  const reading = parseAppraisalOrder(json);
  const shape = reading.ok ? [] : reading.faults;
  const order = reading.ok ? reading.order : draftOrder(json, shape, setting.referenceDate);
  if (order === null) return shape;
  const { id, version } = setting.standard;
  const settled = { ...order, standard: { id, version }, knownAt: setting.knownAt };
  const content: readonly OrderFault[] = [
    ...findOrderFaults(settled, setting.standard),
    ...factFaults(settled, chinaDayOf(setting.knownAt)),
  ];
  const further = content.filter(({ pointer }) => {
    const touches = ({ pointer: known }: OrderFault): boolean =>
      isSameOrWithin(pointer, known) || isSameOrWithin(known, pointer);
    return pointer.startsWith('/components') && !shape.some(touches);
  });
  return [...shape, ...further];
}
