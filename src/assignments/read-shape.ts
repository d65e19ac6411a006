import { inWords } from '../appraisals/order-faults.js';
import { objectFaults } from '../appraisals/order/shape-faults.js';
import { contentInvalid } from './assignment-problem.js';

/** A body with the shape of a DTO. @throws content-invalid with every fault. */
export function readShape<Body extends object>(shape: new () => Body, json: unknown): Body {
  const faults = objectFaults(shape, json, '').map(inWords);
  if (faults.length > 0) throw contentInvalid(faults);
  return json as Body;
}
