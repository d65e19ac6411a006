import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factFaults } from '../../src/appraisals/fact-faults.js';
import { compareDecimalTexts } from '../../src/engine/index.js';
import type { KnownLift } from '../../src/starting-lists/facts.js';
import { proposeComponents, type RuleBookOfLists } from '../../src/starting-lists/propose-components.js';
import { shippedRuleBook } from './known-lifts.js';
import { holds, resultOf } from './recompute.js';

const tenths = (n: number): string => (n % 10 === 0 ? String(n / 10) : `${Math.floor(n / 10)}.${n % 10}`);

/** Any lift the formulas reach, sensible or not. */
const anyLift: fc.Arbitrary<KnownLift> = fc
  .record({
    drive: fc.constantFrom('geared' as const, 'gearless' as const, 'hydraulic' as const),
    machineRoom: fc.boolean(),
    load: fc.integer({ min: 100, max: 1999 }),
    ratedSpeedMps: fc.constantFrom('0.50', '1.00', '1.50', '1.75', '2.00', '2.50', '3.00'),
    stops: fc.integer({ min: 2, max: 60 }),
    second: fc.integer({ min: 0, max: 5 }),
    travel: fc.integer({ min: 20, max: 1490 }),
    year: fc.integer({ min: 1985, max: 2024 }),
  })
  .map(({ load, stops, second, travel, year, ...lift }) => ({
    ...lift,
    ratedLoadKg: String(load),
    stops,
    landings: stops + second,
    travelHeightM: tenths(travel),
    commissionedOn: `${year}-06-30`,
  }));

describe('every starting list', () => {
  let book: RuleBookOfLists;
  beforeAll(async () => {
    book = await shippedRuleBook();
  });
  const propose = (lift: KnownLift): ReturnType<typeof proposeComponents> => proposeComponents(lift, book);
  const always = (holdsFor: (lift: KnownLift) => void): void =>
    fc.assert(fc.property(anyLift, holdsFor), { seed: 29, numRuns: 60 });

  it('weighs what its lines weigh, and each line what its figures say', () => {
    always((lift) => {
      const { lines, totalMassKg, systems } = propose(lift);
      const grams = (kg: string): bigint => BigInt(kg.replace('.', ''));
      const sum = (masses: readonly string[]): bigint => masses.map(grams).reduce((a, b) => a + b, 0n);
      expect(grams(totalMassKg)).toBe(sum(lines.map(({ massKg }) => massKg)));
      expect(grams(totalMassKg)).toBe(sum(systems.map(({ massKg }) => massKg)));
      for (const { component, kgPerUnit, massKg } of lines) {
        const product = `${component.quantity} × ${kgPerUnit} ≈ ${massKg}`;
        expect([product, holds(product)]).toEqual([product, true]);
      }
    });
  });

  it('holds types, units and variants of the catalogue only, and leaves none out without a reason', () => {
    const types = book.edition.standard.componentTypes;
    always((lift) => {
      const { lines, notProposed } = propose(lift);
      for (const { component } of lines) {
        const type = types[component.type];
        expect(type?.unit).toBe(component.unit);
        if (component.variant !== undefined) expect(type?.variants).toHaveProperty([component.variant]);
      }
      const named = new Set([...lines.map(({ component }) => component.type), ...notProposed.map(({ type }) => type)]);
      expect([...named].sort()).toEqual(Object.keys(types).sort());
      expect(notProposed.filter(({ code }) => code === 'no-formula' || code === 'not-in-catalogue')).toEqual([]);
      expect(new Set(lines.map(({ component }) => component.id)).size).toBe(lines.length);
    });
  });

  it('proposes no part that an order could not have', () => {
    always((lift) => {
      const components = propose(lift).lines.map(({ component }) => component);
      const faults = factFaults({ lift: { ...lift, landings: lift.stops }, components }, '2026-11-02');
      expect(faults).toEqual([]);
    });
  });

  it('prints formulas that come to what they say', () => {
    always((lift) => {
      for (const { component, kgPerUnit, estimate } of propose(lift).lines) {
        for (const { formula, value } of estimate.steps) {
          expect([formula, holds(formula), resultOf(formula)]).toEqual([formula, true, value]);
        }
        expect(resultOf(estimate.formula)).toBe(component.quantity);
        if (estimate.massFormula !== null) expect(resultOf(estimate.massFormula)).toBe(kgPerUnit);
        expect(component.description).toContain(estimate.formula);
      }
    });
  });

  it.each([
    ['a stop with its landing', (lift: KnownLift) => ({ ...lift, stops: lift.stops + 1, landings: lift.landings + 1 })],
    ['a tenth of a metre', (lift: KnownLift) => ({ ...lift, travelHeightM: add(lift.travelHeightM, 1) })],
    ['a kilogram of load', (lift: KnownLift) => ({ ...lift, ratedLoadKg: add(lift.ratedLoadKg, 10) })],
    [
      'double the load',
      (lift: KnownLift) => ({ ...lift, ratedLoadKg: String(Math.min(2000, 2 * Number(lift.ratedLoadKg))) }),
    ],
    ['ten metres', (lift: KnownLift) => ({ ...lift, travelHeightM: add(lift.travelHeightM, 100) })],
  ])('is no lighter for %s more', (_, more) => {
    always((lift) => {
      const [less, greater] = [propose(lift), propose(more(lift))];
      expect(compareDecimalTexts(greater.totalMassKg, less.totalMassKg)).toBeGreaterThanOrEqual(0);
    });
  });
});

const add = (value: string, tenth: number): string => tenths(Math.round(Number(value) * 10) + tenth);
