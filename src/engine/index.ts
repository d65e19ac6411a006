/** The engine's door for others: facts and rule book in, appraisal or refusals out. Pure, no clock, no prose. */
export type * from './order.js';
export type * from './standard.js';
export type * from './price-table.js';
export type * from './appraisal.js';
export type * from './finding.js';
export type * from './trace.js';
export { appraise } from './appraise.js';
export { tablesAsked } from './tables-asked.js';
export { usedPriceRows } from './used-price-rows.js';
export { findOrderFaults } from './order-faults.js';
export type { OrderFault, OrderFaultCode } from './faults/order-fault.js';
export { lookUpPrice } from './steps/look-up-price.js';
export type { AsOf, PriceAnswer, PriceQuestion } from './steps/look-up-price.js';
export { largestInCapitals, toCapitals } from './capitals.js';
export { chinaDayOf, compareInstants, daysBetween, isCalendarDay, isInstant, monthsBetween } from './calendar.js';
export {
  addDecimalTexts,
  compareDecimalTexts,
  divideDecimalTexts,
  meanOfDecimalTexts,
  multiplyDecimalTexts,
  subtractDecimalTexts,
} from './exact/decimal-texts.js';
export { isDecimalText } from './exact/decimal.js';
