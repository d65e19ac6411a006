import type { ShapeFaultCode } from './shape-fault-texts.js';

/** One thing wrong with the shape of an order. */
export interface ShapeFault {
  /** JSON Pointer into the order. */
  readonly pointer: string;
  readonly code: ShapeFaultCode;
  readonly allowed?: string;
}
