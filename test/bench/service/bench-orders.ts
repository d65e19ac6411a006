/** Orders of many components against the shipped standard, every component priced and weighed. */
import { machine, rail, smallOrder } from '../../api/small-order.js';

export function orderOf(components: number): string {
  return JSON.stringify(
    smallOrder({
      components: Array.from({ length: components }, (_, index) => {
        const id = `c${index}`;
        return index % 3 === 2
          ? rail({ id })
          : machine({ id, mass: { method: 'weighed', kgPerUnit: `${600 + (index % 90)}` } });
      }),
    }),
  );
}
