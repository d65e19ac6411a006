import { describe, expect, it } from '@jest/globals';
import { appraise } from '../../src/engine/index.js';
import { oracle } from '../oracle/oracle.js';
import { laidOut } from './expectation.js';
import type { OutcomeLike } from './expectation.js';
import { readCases } from './read-cases.js';
import type { Case } from './read-cases.js';

const cases = readCases();

function check(outcome: OutcomeLike, { expected }: Case): void {
  const actual = laidOut(outcome);
  expect(actual).toMatchObject(expected);
  // A list of keys is complete: no deduction and no refusal beside the expected ones.
  for (const whole of ['deductions', 'refusals']) {
    if (expected[whole] !== undefined) {
      expect(Object.keys(actual[whole] as object).sort()).toEqual(Object.keys(expected[whole] as object).sort());
    }
  }
}

describe.each(cases)('$file: $name', (each) => {
  const { order, standard, editions } = each;

  it('holds for the engine', () => {
    check(appraise(order, { standard, priceTables: editions }), each);
  });

  it('holds for the oracle', () => {
    check(oracle({ order, standard, editions }), each);
  });
});

it('has at least one case for every rule of calculation', () => {
  const rules = new Set(cases.map(({ file }) => file.slice(0, 2)));
  expect([...rules]).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
});
