/** Injection token of the figures of the formulas. */
export const STARTING_PARAMETERS = Symbol('StartingParameters');
