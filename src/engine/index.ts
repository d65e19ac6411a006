/** The engine's door for others: facts and rule book in, appraisal or refusals out. Pure, no clock, no prose. */
export type * from './order.js';
export type * from './standard.js';
export type * from './price-table.js';
export type * from './appraisal.js';
export type * from './finding.js';
export type * from './trace.js';
