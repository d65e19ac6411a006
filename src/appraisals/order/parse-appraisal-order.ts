/**
 * The one door of orders, for HTTP and the command line alike: any JSON value in, an order out or every fault of its
 * shape. What only the rule book can say (is there such a material?) is asked afterwards, see `appraise-lift.ts`.
 */
import type { SubmittedOrder } from './appraisal-order.dto.js';
import { hasOrderShape } from './order-schema.js';
import type { ShapeFault } from './shape-fault.js';
import { findShapeFaults } from './shape-faults.js';

export type OrderReading =
  | { readonly ok: true; readonly order: SubmittedOrder }
  | { readonly ok: false; readonly faults: readonly ShapeFault[] };

export function parseAppraisalOrder(json: unknown): OrderReading {
  if (hasOrderShape(json)) return { ok: true, order: json as SubmittedOrder };
  return { ok: false, faults: findShapeFaults(json) };
}
