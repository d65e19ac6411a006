/** A region nobody listed has no prices and no name: most likely a slip of the pen, said at the door. */
import type { AppraisalOrder } from '../engine/index.js';
import { isRegion } from '../standards/regions/regions.js';
import type { OrderFault } from './order-faults.js';

export function regionFaults({ region }: Pick<AppraisalOrder, 'region'>): readonly OrderFault[] {
  return isRegion(region) ? [] : [{ pointer: '/region', code: 'region-unknown', allowed: 'GB/T 2260' }];
}
