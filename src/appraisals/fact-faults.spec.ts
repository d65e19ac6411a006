import { describe, expect, it } from '@jest/globals';
import { machine, sampleLift, sampleOrder } from '../../test/builders/sample-order.js';
import type { AppraisalOrder, Component, Lift, Offer } from '../engine/index.js';
import { factFaults } from './fact-faults.js';

const today = '2026-11-02';
const faultsOf = (changes: Partial<AppraisalOrder>) => factFaults(sampleOrder(changes), today);
const ofComponent = (changes: Partial<Component>) => faultsOf({ components: [machine(changes)] });
const ofLift = (changes: Partial<Lift>) => faultsOf({ lift: { ...sampleLift, ...changes } });
const offer = (offeredOn: string): Offer => ({ amount: '6800.00', taxBasis: 'excluded', offeredOn, source: '收购方' });

/** Each day an order tells of something that has happened. */
const days: readonly (readonly [string, (day: string) => ReturnType<typeof factFaults>])[] = [
  ['/lift/commissionedOn', (day) => ofLift({ commissionedOn: day })],
  ['/components/0/installedOn', (day) => ofComponent({ installedOn: day })],
  ['/components/0/survey/surveyedOn', (day) => ofComponent({ survey: { surveyedOn: day } })],
  ['/offers/1/offeredOn', (day) => faultsOf({ offers: [offer(today), offer(day)] })],
];

describe('facts of an order that comes in', () => {
  it('of a sound order have no fault', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each(days)('%s may be today, and no later day', (pointer, on) => {
    expect(on('2026-11-02')).toEqual([]);
    expect(on('2026-11-03')).toEqual([{ pointer, code: 'day-in-future', allowed: '≤ 2026-11-02' }]);
  });

  it.each(days)('%s with a year that lost a digit is told', (pointer, on) => {
    expect(on('1900-01-01')).toEqual([]);
    expect(on('0204-09-01')).toEqual([{ pointer, code: 'day-too-early', allowed: '≥ 1900-01-01' }]);
  });

  it('know two landing doors a stop, and lifts that pass some stops without one', () => {
    expect(ofLift({ stops: 14, landings: 28 })).toEqual([]);
    expect(ofLift({ stops: 14, landings: 7 })).toEqual([]);
    expect(ofLift({ stops: 14, landings: 29 })).toEqual([
      { pointer: '/lift/landings', code: 'landings-beyond-stops', allowed: '≤ 28' },
    ]);
  });

  it.each(['1', '12', '2.0', '10000.000'])('count %s pieces', (quantity) => {
    expect(ofComponent({ quantity })).toEqual([]);
  });

  it.each(['0.5', '1.0000000001', '10.50'])('do not count %s pieces, but measure as many metres', (quantity) => {
    expect(ofComponent({ quantity })).toEqual([
      { pointer: '/components/0/quantity', code: 'pieces-not-whole', allowed: '1, 2, 3, …' },
    ]);
    expect(ofComponent({ quantity, unit: 'm' })).toEqual([]);
  });

  it('name a material once in a component, and again in the next one', () => {
    const materials = ['steel', 'copper', 'steel'].map((material) => ({ material, share: '0.2' }));
    const other = machine({ id: 'other', materials: materials.slice(0, 2) });
    expect(faultsOf({ components: [other, machine({ materials })] })).toEqual([
      {
        pointer: '/components/1/materials/2/material',
        code: 'material-named-twice',
        allowed: '≠ /components/1/materials/0/material',
      },
    ]);
  });
});
