import { describe, expect, it } from '@jest/globals';
import { sampleStandard } from '../../../test/builders/sample-standard.js';
import { checkPlausibility } from './check-plausibility.js';

const check = (residualValue: string, totalMassKg: string): string[] =>
  checkPlausibility({ residualValue, totalMassKg }, sampleStandard().limits).map(({ code }) => code);

describe('plausibility', () => {
  it('warns beyond the limits, never at them', () => {
    expect(check('22500.00', '100.000')).toEqual([]);
    expect(check('22500.00', '11000.000')).toEqual([]);
    expect(check('22510.00', '5000.000')).toEqual(['residual-value-implausible']);
    expect(check('-5000.00', '99.999')).toEqual(['total-mass-implausible']);
    expect(check('30000.00', '11000.001')).toEqual(['residual-value-implausible', 'total-mass-implausible']);
  });
});
